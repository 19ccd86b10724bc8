/// Why a person's request is refused. Nothing has been written.
///
/// `code` is stable and the same in every language: the table of messages (room Words) turns it into a sentence
/// that names the field and the rule.
package struct Refusal: Error, Hashable, Sendable {
    package enum Code: String, Sendable, CaseIterable {
        // The request's form.
        case missingField = "missing-field"
        case unknownField = "unknown-field"
        case fieldType = "field-type"
        case layoutFormat = "layout-format"
        case fieldTooLong = "field-too-long"
        case operatorMissing = "operator-missing"
        case controlCharacter = "control-character"
        case privateUseCharacter = "private-use-character"
        case personalNumber = "personal-number"
        case numberPlaceholder = "number-placeholder"
        case holderKind = "holder-kind"
        case eventUnknown = "event-unknown"
        case idempotencyKeyUsed = "idempotency-key-used"
        case twiceInBatch = "twice-in-batch"
        case notDisclosed = "not-disclosed"
        // Codes and dates.
        case checkCharacter = "check-character"
        case codeForm = "code-form"
        case notInCodeList = "not-in-code-list"
        case dateImpossible = "date-impossible"
        case dateOfOtherForm = "date-of-other-form"
        case dateWithText = "date-with-text"
        case dateTwice = "date-twice"
        case endBeforeStart = "end-before-start"
        case dateInFuture = "date-in-future"
        // What it speaks of.
        case notFound = "not-found"
        case ambiguous = "ambiguous"
        case unknownType = "unknown-type"
        case unknownOffice = "unknown-office"
        case unknownHolderType = "unknown-holder-type"
        case foreignType = "foreign-type"
        case typeRetired = "type-retired"
        case typeNotApproved = "type-not-approved"
        case typeCodeTaken = "type-code-taken"
        case rivalSubmissions = "rival-submissions"
        case numberTaken = "number-taken"
        case numberOfBlock = "number-of-block"
        case numbersLeased = "numbers-leased"
        case typeWithoutNumbering = "type-without-numbering"
        case nodeCodeTaken = "node-code-taken"
        case alreadyEnrolled = "already-enrolled"
        case notAppointment = "not-appointment"
        case alreadyFiled = "already-filed"
        // What the license allows.
        case licenseEnded = "license-ended"
        case licenseVoid = "license-void"
        case licenseHeld = "license-held"
        case rivals = "rivals"
        case noRivals = "no-rivals"
        case layoutDiffers = "layout-differs"
        case cannotBeJudged = "cannot-be-judged"
        case revisionMissing = "revision-missing"
        case changedMeanwhile = "changed-meanwhile"
        case notPrintable = "not-printable"
        case testLicense = "test-license"
        case deliveredBeforeIssue = "delivered-before-issue"
        case deliveryOnPaper = "delivery-on-paper"
        case proofUsed = "proof-used"
        case sealedAlready = "sealed-already"
        case nothingToSubmit = "nothing-to-submit"
        case notSuspended = "not-suspended"
        case notAncestor = "not-ancestor"
        case versionsUsedUp = "versions-used-up"
        case noTerm = "no-term"
        case appliedLate = "applied-late"
        case renewalClosed = "renewal-closed"
        case lateWithoutGround = "late-without-ground"
        case applicationPending = "application-pending"
        case noApplication = "no-application"
        // What the incident allows.
        case incidentClosed = "incident-closed"
        case incidentCleared = "incident-cleared"
        case incidentNotCleared = "incident-not-cleared"
        case incidentTaken = "incident-taken"
        case backlogOpen = "backlog-open"
        case outOfTouch = "out-of-touch"
        // Who may.
        case notEnrolled = "not-enrolled"
        case cutOff = "cut-off"
        case notRoot = "not-root"
        case notCompetent = "not-competent"
        case notCity = "not-city"
        case wrongKey = "wrong-key"
        // The node.
        case stopped = "node-stopped"
        case noDistrict = "no-district"
        case districtExists = "district-exists"
        case tooLarge = "too-large"
    }

    package let code: Code
    /// The field of the request, as the API names it: `holder/code`, `validTo`, `fields/address`.
    package let field: String?
    /// What the sentence needs: the value found, the one expected, a limit. Never secrets.
    package let parameters: [String: String]

    package init(_ code: Code, field: String? = nil, _ parameters: [String: String] = [:]) {
        self.code = code
        self.field = field
        self.parameters = parameters
    }
}
