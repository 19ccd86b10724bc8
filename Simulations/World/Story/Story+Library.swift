import Licenses
package import Replica
import SignedLog
import Storage

/// A city library in a story: it takes each submission once, and of one license keeps what has the largest number.
package struct StoryLibrary {
    /// By 证照标识: the number of the submission, and the version and state that it told; nil: taken out.
    package private(set) var held: [String: (number: Int, told: LibraryMetadata?)] = [:]
    /// Submissions that it has taken, by act.
    package private(set) var taken: Set<String> = []
    /// How often it was asked.
    package private(set) var requests = 0

    package init() {}

    mutating func take(_ order: LibraryOrder) -> LibraryReply {
        requests += 1
        taken.insert(order.submission.description)
        // A version has an identifier of its own: what the library knows a license by is all but the version.
        let key = order.license.description
        if held[key].map({ $0.number < order.number }) ?? true { held[key] = (order.number, order.metadata) }
        return LibraryReply(to: order, .accepted, number: "SK\(taken.count)")
    }
}

extension Story {
    /// The city node tells all that it owes. A library that is away gets the requests and is not heard; one that is there
    /// answers, and then more may be owed.
    ///
    /// - Returns: how many submissions waited.
    package func submit(to library: inout StoryLibrary, isHeard: Bool) throws -> Int {
        var count = 0
        while true {
            let sent = try step { try submitOnce(to: &library, isHeard: isHeard) }
            count += sent
            if sent == 0 || !isHeard { return count }
        }
    }

    private func submitOnce(to library: inout StoryLibrary, isHeard: Bool) throws -> Int {
        let node = run.nodes[city]
        let before = node.running?.changeCount ?? 0
        let result = try run.attempt(at: node) { replica -> [LibraryReply] in
            var sweep = LicenseSweep()
            var replies: [LibraryReply] = []
            while let documents = try replica.libraryStep(&sweep), !documents.isEmpty {
                for order in try replica.submit(documents) { replies.append(library.take(order)) }
                if isHeard { try replica.note(replies) } else { break }
            }
            return replies
        }
        node.mark = node.mark.map { $0 + Int((node.running?.changeCount ?? before) - before) }
        guard case .done(let replies) = result else { throw RunFailure.safety("the city node could not submit") }
        return replies.count
    }

    /// What the bureaus, the hub and the city see of the way into the library, by state.
    package func libraryCounts(at node: NodeIndex) throws -> [String: Int] {
        guard let replica = run.nodes[node].running else { throw RunFailure.safety("the node does not run") }
        let page = try replica.library(nil, LicenseFilter(date: run.time.today), after: nil, limit: 1).answer()
        return Dictionary(uniqueKeysWithValues: page.counts.map { ($0.state, $0.count) }).filter { $0.value > 0 }
    }
}
