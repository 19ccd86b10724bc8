/// What an entry needs before it can be admitted.
package enum Missing: Hashable, Sendable {
    case entry(EntryID)
    case act(ActID)
}

/// Entries before acts, each bytewise.
extension Missing: Comparable {
    package static func < (left: Missing, right: Missing) -> Bool {
        switch (left, right) {
        case (.entry(let left), .entry(let right)): left < right
        case (.act(let left), .act(let right)): left < right
        case (.entry, .act): true
        case (.act, .entry): false
        }
    }
}

/// What the door says of an entry.
package enum Admission: Hashable, Sendable {
    /// All it refers to is held and every rule of version 1 holds: it may enter the store now.
    case admitted
    case alreadyHeld
    /// It came too early: sorted, none twice.
    case early(missing: [Missing])
    /// For ever, by every node alike.
    case refused(EntryRefusal)
}
