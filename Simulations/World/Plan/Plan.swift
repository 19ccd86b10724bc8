/// Everything that will happen to a district from outside, known before it begins. Running a part of it is running a
/// smaller story of the same seed.
package struct Plan: Sendable {
    package let draws: Draws
    package let shape: DistrictShape
    package let swarm: Swarm
    package let size: DistrictShape.Size
    /// In the order of their times.
    package let events: [PlannedEvent]

    /// - Parameter events: all that shall happen, or nil for what the seed has planned.
    package init(seed: UInt64, size: DistrictShape.Size) {
        draws = Draws(seed: seed)
        shape = DistrictShape(draws, size: size)
        swarm = Swarm(draws)
        self.size = size
        events = PlanMaker(draws: draws, shape: shape, swarm: swarm).events()
    }

    /// A plan that somebody has written.
    package init(seed: UInt64, shape: DistrictShape, swarm: Swarm = Swarm(only: [:]), events: [PlannedEvent] = []) {
        (draws, self.shape, self.swarm, size) = (Draws(seed: seed), shape, swarm, .small)
        self.events = events
    }
}

/// One thing that happens from outside.
package struct PlannedEvent: Hashable, Sendable {
    /// Names the event in all draws: the same in every part of the plan.
    package let number: Int
    /// Milliseconds after the first morning.
    package let time: Int64
    package let what: Happening

    package init(number: Int, time: Int64, _ what: Happening) {
        (self.number, self.time, self.what) = (number, time, what)
    }
}

package enum Happening: Hashable, Sendable {
    case dial(from: NodeIndex, to: NodeIndex)
    /// Somebody types at a counter.
    case deed(Deed, at: NodeIndex)
    /// A person takes a stick from one node to another.
    case stick(from: NodeIndex, to: NodeIndex)
    case backup(NodeIndex)
    /// The district itself changes.
    case change(DistrictChange, at: NodeIndex)
    case fault(FaultKind, at: NodeIndex)
}

/// What a clerk does.
package enum Deed: String, CaseIterable, Hashable, Sendable {
    case issue, amend, renew, settle, suspend, reinstate, withdraw, cancel, revoke, annul, correct, erase, lost
    case batch, adopt
    case deliver
    /// Of the city node: to seal what awaits it, to tell the city library.
    case seal, submit
    /// 不可抗力: declared, acts made part of it, cleared.
    case declare, assign, clear
}

/// What becomes of offices, nodes, types and the root key while the district works.
package enum DistrictChange: String, CaseIterable, Hashable, Sendable {
    /// A node says where it is reached.
    case announce
    /// A machine is set up, and enrolled then or the next time.
    case enroll
    case remove, takeOver, rotate, retireItem, approveAgain
    /// A node whose program is newer writes kinds of acts that this one only reads.
    case newerProgram
    /// So does the root key, on a hub whose program is newer for a moment.
    case newerRoot
    case enrollOffice
}

/// Milliseconds of a run.
package enum Span {
    package static let second: Int64 = 1_000
    package static let minute: Int64 = 60 * second
    package static let hour: Int64 = 60 * minute
    package static let day: Int64 = 24 * hour
    package static let year: Int64 = 365 * day
}
