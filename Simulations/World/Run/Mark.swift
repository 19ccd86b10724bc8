/// Rare places that the seeds should lead to sometimes. The closing table lists those that none has reached.
package enum Mark: String, CaseIterable, Sendable {
    // Sessions.
    case sessionEqual, sessionWanting, sessionDifferent, sessionInterrupted, sessionStoreFailed
    case sessionRefusedByPeer, sessionRefusedHere, peerOwnKey, peerOtherKey, peerNotEnrolled
    case peerUnavailable, sessionReplayed, sessionUnknown, messageMalformed, strangerIntroduced, cutNodeHandsIn
    case requestHeld, heldRequestWoken, heldRequestTimedOut, warmSession, manyTurns, lateAnswerIgnored
    case storedLater, storedTogether, askedAhead
    case entriesEarly, earlyEntryTakenUp, entriesRefused, disclosureRefused, disclosuresWanted, differenceEarly
    // Starts.
    case startedRestored, startFailed, ownTailTakenBack, ownKeyElsewhere, stoppedByFork, personConfirmedRestore
    case ackedSurvivedKill, ackedSurvivedPowerCut, ackLostWithDisk, damageFound, databaseReplaced
    case writeFailed, writeFailedButKept, refusedWhileStopped
    // Licenses.
    case rivals, rivalsSettled, versionThree, suspended, reinstated, ended, corrected, voided, heldLicense
    case erasedByTwo, lostDeclared, duplicatesFlagged, clerkRefused, licenseNotDisclosed
    case numberGiven, numbersLow, numbersUsedUp, numbersBurnt, numberTwice
    case batchOfMany, datedIn1970, identifierTwice
    // Authority.
    case keyCut, entriesHeld, entriesSetAside, adopted, forkSeen, forkKnownEverywhere, catalogueVersionTwo
    case issuedUnderOldVersion, foreignActWithoutEffect, invalidAct, logParted, receiptWritten, refusedWhileCut
    case endpointAnnounced, enrolledLate, strangerLeftOut, nodeRemoved, officeTakenOver, heirActs
    case rootReplaced, rootRefused, rootEntryWithoutEffect
    case itemRetired, refusedTypeRetired, cannotBeJudged, officeEnrolledLate
    // Kinds of acts that only a newer program writes.
    case newerProgramRead, officeRestated, numbersLeased, calendarPublished
    case delivered, sealedByCity, submitted, libraryAnswered, withdrawnFromLibrary
    case incidentDeclared, actsAssigned, incidentCleared
    case forkProven, nothingProven, licenseSealed, objectionAnswered
    // Sticks.
    case stickBrought, stickNothingNew, stickBroken, stickForeign
    // Ends.
    case coreWithoutHub, coreWithoutCity, coreOfTwo, coreOfAll, healedInOneRound, dataNowhereInCore
    case deviantClockSynced, yearAwayReturned, rebuiltFromShuffled
}
