/// What a simulated district consists of.
package struct DistrictShape: Hashable, Sendable {
    /// Counters of each issuing office.
    package let counters: [Int]
    package let hasCity: Bool
    package let days: Int
    /// A machine that is not there yet on the first morning.
    package private(set) var latecomer: NodeIndex?

    package init(counters: [Int], hasCity: Bool, days: Int, latecomer: NodeIndex? = nil) {
        (self.counters, self.hasCity, self.days, self.latecomer) = (counters, hasCity, days, latecomer)
    }

    /// How large districts may be drawn.
    package enum Size: String, Hashable, Sendable, CaseIterable {
        /// At most 5 nodes and 15 days: what continuous integration runs.
        case small
        /// At most 9 nodes and 90 days.
        case any
    }

    package init(_ draws: Draws, size: Size) {
        hasCity = draws.chance(perMille: 700, .shape, 0)
        switch size {
        case .small:
            let choices = [[1], [2], [3], [1, 1], [2, 1], [1, 1, 1]]
            counters = choices[draws.below(choices.count, .shape, 1)]
            days = 2 + draws.below(14, .shape, 2)
        case .any:
            let offices = 1 + draws.below(3, .shape, 1)
            let perOffice = offices == 3 ? 2 : 3
            counters = (0..<offices).map { 1 + draws.below(perOffice, .shape, 3, $0) }
            days = draws.logUniform(2, 90, .shape, 2)
        }
        guard draws.chance(perMille: Self.latecomerPerMille, .shape, 5) else { return }
        let firsts = counters.indices.map { self.counters(of: $0)[0] }
        latecomer = draws.pick((1..<nodeCount).filter { !firsts.contains($0) }, .shape, 6)
    }

    private static let latecomerPerMille = 350

    package var nodeCount: Int { 1 + (hasCity ? 1 : 0) + counters.reduce(0, +) }

    /// Simulated years of single nodes.
    package var nodeYears: Double { Double(nodeCount * days) / 365 }
}

/// A node of a run, by its place in the list of all installations. 0 is the hub.
package typealias NodeIndex = Int

extension DistrictShape {
    package static let hub: NodeIndex = 0

    package var city: NodeIndex? { hasCity ? 1 : nil }

    /// The counters of an office, by their place among the issuing offices.
    package func counters(of office: Int) -> [NodeIndex] {
        let first = (hasCity ? 2 : 1) + counters[..<office].reduce(0, +)
        return Array(first..<(first + counters[office]))
    }

    package var allCounters: [NodeIndex] { counters.indices.flatMap { counters(of: $0) } }

    package func office(of node: NodeIndex) -> Int? { counters.indices.first { counters(of: $0).contains(node) } }

    /// Whom a node dials: bureaus the hub and their colleagues, the hub the city.
    package func peers(of node: NodeIndex) -> [NodeIndex] {
        if node == Self.hub { return city.map { [$0] } ?? [] }
        guard let office = office(of: node) else { return [] }
        return [Self.hub] + counters(of: office).filter { $0 > node }
    }

    package func code(of node: NodeIndex) -> String {
        if node == Self.hub { return "QFB1" }
        guard let office = office(of: node) else { return "CITY" }
        let place = counters(of: office).firstIndex(of: node) ?? 0
        return Self.offices[office].node + "\(place + 1)"
    }

    /// Issuing offices, with codes whose check characters are right.
    static let offices: [(node: String, code: String, name: String, type: String)] = [
        ("JYJ", "113101070024500211", "教育局", "民办培训机构办学许可证"),
        ("WJW", "113101070024681392", "卫健委", "医疗机构执业许可证"),
        ("SCJ", "113101070024500804", "市场局", "食品经营许可证"),
    ]
}
