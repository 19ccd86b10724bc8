package import District
import Licenses
package import SignedLog
package import Signing
package import Storage

/// One replica, whole: what is held, who we are, and everything that can be asked of it. Synchronous and without
/// sockets, threads or clock; whoever owns it calls one method after another.
///
/// A class, because it owns the open store. Not `Sendable`: one actor, or one simulation, owns it.
package final class Replica {
    let store: Store
    let identity: Identity
    /// On the one node where the district office acts as root.
    let root: SigningKey?
    let surroundings: Surroundings
    private let start: StartCondition
    var state: ReplicaState
    /// Last receipts, by audience: at most one a second each.
    var receiptTimes: [Audience: Int64] = [:]

    /// What sessions tell of audiences.
    var audienceMemory = AudienceMemory()

    /// How long it has run without hearing of a witness.
    var silenceCount: SilenceCount
    /// How long it may, as an operator has set it.
    package var silenceLimits = SilenceLimits()

    /// Opens a replica on its store. Root entries are verified again and judged anew; of everything else the store's
    /// word is taken (``check(progress:)`` does not).
    package init(
        store: Store,
        identity: Identity,
        root: SigningKey?,
        surroundings: Surroundings,
        start: StartCondition
    ) throws {
        self.store = store
        self.identity = identity
        self.root = root
        self.surroundings = surroundings
        self.start = start
        state = ReplicaState(district: nil)
        silenceCount = try Self.silenceCount(in: store, surroundings)
        // Who was restored takes its own entries back: what stopped it before is what it had lost.
        if start == .restored, try store.read({ try $0.hasMetOwnKeyElsewhere() }) {
            try store.write { try $0.setMetOwnKeyElsewhere(false) }
        }
        try readState()
    }

    private func readState() throws {
        state = try store.read { store in
            var state = try ReplicaState(reading: store)
            if try store.hasMetOwnKeyElsewhere() { state.stop = .ownKeyElsewhere }
            try state.stopIfForked(ownKeys, in: store)
            return state
        }
    }

    /// Nil before joining.
    package var district: DistrictID? { state.district }

    /// What this node is enrolled as, by all root entries that are here; nil if it is not.
    package var node: NodeEnrollment? { state.authority.currentView.enrollment(of: identity.signing.publicKey) }

    /// Rises whenever something was admitted: held requests wake by it.
    package var changeCount: UInt64 { state.changeCount }

    package var stop: StopReason? { state.stop }

    /// The root entries that are here and in no other's past: what the next entry will have seen.
    package var rootTips: [EntryID] { state.authority.history.tips }

    /// Entries that this node has written, as its database knows: for the mark outside the data directory.
    package func ownEntryCount() throws -> Int {
        try store.read { store in
            try store.logRecords(of: identity.signing.publicKey).reduce(0) {
                try $0 + store.sequences(of: $1.log).count
            }
        }
    }

    /// Founds the replica's district id: what a person has compared with the paper, or what genesis gave.
    package func join(_ district: DistrictID) throws {
        if let held = state.district {
            guard held == district else { throw Refusal(.districtExists, ["district": held.description]) }
            return
        }
        try store.write { try $0.setDistrict(district) }
        try readState()
    }

    /// Verifies entries and takes them in, in one transaction. Whatever is wrong with single entries is in the report;
    /// only the disk throws.
    package func admit(_ entries: [SignedEntry], disclosures: [AnyDisclosure] = []) throws -> AdmissionReport {
        try admit([arriving(entries, disclosures)])[0]
    }

    /// Entries that come from others, before anybody has checked them.
    func arriving(_ entries: [SignedEntry], _ disclosures: [AnyDisclosure]) throws -> ArrivingEntries {
        guard let district = state.district else { throw Refusal(.noDistrict) }
        return ArrivingEntries(entries, disclosures, in: district, by: surroundings.workers)
    }

    /// Several batches in one transaction, one after another. What became of each.
    func admit(_ batches: [ArrivingEntries]) throws -> [AdmissionReport] {
        try admit(from: start == .restored ? .peerOfRestored : .peer) { intake, views in
            for (index, batch) in batches.enumerated() {
                if index > 0 { intake.beginNextBatch() }
                try views.take(batch, by: &intake)
            }
        }
    }

    /// The one transaction through which everything enters.
    ///
    /// - Parameters:
    ///   - founding: the district that these entries begin; nil where the replica has joined one.
    ///   - take: takes the entries in; if it throws, none of them is kept.
    @discardableResult
    func admit(
        from source: EntrySource,
        founding: DistrictID? = nil,
        _ take: (inout Intake, inout ViewUpdate) throws -> Void
    ) throws -> [AdmissionReport] {
        let intake = try store.write { writer in
            if let founding { try writer.setDistrict(founding) }
            var intake = Intake(
                state: founding.map { ReplicaState(district: $0) } ?? state,
                writer: writer,
                ownKeys: ownKeys,
                from: source
            )
            var views = ViewUpdate(writer: writer, workers: surroundings.workers)
            try take(&intake, &views)
            try intake.finish()
            try views.finish(&intake)
            if intake.hasNewAuthority { try writer.putDistrict(intake.state) }
            if let now = surroundings.wallClock(), intake.isChange { try writer.noteReception(at: now) }
            return intake
        }
        // Only now is it durable, so only now is it so.
        state = intake.state
        if intake.isChange { state.changeCount += 1 }
        return intake.reports
    }

    private var ownKeys: Set<PublicKey> {
        Set([identity.signing.publicKey] + (root.map { [$0.publicKey] } ?? []))
    }

    /// Folds documents again that a change of standing has touched, a bounded number. Says how many it has folded: 0 if
    /// none waits.
    package func foldPending(limit: Int = ViewUpdate.documentLimit) throws -> Int {
        try store.write { writer in
            try writer.openDirtyEntries(limit: limit)
            let documents = try writer.dirtyDocuments(limit: limit)
            guard !documents.isEmpty else { return 0 }
            let views = ViewUpdate(writer: writer, workers: surroundings.workers)
            try views.refold(documents, state)
            try writer.clearDirty(documents)
            return documents.count
        }
    }

    /// Brings the index of words one bounded step after the licenses; false if nothing is left that is worth it. A search
    /// finds all licenses before, too, only later.
    ///
    /// - Parameter tailLimit: new licenses that may be without.
    package func indexPending(tailLimit: Int = StoreWriter.searchTailLimit) throws -> Bool {
        try store.write { try $0.indexWords(tailLimit: tailLimit) }
    }
}

extension StoreWriter {
    /// The district's views: offices, nodes and catalogue items as all root entries have them that are here.
    func putDistrict(_ state: ReplicaState) throws {
        let views = DistrictViews(state)
        try putDistrict(offices: views.offices, nodes: views.nodes, items: views.items)
    }
}

/// How a process finds its database at the start.
package enum StartCondition: Hashable, Sendable {
    /// As it left it.
    case ordinary
    /// Older than the mark, or on another machine, or of a disk that is reset at each boot: entries of our own that
    /// peers hold are our lost tail.
    case restored
}
