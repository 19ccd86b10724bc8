import Words

/// What the program's exit code says. Scripts depend on it: numbers are never given a second meaning.
package enum Outcome: Int32, CaseIterable, Sendable {
    case success = 0
    case failure = 1
    /// The arguments, the configuration, or a value in them.
    case usage = 2
    case notFound = 3
    /// It contradicts what is: an ended license, a number that is taken, a right that one does not have.
    case conflict = 4
    /// What was to be verified is not so.
    case negative = 5
    /// No peer answers. What was written stays queued here: for issuing this is no error.
    case unreachable = 6
    /// Some rows of an import are quarantined; the report names them.
    case partial = 7
    /// What is stored here is damaged.
    case damaged = 8
    /// Try again (EX_TEMPFAIL of sysexits).
    case temporary = 75
    /// 128 and SIGINT.
    case interrupted = 130
}

extension RefusalCode {
    /// The one table from refusals to exit codes.
    package var outcome: Outcome {
        switch self {
        case .usage, .missingField, .unknownField, .fieldType, .layoutFormat, .fieldTooLong, .wordTooShort,
            .operatorMissing,
            .controlCharacter,
            .privateUseCharacter, .personalNumber, .numberPlaceholder, .holderKind, .methodNotAllowed, .checkCharacter,
            .codeForm, .notInCodeList,
            .dateImpossible, .dateOfOtherForm, .dateWithText, .dateTwice, .endBeforeStart, .dateInFuture,
            .encodingInvalid, .tooLarge, .badRequest, .jsonMalformed, .nameTwice,
            .configurationInvalid, .unknownHolderType, .passphraseRequired, .csvShortRow, .csvLongRow, .csvOpenQuote,
            .csvStrayQuote, .csvEncoding, .csvFieldTooLong, .csvNUL, .csvHeader:
            .usage
        case .notFound, .notDisclosed, .unknownType, .unknownOffice, .dataDirectoryMissing, .fileUnreadable,
            .peerUnknown:
            .notFound
        case .ambiguous, .eventUnknown, .idempotencyKeyUsed, .twiceInBatch, .foreignType, .typeRetired,
            .typeNotApproved,
            .typeCodeTaken,
            .rivalSubmissions,
            .numberTaken, .numberOfBlock, .numbersLeased, .typeWithoutNumbering, .nodeCodeTaken, .alreadyEnrolled,
            .incidentClosed, .incidentCleared, .incidentNotCleared, .incidentTaken, .backlogOpen, .outOfTouch,
            .notAppointment, .alreadyFiled,
            .licenseEnded, .licenseVoid, .licenseHeld, .rivals,
            .noRivals, .cannotBeJudged, .changedMeanwhile, .revisionMissing, .tokenMissing, .tokenInvalid,
            .scopeMissing,
            .tokenNameTaken, .notPrintable, .notSuspended, .notAncestor, .versionsUsedUp, .noTerm, .appliedLate,
            .applicationPending, .renewalClosed, .lateWithoutGround, .noApplication, .notEnrolled, .cutOff, .notRoot,
            .notCompetent, .notCity, .testLicense, .deliveredBeforeIssue, .deliveryOnPaper, .proofUsed, .sealedAlready,
            .nothingToSubmit, .wrongKey, .nodeStopped, .noDistrict,
            .districtExists, .nodeExists, .dataDirectoryReadOnly, .keyFileReadable, .wrongPassphrase, .portInUse,
            .newerSchema, .bundleOtherDistrict, .bundleNotForUs, .peerNotEnrolled, .certificateUnknown, .upgradeNeeded:
            .conflict
        case .layoutDiffers, .bundleTruncated, .bundleAltered, .fileInvalid, .otherDistrict: .negative
        case .peerUnreachable, .peerNotHefu: .unreachable
        case .keyFileInvalid, .notADatabase: .damaged
        case .dataDirectoryInUse, .busy, .tooManyRequests: .temporary
        case .diskFull, .failed: .failure
        }
    }
}
