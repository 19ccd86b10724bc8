import Dispatch
import Licenses
import Rehearsal
import Replica
import SignedLog
import Storage
import Testing

/// Many requests at once: the same acts as one by one, under few signatures.
@Suite struct BatchTests {
    @Test func whoComputesDoesNotShowInWhatIsSigned() throws {
        let digests = try [Workers.one, .allCores].map { workers in
            let world = try World(workers: workers)
            let (counter, _) = try counter(in: world, fields: ["address", "principal"])
            let results = try counter.author(batch: (1...1_100).map { .issue("\($0)") })
            #expect(results.allSatisfy { if case .done? = $0 { true } else { false } })
            try world.sync(counter, world.hub)
            #expect(try world.hub.check { _, _ in }.findings == [])
            return [try counter.digests(), try world.hub.digests()]
        }
        #expect(digests[0] == digests[1])
    }

    /// 800 faces of 6 kB are more than the 4 MiB that one entry holds.
    @Test func batchThatOneEntryCannotHoldBecomesSeveral() throws {
        let world = try World()
        let fields: [Text] = ["first", "second", "third"]
        let (counter, type) = try counter(in: world, fields: fields)
        let long = CBOR.text(Text(String(repeating: "长", count: 650)))
        let requests = (1...800).map { number in
            var request = LicenseRequest.issue("\(number)", type: type)
            request.fields = Dictionary(uniqueKeysWithValues: fields.map { ($0, long) })
            return request
        }
        let results = try counter.author(batch: requests)
        let acknowledged = results.compactMap { if case .done(let done)? = $0 { done } else { nil } }
        #expect(acknowledged.map(\.number) == (1...800).map { "\($0)" })
        #expect(Set(acknowledged.map(\.entry)).count > 1)
        #expect(Set(acknowledged.map(\.identifier)).count == 800)
        #expect(try counter.status().licenses == 800)
        try world.sync(counter, world.hub)
        #expect(try world.hub.status().licenses == 800)
    }

    /// A thousand short faces become one entry; what follows has no room in another, and both are given up and divided.
    @Test func whatIsFoundTooLargeBehindAnEntryGivesThatUp() throws {
        let world = try World()
        let (counter, type) = try counter(in: world, fields: ["first"])
        let long = CBOR.text(Text(String(repeating: "长", count: 5_000)))
        let requests = (0...1_300).map { number in
            var request = LicenseRequest.issue("\(number)", type: type)
            request.fields = ["first": number > 1_000 ? long : .text("短")]
            return request
        }
        _ = try counter.author(requests[0])
        let results = try counter.author(batch: Array(requests.dropFirst()))
        #expect(results.allSatisfy { if case .done? = $0 { true } else { false } })
        #expect(counter.stop == nil)
        #expect(try counter.status().forks.isEmpty)
        #expect(try counter.status().licenses == 1_301)
    }

    /// A counter whose office may issue one type with public text fields.
    private func counter(in world: World, fields: [Text]) throws -> (counter: Replica, type: String) {
        let office = try world.office(World.educationCode, "教育局")
        let counter = try world.node("JYJ1", of: office)
        var item = ItemSubmission.school(office)
        item.fields = fields.map { FaceField(key: $0, label: $0, type: .text, isPublic: true, isRequired: false) }
        let submitted = try counter.author(.submitItem(item, item: nil))
        try world.sync(counter, world.hub)
        _ = try world.hub.author(.approveItem(submitted.document, submission: nil))
        try world.sync(counter, world.hub)
        return (counter, World.tutoringType)
    }
}
