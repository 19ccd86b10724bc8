import District
import Licenses
import Rehearsal
import Replica
import SignedLog
import Signing
import Testing

/// A counter of 教育局 whose type has numbers; today is 2026-01-01.
struct NumberScene {
    let world: World
    let education: OfficeID
    let counter: Replica
    let item: DocumentID

    init() throws {
        world = try World()
        (education, counter) = try world.education()
        var submission = ItemSubmission.school(education)
        submission.notes.numbering = "教民〔{year}〕第{serial:4}号"
        item = try world.hub.approve(submission, submittedBy: counter)
    }

    func lease(_ numbers: ClosedRange<UInt64>, to node: Replica, year: Int = 2026) throws {
        let document = try #require(node.node).document
        _ = try world.hub.author(.leaseNumbers(item: item, year: year, blocks: [(document, numbers)]))
        try world.sync(node, world.hub)
    }

    func request(_ name: String = "甲", number: String? = nil, on date: Int64 = 2026_01_01) -> LicenseRequest {
        var request = LicenseRequest.issue(name)
        request.number = number
        request.date = CivilDate(yyyymmdd: date)
        return request
    }

    func numbers(_ count: Int, at node: Replica) throws -> [String?] {
        try (0..<count).map { try node.author(request("持证\($0)")).number }
    }

    func refusal(_ work: () throws -> Void) -> Refusal.Code? {
        do {
            try work()
            return nil
        } catch { return (error as? Refusal)?.code }
    }

    func blocks(at node: Replica) throws -> [String] {
        try node.numbers().blocks.map { "\($0.year) \($0.from)-\($0.to) \($0.given) \($0.left) \($0.state)" }
    }
}
