/// How often each kind of fault struck, and how often what some node did became another thing by it.
package struct FaultTally: Hashable, Sendable {
    package struct Count: Hashable, Sendable {
        package var struck = 0
        package var changed = 0
    }

    package private(set) var counts: [FaultKind: Count] = [:]

    package init() {}

    package mutating func struck(_ kind: FaultKind) { counts[kind, default: Count()].struck += 1 }

    package mutating func changed(_ kind: FaultKind) { counts[kind, default: Count()].changed += 1 }

    package mutating func add(_ count: Count, of kind: FaultKind) {
        counts[kind, default: Count()].struck += count.struck
        counts[kind, default: Count()].changed += count.changed
    }
}
