import Licenses
import SignedLog
import Words

extension FlawName {
    init(_ refusal: EntryRefusal) {
        switch refusal {
        case .signatureInvalid: self = .signature
        case .actCount, .rootMismatch, .proofMismatch, .actTwice: self = .notInEntry
        case .upgradeNeeded: self = .upgradeNeeded
        case .otherDistrict, .notGenesis: self = .otherDistrict
        case .notCBOR, .actNotCBOR, .wrongShape, .listNotSorted, .listTooLong, .entryTooLarge, .actTooLarge,
            .actsTooLarge, .disclosureTooLarge, .previousCount:
            self = .unreadable
        case .previousOfOtherLog, .previousOutOfStep, .previousOfOwnEpoch, .previousParted, .seenNotByRoot,
            .seenNotMinimal, .seenDoesNotCover, .keyNotNamed, .actOfOtherDocument, .actOutsideAudience,
            .referenceOutsideAudience:
            self = .pastMissing
        }
    }
}

extension FlawedPart {
    /// Which part, and why, as an answer names it.
    var parameters: [String: String] {
        let verb = kind.flatMap { LicenseActKind(rawValue: $0) }.map { "\($0)" }
        return [
            "part": list.rawValue, "position": position.map { "\($0)/\(count)" }, "verb": verb,
            "entry": entry?.description, "rule": flaw.rawValue,
        ].compactMapValues { $0 }
    }

    private var flaw: FlawName {
        switch reason {
        case .refused(let refusal): FlawName(refusal)
        case .pastMissing: .pastMissing
        }
    }
}
