import District
import Replication
import SignedLog
import Signing
import Storage

/// Carries out what a sync session asks of the store. What to ask, and what to make of the answer, is Replication's.
extension Replica {
    /// One read or one write; the fact of the same name. The disk's failures are a fact too: the session ends, and the
    /// next one begins anew.
    func carryOut(_ work: SyncWork, for peer: PublicKey) -> SyncFact {
        do {
            switch work {
            case .survey: return .surveyed(try survey(for: peer))
            case .lookUp(let query): return .lookedUp(try answer(query))
            case .serve(let request): return .served(try serve(request))
            case .store(let batch): return try take([arriving(batch.entries, batch.disclosures)])[0]
            case .findDisclosures(let query): return .foundDisclosures(try find(query))
            case .listWanted(let query): return .listedWanted(try list(query))
            }
        } catch {
            return .failed
        }
    }

    var ownReach: NodeReach { NodeReach(of: identity.signing.publicKey, in: state.authority.currentView) }

    private func survey(for peer: PublicKey) throws -> Survey {
        let view = state.authority.currentView
        let access = access(of: peer, view)
        // A cut key pulls the district's audience only, and a stranger shows no more; what either hands in is ours to hold.
        // The same if the cut key is ours: a peer refuses to hear more of it.
        let isMember = access == .member && !state.authority.isCut(identity.signing.publicKey)
        let theirs = isMember ? NodeReach(of: peer, in: view) : .offices([])
        let share = SharedAudiences(ours: ownReach, theirs: theirs)
        return try store.read { store in
            let watermark = Watermark(sequence: try store.lastSequence(), standing: state.exceptions.changeCount)
            let shared = try audienceMemory.held(at: watermark, in: store, where: share.allows)
            return Survey(
                access: access,
                share: share,
                audiences: shared,
                wanted: UInt64(try shared.reduce(0) { try $0 + store.wantedCount(in: $1.audience) }),
                watermark: watermark.value,
                setAside: setAside(for: peer, view)
            )
        }
    }

    private func access(of peer: PublicKey, _ view: AuthorityView) -> PeerAccess {
        guard view.enrollment(of: peer) != nil else { return .stranger }
        return state.authority.isCut(peer) ? .cut : .member
    }

    /// Set-aside entries are listed to the nodes of their key's office and of the district office.
    private func setAside(for peer: PublicKey, _ view: AuthorityView) -> [SetAsideListing] {
        state.exceptions.setAsideCounts.sorted { $0.key < $1.key }.compactMap { author, count in
            let office = view.enrollment(of: author)?.office
            let isEntitled = view.isDistrictOffice(peer) || office.map { view.acts(peer, for: $0) } ?? false
            return isEntitled ? SetAsideListing(author: author, entries: count) : nil
        }
    }

    /// Stores what peers have sent, all of it by one commit; if that fails each by itself, so that nobody fails by what
    /// another has sent. Of each batch what became of it.
    func take(_ batches: [ArrivingEntries]) -> [SyncFact] {
        do {
            return try admit(batches).map { .stored(StoreReport($0)) }
        } catch {
            return batches.count > 1 ? batches.flatMap { take([$0]) } : [.failed]
        }
    }

    private func find(_ query: DisclosureQuery) throws -> [AnyDisclosure] {
        try store.read { store in
            try query.wanted.compactMap { wanted in
                guard let audience = try store.actNode(wanted.act)?.audience, query.share.allows(audience) else {
                    return nil
                }
                return try store.disclosure(of: FieldName(act: wanted.act, key: wanted.key)).map(AnyDisclosure.single)
            }
        }
    }

    private func list(_ query: WantedQuery) throws -> [WantedDisclosure] {
        try store.read { store in
            var all: [WantedDisclosure] = []
            for audience in try store.audiences() where query.share.allows(audience) {
                all += try store.wanted(in: audience, limit: Self.wantedScanLimit)
                    .map { WantedDisclosure(act: $0.act, key: $0.key) }
            }
            let start = query.after
            return Array(all.sorted().filter { wanted in start.map { $0 < wanted } ?? true }.prefix(query.limit))
        }
    }

    /// Wanted fields looked at for one page. What is beyond comes up once these are disclosed.
    private static let wantedScanLimit = 100_000
}

extension StoreReport {
    fileprivate init(_ report: AdmissionReport) {
        self.init(
            admitted: report.admitted.count,
            alreadyHeld: report.alreadyHeld,
            // What the side table had no room for counts, too: it is not here, and it was not worth sending.
            early: report.early.count + report.forgotten,
            refused: report.refused.count,
            disclosures: report.disclosuresTaken
        )
    }
}

/// Rises with every change of an audience's digest: with each entry, and with each change of what is set aside.
struct Watermark {
    let sequence: Int64
    let standing: Int64

    private static let sequenceBits: Int64 = 40

    init(sequence: Int64, standing: Int64) {
        (self.sequence, self.standing) = (sequence, standing)
    }

    init(_ value: Int64) {
        sequence = value & ((1 << Self.sequenceBits) - 1)
        standing = value >> Self.sequenceBits
    }

    var value: Int64 { standing << Self.sequenceBits | sequence }
}
