import District
import Licenses
import SignedLog
import Signing
import Storage

// Nodes: whether they are heard of, whether their clocks can be believed, whether they have signed two things for one place.
extension Inspector {
    mutating func nodes() throws {
        let view = state.authority.currentView
        for node in view.enrollments where !state.authority.isCut(node.key) && !node.kind.isWitness {
            let code = String(decoding: node.code, as: UTF8.self)
            let log = try NodeLog(of: node, store, witnessed, tolerance: standards[.clockDoubtMinutes])
            // Midnight in Shanghai, when the day began.
            let midnight = Int64(today.dayNumber) * 86_400_000 - 8 * 3_600_000
            if let last = log.lastWord, midnight - last > Int64(standards[.silentHours]) * 3_600_000 {
                note(.silentNode, of: node.office, code, since: .at(millisecondsSince1970: last))
            }
            if let first = log.firstDoubt {
                note(.clockDoubt, of: node.office, code, since: .at(millisecondsSince1970: first))
            }
        }
    }

    mutating func forks() throws {
        for place in try store.forks() {
            guard let branch = try store.entries(at: place).first, let node = names.node(branch.author) else {
                continue
            }
            note(.fork, of: node.office, String(decoding: node.code, as: UTF8.self), since: nil)
        }
    }
}

/// What the entries of one node tell of it.
private struct NodeLog {
    /// When a witness last had something new of it; nil: none ever had.
    private(set) var lastWord: Int64?
    /// When a witness first had an entry whose time it claims to be later than that.
    private(set) var firstDoubt: Int64?

    /// - Parameter tolerance: minutes.
    init(of node: NodeEnrollment, _ store: StoreReader, _ witnessed: WitnessTimes, tolerance: Int) throws {
        for record in try store.logRecords(of: node.key) {
            for sequence in try store.sequences(of: record.log) {
                guard let attested = witnessed.time(of: sequence) else { continue }
                lastWord = max(lastWord ?? attested, attested)
                guard let claimed = try store.claimedTime(sequence: sequence),
                    claimed > attested + Int64(tolerance) * 60_000
                else { continue }
                firstDoubt = min(firstDoubt ?? attested, attested)
            }
        }
    }
}
