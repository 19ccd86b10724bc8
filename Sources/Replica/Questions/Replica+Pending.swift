package import District
package import Replication
import SignedLog
package import Signing
import Storage

/// What a peer is known to hold: everything shared up to the moment at which the two were equal last, and what it has
/// shown since.
package struct PeerKnowledge: Hashable, Sendable {
    /// How far this store had come then (``Replica/position(at:)``); nil if they never were.
    package var equalAt: Int64?
    /// Whether its last hello said that both hold the same; nil: none was heard since this process started.
    package var agrees: Bool?
    package var word = PeerWord()

    package init() {}
}

/// What two nodes lack of each other, as far as the peer's last word tells. Nil where it does not.
package struct LackAnswer: Hashable, Sendable {
    /// Entries held here, of audiences that the peer may hold, that it is not known to hold.
    package let theyLack: Int?
    /// Entries that it has named, by themselves or by later ones, and that are not here: at least so many.
    package let weLack: Int?
    /// When the oldest that it lacks came here, in milliseconds since 1970 by the local clock; nil if it lacks none.
    package let oldest: Int64?
}

extension Replica {
    /// How far this store had come at a ``Survey/watermark``: everything that was here then came before what came later.
    package func position(at watermark: Int64) -> Int64 { Watermark(watermark).sequence }

    package func lack(of peer: PublicKey, _ known: PeerKnowledge) throws -> LackAnswer {
        let sequences = try sequencesLacking(at: peer, known)
        return LackAnswer(
            theyLack: sequences?.count,
            weLack: try lackingHere(of: peer, known),
            oldest: try sequences?.min().flatMap { oldest in try store.read { try $0.receptionTime(of: oldest) } }
        )
    }

    /// What a key is enrolled as; nil if it is not.
    package func enrollment(of key: PublicKey) -> NodeEnrollment? {
        state.authority.currentView.enrollment(of: key)
    }

    /// What came here after the two were equal and the peer has not shown to hold, its own entries left out. Before
    /// they ever were, only the logs count of which it has spoken.
    private func sequencesLacking(at peer: PublicKey, _ known: PeerKnowledge) throws -> [Int64]? {
        guard known.equalAt != nil || !known.word.isEmpty else { return nil }
        var query = query(for: peer, known.word)
        if let position = known.equalAt {
            query.logs = try store.read { try $0.logs(changedAfter: position) }.map(\.log)
        }
        let answer = try answer(query)
        let ranges = answer.outlines.filter { $0.author != peer }
            .flatMap { known.word.lacking(of: $0, held: answer.held) }
        return try store.read { store in
            try ranges.flatMap { range in
                try store.sequences(
                    of: range.log,
                    epoch: range.epoch,
                    numbers: range.numbers,
                    includesSetAside: false,
                    after: known.equalAt ?? 0,
                    limit: .max
                )
            }
        }
    }

    private func lackingHere(of peer: PublicKey, _ known: PeerKnowledge) throws -> Int? {
        // That it holds something else without having said what is no number.
        guard known.agrees == true || !known.word.isEmpty else { return nil }
        let answer = try answer(query(for: peer, known.word))
        return known.word.lackingHere(answer.outlines, held: answer.held)
    }

    /// The logs that the peer has spoken of, and which of its marks are here.
    private func query(for peer: PublicKey, _ word: PeerWord) -> LogQuery {
        let reach = NodeReach(of: peer, in: state.authority.currentView)
        var query = LogQuery(share: SharedAudiences(ours: ownReach, theirs: reach))
        query.logs = word.logs
        query.checking = word.marks
        return query
    }
}
