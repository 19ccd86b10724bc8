import Words

/// The sentences of the program, each with the parameters that stand in braces.
package enum Phrase: String, CaseIterable, Sendable {
    // Authoring
    case verbDone, yesIsNeeded, yesOrNo, twice
    // District and nodes
    case confirmTakeOver, confirmCutOff, confirmRetire, confirmRotate
    case districtCreated, districtRotated, nodeInitialized, compareFingerprint, giveRequest, keepRecoveryKey
    case officeEnrolled, tookOver, nodeEnrolled, cutOffDone, adopted, oneNode
    case personAppointed, personFiled, noPersons, unfiled, replacedTwice, filingWithoutEffect, officeWithoutPerson,
        personNotFiled
    case itemSubmitted, itemApproved, itemReturned, itemRetired, numbersLeased, reconciling, moreItems, reconciled,
        reconciledEqual, insteadHere, trial, differingField, lineNumber,
        doubledKeys, differencesAreIn, askIncident, incidentsDeclared, incidentStepDone, actsAssigned, noIncidents,
        incidentOpen, couldBelong, moreThanListed, incidentFinding, calendarsPublished, supervisedOn,
        nothingToSupervise, calendarsUnchanged, daysLeftOut,
        noCalendars,
        calendarUnpublished, weekdaysOfRest, weekendsOfWork, calendarRivals, countedBy, untilDay, deadlineUnknown,
        fileWritten, numbersDistrusted, noNumbers, tokenIsShownOnce, tokenRevoked, noTokens,
        peerAdded,
        peerRemoved
    case bundleWritten, bundleRead, presupposes
    case enrolled, cutOffState, notYetEnrolled
    // Catalogue
    case itemWasReturned, itemHasRivals, itemCompared, itemUnchanged, listDigest, starterIsUnconfirmed, fileExists
    // Licenses
    case noLicenses, nothingDue, nothingLacking, recordNumber, noPaper, layoutSize, listMarks, morePages, notDisclosed,
        longTerm,
        since, until,
        fromTo, fromTheBeginning
    case notWitnessed, sharedWith, foldPending, theOneShown, settleThem, rivalsAreThere, versionNumber
    case counts, held, setAside, inForce, dropped, invalid
    case licenseOrEntries, outputIsBinary, written
    // Status
    case answers, silentSince
    case noPeers, noItems, wholeDistrict, never, clockDoubt, noClock, behindWitness, allWell
    case ownKeyElsewhere, forked
    case equal, behind, unreachable, syncing, clockBehind, justNow, secondsAgo, minutesAgo, hoursAgo, daysAgo
    // Long commands
    case importing, checking, writingBundle, readingBundle, doneSoFar, doneOf
    case noImports, importCounts, importReason, imported, wouldImport, duplicateRows, differingRows, moreRows,
        quarantineIsIn, checkSound, checkDamaged
    // Verify
    case verified, genuineBut, notVerified, established, notEstablished, contradicted
    // Running
    case passphrasePrompt, passphraseAgain, passphrasesDiffer, passphraseNewPrompt
    case seeHelp, unknownCommand
    case configurationUnreadable, configurationNotYAML, configurationUnknownKey, configurationBadValue

    /// The name of an entry's standing, as the API writes it.
    static func standing(_ standing: String) -> String {
        switch standing {
        case "counts": counts.text
        case "held": held.text
        case "set-aside": setAside.text
        case _: standing
        }
    }

    /// Why a clock is doubted, as the API writes it.
    static func clockReason(_ reason: String) -> String {
        switch reason {
        case "no-clock": noClock.text
        case "behind-witness": behindWitness.text
        case _: reason
        }
    }

    /// Why a node writes nothing, as the API writes it.
    static func stopReason(_ reason: String) -> String {
        switch reason {
        case "own-key-elsewhere": ownKeyElsewhere.text
        case "forked": forked.text
        case _: reason
        }
    }

    /// The name of how a peer is, as the API writes it.
    static func peerState(_ state: String) -> String {
        switch state {
        case "equal": equal.text
        case "behind": behind.text
        case "unreachable": unreachable.text
        case "syncing": syncing.text
        case "never": never.text
        case "not-enrolled": notYetEnrolled.text
        case _: state
        }
    }
}
