import Licenses
import Replica
import SignedLog

// The city node between the district and a library that answers as it likes.
extension DistrictRun {
    /// Licenses that one visit sees to.
    private static let visitLimit = 16

    /// What waits for the seal is sealed or sent back.
    func sealAll(at node: Installation) throws {
        try writeForCity(at: node) { replica in
            var sweep = LicenseSweep()
            guard let documents = try replica.sealStep(&sweep) else { return }
            let done = try replica.seal(Array(documents.prefix(Self.visitLimit)), name: "模拟区电子证照专用章")
            reach(.sealedByCity, isSo: done.sealed > 0)
            note("\(node.code) seals \(done.sealed), refuses \(done.refused)")
        }
    }

    /// What is owed is submitted. The library takes most of it, rejects some, and leaves some without an answer.
    func submitAll(at node: Installation) throws {
        try writeForCity(at: node) { replica in
            var sweep = LicenseSweep()
            guard let documents = try replica.libraryStep(&sweep) else { return }
            let orders = try replica.submit(Array(documents.prefix(Self.visitLimit)))
            reach(.submitted, isSo: !orders.isEmpty)
            reach(.withdrawnFromLibrary, isSo: orders.contains { $0.metadata == nil })
            let replies = orders.enumerated().compactMap { reply(to: $1, $0) }
            try replica.note(replies)
            reach(.libraryAnswered, isSo: !replies.isEmpty)
            note("\(node.code) submits \(orders.count), is answered \(replies.count)")
        }
    }

    private func reply(to order: LibraryOrder, _ index: Int) -> LibraryReply? {
        switch below(10, .deed, 50 + index) {
        case 0: nil
        case 1: LibraryReply(to: order, .rejected, reason: "退件")
        case 2: LibraryReply(to: order, .conflict)
        default: LibraryReply(to: order, .accepted, number: "SK\(current.number)-\(index)")
        }
    }

    /// The mark outside the data directory follows what the node has written, as ever.
    private func writeForCity(at node: Installation, _ work: (Replica) throws -> Void) throws {
        guard let before = node.running?.changeCount else { return }
        let result = try attempt(at: node, work)
        let written = (node.running?.changeCount ?? before) - before
        node.mark = node.mark.map { $0 + Int(written) }
        noteRefusal(result, node)
    }
}
