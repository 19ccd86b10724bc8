package import SignedLog

/// What became of a batch. Nothing of it is an error: a peer that sends nonsense is answered, counted, and that is all.
package struct AdmissionReport: Sendable {
    package internal(set) var admitted: [EntryID] = []
    package internal(set) var alreadyHeld = 0
    /// Entries that wait for what they refer to.
    package internal(set) var early: [EntryID] = []
    /// Too early, and no room to wait: whoever has them sends them again.
    package internal(set) var forgotten = 0
    package internal(set) var refused: [(entry: EntryID?, refusal: EntryRefusal)] = []
    /// Disclosures that opened nothing, or that were erased.
    package internal(set) var disclosuresRefused = 0
    package internal(set) var disclosuresTaken = 0

    /// Whether the batch changed what is held.
    package var isChange: Bool { !admitted.isEmpty || disclosuresTaken > 0 }
}
