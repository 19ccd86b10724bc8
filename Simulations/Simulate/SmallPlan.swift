import Foundation
import World

/// A part of a seed's plan: what is kept of a failure. It says all that a run needs, so that it stays the same story when
/// seeds come to mean other districts. What can no longer be read, or happens at a node that is not there, is an error.
struct SmallPlan: Codable {
    /// Names all draws of the run.
    var seed: UInt64
    /// Of the plan that it was taken from.
    var size: String
    var district: District
    /// How strong the kinds of faults are that messages and sticks are drawn for.
    var faults: [String: Int]
    var events: [String]
    /// What failed when it was found.
    var failure: String

    struct District: Codable {
        var counters: [Int]
        var hasCity: Bool
        var days: Int
        var latecomer: Int?
    }

    struct Unreadable: Error, CustomStringConvertible {
        let what: String

        var description: String { "a kept plan cannot be read: \(what)" }
    }

    init(_ plan: Plan) {
        (seed, size, failure) = (plan.draws.seed, plan.size.rawValue, "")
        district = District(
            counters: plan.shape.counters,
            hasCity: plan.shape.hasCity,
            days: plan.shape.days,
            latecomer: plan.shape.latecomer
        )
        let drawn = FaultKind.allCases.filter { $0.isDrawnInRuns && plan.swarm.intensity($0) > 0 }
        faults = Dictionary(uniqueKeysWithValues: drawn.map { ($0.rawValue, plan.swarm.intensity($0)) })
        events = plan.events.map(\.description)
    }

    init(contentsOf path: String) throws {
        self = try JSONDecoder().decode(SmallPlan.self, from: Data(contentsOf: URL(filePath: path)))
    }

    func plan() throws -> Plan {
        let shape = DistrictShape(
            counters: district.counters,
            hasCity: district.hasCity,
            days: district.days,
            latecomer: district.latecomer
        )
        let swarm = try faults.map { name, intensity in
            guard let kind = FaultKind(rawValue: name) else { throw Unreadable(what: name) }
            return (kind, intensity)
        }
        let events = try events.map { text in
            guard let event = PlannedEvent(text), event.what.nodes.allSatisfy((0..<shape.nodeCount).contains) else {
                throw Unreadable(what: text)
            }
            return event
        }
        return Plan(
            seed: seed,
            shape: shape,
            swarm: Swarm(only: Dictionary(uniqueKeysWithValues: swarm)),
            events: events
        )
    }

    func write(to path: String) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
        try encoder.encode(self).write(to: URL(filePath: path))
    }
}
