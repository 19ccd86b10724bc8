import Licenses
import SignedLog
import Storage

/// Findings as they are listed: a stable code, and what else there is to say.
extension LicenseFinding {
    init(_ finding: Finding) {
        self.init(act: finding.act, code: Text(finding.code), detail: finding.detail)
    }
}

extension Finding {
    /// Stable, as the API and the table of messages name it.
    var code: String {
        switch self {
        case .invalid: "invalid"
        case .cannotBeJudged: "cannot-be-judged"
        case .afterEnding: "after-ending"
        case .neverInForce: "never-in-force"
        case .builtOn: "built-on"
        case .renewedLate: "renewed-late"
        case .otherItem: "other-item"
        case .face: "face"
        case .identifier: "identifier"
        case .personalNumber: "personal-number"
        case .namesNoVersion: "names-no-version"
        case .deliveredBeforeIssue: "delivered-before-issue"
        case .erasureWithoutStanding: "erasure-without-standing"
        }
    }

    /// Acts, dates and field keys. Rules that were broken stand as their names, which every node spells alike.
    fileprivate var detail: CBOR {
        switch self {
        case .invalid(_, let reason): .text(Text("\(reason)"))
        case .cannotBeJudged(_, let kind): .int(Int64(clamping: kind))
        case .afterEnding(_, let endings): .array(endings.map { .bytes($0) })
        case .neverInForce(_, let replacing): .array(replacing.map { .bytes($0) })
        case .builtOn(_, let ancestor, _): .bytes(ancestor)
        case .renewedLate(_, let lastDay): .int(lastDay.yyyymmdd)
        case .otherItem(_, let document): .bytes(document)
        case .face(_, let fault): .array([.text(fault.field), .text(Text("\(fault.fault)"))])
        case .identifier(_, let fault): .text(Text("\(fault)"))
        case .personalNumber(_, let part): .text(Text("\(part)"))
        case .namesNoVersion(_, let named): .bytes(named)
        case .deliveredBeforeIssue(_, let issued): .int(issued.yyyymmdd)
        case .erasureWithoutStanding(let field): .text(field.key)
        }
    }
}
