/// The sentences of `hefu demo`, each with the parameters that stand in braces.
package enum DemoPhrase: String, CaseIterable, Sendable {
    // Who takes part
    case hub, city, counter1, counter2, healthCounter, wholeDistrict, educationOffice, healthOffice
    // Around the story
    case opening, openingFolder, seconds, milliseconds, keepHelp, tlsHelp, directoryHelp
    case chapterJoin, chapterImport, chapterCut, chapterBundle, chapterHeal, chapterAccount
    // The outage
    case storyHelp, outageTakesNeither, outageOpening, openingOutageFolder, outageHolds, outageDiffers
    case outageDeclared, outageWorked, outageCleared, outageCarried, outageLate, outageTold
    case outageDeclaredMeans, outageWorkedMeans, outageClearedMeans, outageCarriedMeans, outageLateMeans
    // Joining
    case founded, officesEnrolled, joined, approvedTypes, howToRead
    // Connected
    case imported, arrived, issuedConnected
    // Cut off
    case linesCut, workedApart, issueTimes, apartMeans
    // The stick and the line
    case bundleCarried, bundleMeans, healed, rivals, shownNow, yes, settled
    // The comparison
    case acknowledged, heldNow, rowsHeld, actsHeld, same, different
    case allHolds, somethingDiffers, actMissing, rowMissing, rowUnknown, stateDiffers, rivalsLeft, digestsDiffer
    // Kept running
    case dataDirectory, keptRunning
    // Waiting
    case waitedForEqual, waitedForAddress, waitedForCatalogue, waitedForCity, waitedForSettling, waitedForRest
    // Trouble
    case folderNotEmpty, nodeNotStarted, nodeRefused, notReached, notCut, otherFingerprint, noRivals, logsAreIn
}
