package import Replica

/// A question that is not answered, as applications are told: a stable code, the field that it is about, and what a
/// sentence in any language needs. `docs/formats/api.md` lists the codes.
package struct APIFailure: Error, Hashable, Sendable {
    /// HTTP status.
    package let status: Int
    package let code: String
    package let field: String?
    /// Values found and expected, limits, paths. Never secrets.
    package let parameters: [String: String]
    /// In English, for people who read logs.
    package let detail: String?

    package init(
        status: Int,
        code: String,
        field: String? = nil,
        _ parameters: [String: String] = [:],
        detail: String? = nil
    ) {
        self.status = status
        self.code = code
        self.field = field
        self.parameters = parameters
        self.detail = detail
    }

    package init(_ refusal: Refusal) {
        self.init(
            status: refusal.code.httpStatus,
            code: refusal.code.rawValue,
            field: refusal.field,
            refusal.parameters
        )
    }

    /// The same about another field.
    func at(_ field: String?) -> APIFailure {
        APIFailure(status: status, code: code, field: field, parameters, detail: detail)
    }

    /// - Parameter hasBody: whether ``field`` is a member of the request's body; if not, it is an item of its query.
    func response(hasBody: Bool = true) -> APIResponse {
        APIResponse(
            status: status,
            body: JSONBody.encode(Problem(self, hasBody: hasBody)),
            contentType: Problem.contentType
        )
    }
}

extension Refusal.Code {
    /// 400: the request's form; 403: not allowed; 404: no such thing; 409: it contradicts what is; 422: a rule; 503: the node.
    var httpStatus: Int {
        switch self {
        case .missingField, .unknownField, .fieldType, .layoutFormat, .fieldTooLong, .operatorMissing,
            .controlCharacter, .privateUseCharacter, .numberPlaceholder,
            .checkCharacter, .codeForm, .notInCodeList, .dateImpossible, .dateOfOtherForm, .dateWithText, .dateTwice,
            .unknownHolderType:
            400
        case .foreignType, .notEnrolled, .cutOff, .notRoot, .notCompetent, .notCity, .wrongKey: 403
        case .notFound, .unknownType, .unknownOffice: 404
        case .eventUnknown, .layoutDiffers, .ambiguous, .numberTaken, .numberOfBlock, .numbersLeased,
            .typeWithoutNumbering,
            .nodeCodeTaken,
            .typeCodeTaken, .alreadyEnrolled, .notAppointment, .alreadyFiled, .licenseEnded, .licenseVoid,
            .licenseHeld, .rivals, .noRivals, .notPrintable, .rivalSubmissions, .cannotBeJudged, .applicationPending,
            .noApplication, .incidentClosed, .incidentCleared, .incidentNotCleared, .incidentTaken, .backlogOpen,
            .outOfTouch, .noDistrict, .districtExists, .testLicense, .proofUsed, .sealedAlready, .nothingToSubmit:
            409
        case .tooLarge: 413
        case .changedMeanwhile: 412
        case .revisionMissing: 428
        case .idempotencyKeyUsed, .twiceInBatch, .endBeforeStart, .dateInFuture, .personalNumber, .holderKind,
            .notDisclosed,
            .typeRetired,
            .typeNotApproved, .notSuspended, .notAncestor, .versionsUsedUp, .noTerm, .appliedLate,
            .renewalClosed, .lateWithoutGround, .deliveredBeforeIssue, .deliveryOnPaper:
            422
        case .stopped: 503
        }
    }
}
