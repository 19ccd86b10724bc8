import District
package import Foundation
package import Licenses
package import Replica
import Signing

/// The district of the register: 教育局 with its counters, the hub, the city library, and the type that all know.
package struct RegisterDistrict {
    package let district: RehearsedDistrict
    package let counters: [Replica]
    package let city: Replica

    /// Rounds in which everything must have reached everybody: up, across, down, and the receipts once more.
    private static let roundLimit = 6

    /// - Parameter seed: the same one gives the same district, byte for byte.
    package init(counterCount: Int, in directory: URL?, seed: String, at day: CivilDate) throws {
        let entropy = Entropy.seeded(SHA256.digest(Array(seed.utf8)))
        district = try RehearsedDistrict(in: directory, entropy: entropy, clock: RehearsalClock(at: day))
        let office = try district.enrollOffice(
            code: RegisterType.officeCode,
            name: RegisterType.officeName,
            roles: [.issuing]
        )
        let library = try district.enrollOffice(code: "11310107002450056K", name: "市电子证照库", roles: [.cityLibrary])
        let district = district
        counters = try (1...counterCount).map { try district.enrollNode("JYJ\($0)", of: office) }
        city = try district.enrollNode("CITY", of: library, kind: .city)
        guard let first = counters.first else { preconditionFailure("an office without a counter") }
        try Line.meet(first, district.hub)
        try district.approve(RegisterType.item(of: office), submittedBy: first)
        try openLine()
    }

    /// All nodes by name, in a fixed order.
    package var nodes: [(name: String, replica: Replica)] {
        counters.enumerated().map { ("counter \($0 + 1)", $1) } + [("hub", district.hub), ("city", city)]
    }

    /// The line is there: everybody meets until nobody has anything new. Throws if that does not come to rest.
    package func openLine() throws {
        for _ in 0..<Self.roundLimit {
            let before = nodes.map(\.replica.changeCount)
            for counter in counters { try Line.meet(counter, district.hub) }
            try Line.meet(district.hub, city)
            district.clock.pass(milliseconds: 1_000)
            for witness in [district.hub, city] { _ = try witness.witnessTick() }
            if nodes.map(\.replica.changeCount) == before { return }
        }
        throw RehearsalFailure(what: "the line was open, and the nodes did not come to rest")
    }

    /// Digests of the audiences, log and state, as one line.
    package static func digests(of replica: Replica) throws -> String {
        try replica.status().audiences.map { "\($0.log) \($0.state) \($0.wanted)" }.joined(separator: " | ")
    }
}

/// Something that must hold did not.
package struct RehearsalFailure: Error, CustomStringConvertible {
    package let what: String

    package init(what: String) { self.what = what }

    package var description: String { what }
}
