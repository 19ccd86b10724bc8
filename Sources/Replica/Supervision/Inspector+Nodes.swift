import District
import Licenses
import SignedLog
import Signing
import Storage

// Nodes: whether they are heard of, whether their clocks can be believed, whether they have signed two things for one place.
extension Inspector {
    mutating func note(_ log: NodeLog, of node: NodeEnrollment) {
        let code = String(decoding: node.code, as: UTF8.self)
        // Midnight in Shanghai, when the day began.
        let midnight = Int64(today.dayNumber) * 86_400_000 - 8 * 3_600_000
        if let last = log.lastWord, midnight - last > Int64(standards[.silentHours]) * 3_600_000 {
            note(.silentNode, of: node.office, code, since: .at(millisecondsSince1970: last))
        }
        if let first = log.firstDoubt {
            note(.clockDoubt, of: node.office, code, since: .at(millisecondsSince1970: first))
        }
    }

    mutating func noteForks(_ store: StoreReader) throws {
        for place in try store.forks() {
            guard let branch = try store.entries(at: place).first, let node = names.node(branch.author) else {
                continue
            }
            note(.fork, of: node.office, String(decoding: node.code, as: UTF8.self), since: nil)
        }
    }
}

/// What the entries of one node tell of it.
struct NodeLog {
    /// Entries that a step looks at.
    private static let stepCount = 512

    /// When a witness last had something new of it; nil: none ever had.
    private(set) var lastWord: Int64?
    /// When a witness first had an entry whose time it claims to be later than that.
    private(set) var firstDoubt: Int64?
    /// Entries that are not looked at yet, by local sequence.
    private var open: [Int64]

    init(of node: NodeEnrollment, _ store: StoreReader) throws {
        open = try store.logRecords(of: node.key).flatMap { try store.sequences(of: $0.log) }
    }

    /// Whether all is looked at.
    ///
    /// - Parameter tolerance: minutes.
    mutating func step(_ witnesses: Witnesses, tolerance: Int, in store: StoreReader) throws -> Bool {
        for _ in 0..<Self.stepCount {
            guard let sequence = open.popLast() else { return true }
            try note(sequence, witnesses, tolerance, store)
        }
        return false
    }

    private mutating func note(
        _ sequence: Int64,
        _ witnesses: Witnesses,
        _ tolerance: Int,
        _ store: StoreReader
    ) throws {
        guard let attested = try witnesses.time(of: sequence, in: store) else { return }
        lastWord = max(lastWord ?? attested, attested)
        guard let claimed = try store.claimedTime(sequence: sequence), claimed > attested + Int64(tolerance) * 60_000
        else { return }
        firstDoubt = min(firstDoubt ?? attested, attested)
    }
}
