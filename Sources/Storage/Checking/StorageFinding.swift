/// Something in the store that is not what it was written as, or does not follow from the entries.
package struct StorageFinding: Hashable, Sendable, CustomStringConvertible {
    package let table: String
    /// Names the row: an id in hex, or the values of its primary key.
    package let key: String
    package let problem: Problem

    package enum Problem: Hashable, Sendable {
        /// The row's own sum does not fit it.
        case sum
        /// The column does not say what follows from the entries.
        case column(String)
        /// The row should be there.
        case missing
        /// Nothing asks for the row.
        case surplus
        /// Rows are numbered without gaps, and these are not.
        case gap
        /// Ids, links, root or signature do not hold; the reason in the words of the check.
        case invalid(String)
        /// SQLite could not read it; in its words.
        case unreadable(String)
    }

    package init(table: String, key: String, _ problem: Problem) {
        (self.table, self.key, self.problem) = (table, key, problem)
    }

    package var description: String {
        switch problem {
        case .sum: "\(table) \(key): the row's sum does not fit it"
        case .column(let name): "\(table) \(key): \(name) does not follow from the entries"
        case .missing: "\(table) \(key): the row is missing"
        case .surplus: "\(table) \(key): nothing asks for the row"
        case .gap: "\(table) \(key): the rows have a gap"
        case .invalid(let reason): "\(table) \(key): \(reason)"
        case .unreadable(let message): "\(table) \(key): \(message)"
        }
    }
}

/// Findings as they are made: each once, and not without end.
struct FindingList {
    /// A broken page is one accident; nobody reads a million lines about it.
    static let limit = 1000

    private(set) var findings: [StorageFinding] = []
    private var known: Set<StorageFinding> = []

    mutating func add(_ table: String, _ key: String, _ problem: StorageFinding.Problem) {
        let finding = StorageFinding(table: table, key: key, problem)
        guard findings.count < Self.limit, known.insert(finding).inserted else { return }
        findings.append(finding)
    }

    /// Runs a check; what it could not read is a finding too, and the next check goes on.
    mutating func check(_ table: String, _ body: (inout FindingList) throws(StoreFailure) -> Void) {
        do { try body(&self) } catch { add(table, "", .unreadable("\(error)")) }
    }
}
