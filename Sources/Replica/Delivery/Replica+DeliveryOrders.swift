import District
import Licenses
package import SignedLog
import Storage

/// A version that is to be brought to its holder by a channel.
package struct DeliveryOrder: Hashable, Sendable {
    /// The content act: by it the channel knows a delivery that it was asked for before.
    package let version: ActID
    package let license: DocumentID
    package let metadata: LibraryMetadata
}

/// What a channel reports of a delivery that it has made.
package struct DeliveryProof: Hashable, Sendable {
    package let channel: String
    /// 送达回执号.
    package let proof: String
    /// When it entered the holder's designated system (电子签名法 §11), in milliseconds since 1970 UTC.
    package let entered: Int64

    package init(channel: String, proof: String, entered: Int64) {
        (self.channel, self.proof, self.entered) = (channel, proof, entered)
    }
}

extension Replica {
    /// Licenses of the offices for which this node acts whose version in force is not delivered, at most a step; nil: none waits now.
    package func deliveryStep(_ sweep: inout LicenseSweep) throws -> [DocumentID]? {
        guard let node else { return nil }
        let offices = Set(state.authority.currentView.offices(servedBy: node.key))
        var filter = LicenseFilter(date: surroundings.today ?? .latest)
        (filter.isTest, filter.isDelivered) = (false, false)
        return try step(&sweep, filter) { view in
            offices.contains(view.office) && view.delivered == nil && !view.isTest && !view.isBackFile
        }
    }

    /// What a channel is asked to bring to its holder now. Left out is what nobody may hold yet: rivals, what is not in
    /// force, what the law wants on paper, what is for a holder whose code was erased; and what the city has not sealed.
    ///
    /// - Parameter unsealed: whether a version is delivered before the city's seal is on it.
    package func deliveryOrders(_ documents: [DocumentID], unsealed: Bool) throws -> [DeliveryOrder] {
        guard let today = surroundings.today else { return [] }
        return try store.read { store in
            var folder = LicenseFolder(state, store: store)
            let (names, view) = (Names(state), state.authority.currentView)
            return try documents.compactMap { document in
                guard let history = try folder.fold(document), let version = history.deliverable(on: today),
                    unsealed || history.seal(of: version).state == .sealed,
                    history.content(of: version).flatMap({ names.item($0.item)?.content.notes.paperDelivery }) == nil
                else { return nil }
                let office = try store.actNode(document.founding)?.audience.offices.first
                let code = office.flatMap { view.office($0)?.code.string }
                let metadata = try LibraryMetadata(history, on: today, officeCode: code, names, store)
                guard let metadata, metadata.elements[.holderCode] != nil else { return nil }
                return DeliveryOrder(version: version, license: document, metadata: metadata)
            }
        }
    }

    /// Writes the delivery down as an act; the same proof twice is one.
    package func deliver(_ order: DeliveryOrder, _ proof: DeliveryProof, by: String) throws -> Acknowledgement {
        var request = LicenseRequest(.deliver)
        request.license = order.license.description
        request.version = order.metadata.elements[.version].flatMap { Int($0) }
        (request.channel, request.proof, request.entered) = (proof.channel, proof.proof, proof.entered)
        request.by = by
        return try author(request)
    }
}

extension LicenseHistory {
    /// The version in force that nobody has been given yet; nil if there is none.
    fileprivate func deliverable(on today: CivilDate) -> ActID? {
        let shown = shown(at: today)
        guard !isTest, shown.rivals.isEmpty, shown.state == .valid || shown.state == .suspended,
            let version = shown.interval.inForce, delivery(of: version) == nil
        else { return nil }
        return version
    }
}
