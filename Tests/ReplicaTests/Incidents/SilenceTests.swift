import District
import Licenses
import Replica
import SignedLog
import Testing

/// A node that hears nothing: it says so, and then stops issuing, unless its office has declared an incident.
@Suite struct SilenceTests {
    private let scene: OutageScene
    private let counter: Replica
    private static let hour: Int64 = 3_600_000

    init() throws {
        scene = try OutageScene()
        counter = scene.counter
        counter.silenceLimits = SilenceLimits(warning: 2, usual: 48, types: ["民办培训机构办学许可证": 4])
        counter.heard(from: try #require(scene.world.hub.node).key)
    }

    /// Running time alone: the clock on the wall does not move.
    private func run(hours: Int64, _ node: Replica? = nil) {
        scene.world.clock(of: node ?? counter).monotonic += hours * Self.hour
    }

    private func issue(_ number: String, type: String = "民办培训机构办学许可证") throws -> Acknowledgement {
        var request = LicenseRequest.issue(number, type: type)
        request.date = try OutageScene.day("2022-09-28")
        return try counter.author(request)
    }

    private func refusal(_ work: () throws -> some Any) -> Refusal? {
        do { _ = try work() } catch { return error as? Refusal }
        return nil
    }

    @Test func itIsAskedThenStoppedAndAnIncidentLetsItGoOn() throws {
        run(hours: 1)
        #expect(try !counter.status().askIncident)
        run(hours: 1)
        #expect(try counter.status().askIncident)
        _ = try issue("教1号")
        run(hours: 2)
        let refused = refusal { try issue("教2号") }
        #expect(refused?.code == .outOfTouch)
        #expect(refused?.parameters == ["hours": "4", "limit": "4"])
        #expect(refusal { try issue("教3号", type: World.tutoringType) }?.code == .outOfTouch, "by whichever name")
        _ = try scene.declare()
        #expect(try !counter.status().askIncident, "it has been declared")
        _ = try issue("教4号")
        try scene.step(.clear)
        #expect(refusal { try issue("教5号") }?.code == .outOfTouch)
        // Changes of what is there go on, and a line ends it.
        _ = try counter.author(.on("教4号", .amend))
        counter.heard(from: try #require(scene.world.hub.node).key)
        _ = try issue("教6号")
    }

    /// A colleague's counter is no witness, and a wall clock that jumps is nothing.
    @Test func onlyAWitnessAndOnlyRunningTimeCount() throws {
        run(hours: 5)
        counter.heard(from: try #require(scene.second.node).key)
        scene.world.clock(of: counter).now = 0
        #expect(counter.silence?.hours == 5)
        #expect(scene.world.hub.silence == nil)
        #expect(scene.city.silence == nil)
    }

    @Test func runningTimeAddsUpOverStarts() throws {
        run(hours: 3)
        try counter.keepSilence()
        run(hours: 1)
        // The hour that was not written down is forgotten, no more.
        let again = try scene.world.restarted(counter)
        #expect(again.silence?.hours == 3)
        scene.world.clock(of: counter).monotonic += 2 * Self.hour
        #expect(again.silence?.hours == 5)
        again.heard(from: try #require(scene.world.hub.node).key)
        try again.keepSilence()
        #expect(try scene.world.restarted(counter).silence?.hours == 0)
    }
}
