import District
import Replication
package import SignedLog
import Signing
import Storage

/// What a bundle carried.
package struct BundleSummary: Sendable, Encodable {
    package var entries = 0
    package var disclosures = 0
    package var recipients = 0
    package var bytes = 0
}

/// What became of a bundle that was read.
package struct BundleReport: Sendable, Encodable {
    package var entries = 0
    package var admitted = 0
    package var alreadyHeld = 0
    package var early = 0
    package var refused = 0
    package var disclosures = 0
    /// What the bundle takes for granted and this node lacks.
    package var missing = 0
}

/// Entries in a file, for where no network goes.
extension Replica {
    /// Most bytes taken from the file at once, and about so many stored in one transaction.
    private static let pieceByteCount = 1 << 20

    /// Writes a bundle for the nodes that may hold what is in it.
    ///
    /// - Parameters:
    ///   - audiences: nil: all that are held here. The district's always goes along.
    ///   - recipients: nil: every enrolled node that may hold one of the audiences.
    package func exportBundle(
        audiences: [Audience]?,
        recipients: [DocumentID]?,
        to write: ([UInt8]) throws -> Void
    ) throws -> BundleSummary {
        guard let district else { throw Refusal(.noDistrict) }
        return try store.read { store in
            let chosen = try Set((audiences ?? store.audiences()) + [.district]).sorted()
            let nodes = try self.recipients(recipients, of: chosen)
            let readable = chosen.filter { audience in
                nodes.allSatisfy { state.authority.mayHold(audience, by: $0.key) }
            }
            let sequences = try readable.flatMap { try store.sequences(in: $0) }.sorted()
            var writer = try BundleWriter(
                district: district,
                sender: identity.signing,
                recipients: nodes.map(\.boxKey),
                presupposed: try presupposed(sequences, store),
                entropy: surroundings.entropy
            )
            var summary = BundleSummary(recipients: nodes.count)
            try summary.pass(writer.begin(), to: write)
            for sequence in sequences {
                guard let entry = try store.servedEntry(sequence: sequence) else { continue }
                summary.entries += 1
                summary.disclosures += entry.disclosures.count
                let piece = writer.append(OutgoingEntry(signed: entry.signed, disclosures: entry.disclosures))
                try summary.pass(piece, to: write)
            }
            try summary.pass(writer.finish(), to: write)
            return summary
        }
    }

    /// Takes a bundle in, piece by piece; each piece is durable before the next is read, and to read a bundle again
    /// does no harm.
    ///
    /// - Parameters:
    ///   - district: the district id that a person read from the paper: needed before joining. The node joins once the
    ///     bundle's own header has named the same.
    ///   - read: the next bytes of the file, at most so many; none at its end.
    package func importBundle(district: DistrictID?, reading read: (Int) throws -> [UInt8]) throws -> BundleReport {
        guard let expected = self.district ?? district else { throw Refusal(.noDistrict, field: "district") }
        let known = Set(state.authority.currentView.enrollments.map(\.key))
        var reader = BundleReader(district: expected, boxKey: identity.box) { known.isEmpty || known.contains($0) }
        var report = BundleReport()
        while true {
            let bytes = try read(Self.pieceByteCount)
            guard !bytes.isEmpty else { break }
            try take(try reader.push(bytes), in: expected, &report)
        }
        try reader.finish()
        return report
    }

    private func take(_ items: [BundleItem], in district: DistrictID, _ report: inout BundleReport) throws {
        var entries: [SignedEntry] = []
        var disclosures: [AnyDisclosure] = []
        for item in items {
            switch item {
            case .header: try join(district)  // Signed, and of this district: the reader has seen to that.
            case .entry(let entry): entries.append(entry)
            case .disclosure(let disclosure): disclosures.append(disclosure)
            case .presupposed(let presupposed): report.missing += try missing(presupposed)
            case .trailer: continue
            }
        }
        guard !entries.isEmpty || !disclosures.isEmpty else { return }
        let admission = try admit(entries, disclosures: disclosures)
        report.entries += entries.count
        report.admitted += admission.admitted.count
        report.alreadyHeld += admission.alreadyHeld
        report.early += admission.early.count
        report.refused += admission.refused.count
        report.disclosures += admission.disclosuresTaken
    }

    private func missing(_ presupposed: Presupposed) throws -> Int {
        try store.read { store in
            try presupposed.entries.count { try !store.holds($0) }
                + presupposed.acts.count { try store.actNode($0) == nil }
        }
    }

    private func recipients(_ named: [DocumentID]?, of audiences: [Audience]) throws -> [NodeEnrollment] {
        let view = state.authority.currentView
        let others = view.enrollments.filter { $0.key != identity.signing.publicKey && !state.authority.isCut($0.key) }
        guard let named else {
            return others.filter { node in audiences.allSatisfy { state.authority.mayHold($0, by: node.key) } }
        }
        return try named.map { document in
            guard let node = others.first(where: { $0.document == document }) else {
                throw Refusal(.notFound, field: "recipients", ["found": document.description])
            }
            return node
        }
    }

    private func presupposed(_ sequences: [Int64], _ store: StoreReader) throws -> Presupposed {
        var collector = PresupposedCollector()
        for sequence in sequences {
            if let entry = try store.verifiedEntry(sequence: sequence) { collector.add(entry) }
        }
        return collector.presupposed
    }
}

extension BundleSummary {
    fileprivate mutating func pass(_ piece: [UInt8], to write: ([UInt8]) throws -> Void) throws {
        bytes += piece.count
        if !piece.isEmpty { try write(piece) }
    }
}
