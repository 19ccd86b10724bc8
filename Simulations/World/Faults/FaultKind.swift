/// Everything that can go wrong in a run, by kind. What each does is told in `docs/simulations.md`.
package enum FaultKind: String, CaseIterable, Sendable {
    // Messages on the line.
    case lostMessage, lateMessage, repeatedMessage, truncatedMessage, corruptedMessage, wrongAnswer, wrongNode
    case replayedRequest
    // The line itself.
    case partition, asymmetricPartition, flappingLine, swizzledHealing, hubUnreachable, cityUnreachable
    // Processes and machines.
    case processKilled, machineAsleep, powerCut
    // Disks.
    case diskReadError, diskWriteError, diskFull, failedSync, keptButFailed, diskBusy, shortRead, bitFlip
    case misdirectedWrite
    // What becomes of an installation.
    case restoredBackup, restoredUnnoticed, clonedDisk, clonedRunning, lostDatabase, returnAfterYear, hubRestored
    // Clocks.
    case clockAt1970, clockYearsOff, clockBackwards, clockMissing, clockStrobing
    // Nodes that mean harm.
    case forkingNode, backdatedEntry, copiedActs, withheldEntries, withheldDisclosures, garbage, flood
    case foreignAudience, stolenLaptop
    // Sticks.
    case truncatedStick, doubledStick, sticksOutOfOrder, foreignStick, editedStick
    // People.
    case sameLicenseTwice, rivalAmendments, catalogueChanged, hastyCut

    /// How a kind comes into a run.
    package enum Manner: Sendable {
        /// Each message is drawn for.
        case perMessage
        /// Each stick is drawn for.
        case perStick
        /// Planned at a moment, a few times in a run.
        case event
        /// Planned at a moment, at most once in a run: it changes what the district is.
        case rareEvent
    }

    package var manner: Manner {
        switch self {
        case .lostMessage, .lateMessage, .repeatedMessage, .truncatedMessage, .corruptedMessage, .wrongAnswer,
            .wrongNode:
            .perMessage
        case .truncatedStick, .doubledStick, .sticksOutOfOrder, .foreignStick, .editedStick: .perStick
        case .clonedDisk, .clonedRunning, .returnAfterYear, .hubRestored, .forkingNode, .stolenLaptop, .hastyCut,
            .backdatedEntry, .lostDatabase, .restoredUnnoticed:
            .rareEvent
        case .replayedRequest, .partition, .asymmetricPartition, .flappingLine, .swizzledHealing, .hubUnreachable,
            .cityUnreachable, .processKilled, .machineAsleep, .powerCut, .diskReadError, .diskWriteError, .diskFull,
            .failedSync, .keptButFailed, .diskBusy, .shortRead, .bitFlip, .misdirectedWrite, .restoredBackup,
            .clockAt1970, .clockYearsOff, .clockBackwards, .clockMissing, .clockStrobing, .copiedActs,
            .withheldEntries, .withheldDisclosures, .garbage, .flood, .foreignAudience, .sameLicenseTwice,
            .rivalAmendments, .catalogueChanged:
            .event
        }
    }

    /// Whether a run asks how strong it is; of all others the plan has said all.
    package var isDrawnInRuns: Bool {
        switch manner {
        case .perMessage, .perStick: true
        case .event, .rareEvent: self == .replayedRequest
        }
    }

    /// Installations that were set back or copied: at least one of these is in three of ten seeds.
    package static let setBacks: [FaultKind] = [
        .restoredBackup, .restoredUnnoticed, .clonedDisk, .clonedRunning, .lostDatabase, .hubRestored,
    ]
}
