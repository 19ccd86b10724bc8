import District
import Licenses
import Replica
import Testing

/// A cut that changes the standing of more licenses than one transaction folds.
@Suite struct LargeCutTests {
    /// Nobody has witnessed any of them, so all are set aside: some at once, the others step by step, and the
    /// status tells of how many that is yet to come.
    @Test func theRestIsFoldedStepByStep() throws {
        let world = try World()
        let (office, counter) = try world.education()
        _ = try world.approveTutoring(office, by: counter)
        _ = try counter.author(batch: (1...3_100).map { .issue("教\($0)号") })
        let node = try #require(counter.node).document
        _ = try world.hub.author(.cutOff(node: node))
        try world.sync(counter, world.hub)
        let waiting = try counter.status().pending
        #expect(waiting > 0)
        #expect(try counter.status().licenses == waiting, "what waits shows as before")
        var counts: [Int] = []
        repeat { counts.append(try counter.foldPending(limit: 300)) } while counts.last != 0
        #expect(counts == counts.sorted(by: >))
        #expect(counts.count > 2)
        #expect(try counter.status().licenses == 0)
        #expect(try counter.status().setAside > 0)
        #expect(try counter.check { _, _ in }.findings == [])
    }
}
