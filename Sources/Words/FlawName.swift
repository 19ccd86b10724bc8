/// Why a part of a license file does not hold. Raw values are those of `verify --json`.
package enum FlawName: String, CaseIterable, Worded {
    case signature
    case notInEntry = "not-in-entry"
    case unreadable
    case upgradeNeeded = "upgrade-needed"
    case otherDistrict = "other-district"
    case pastMissing = "past-missing"
    case noFoundingAct = "no-founding-act"

    package var wording: Wording {
        switch self {
        case .signature: Wording("签名无效", "its signature is invalid")
        case .notInEntry: Wording("不属于所签条目，内容或证明被改动", "it is not part of the entry that was signed")
        case .unreadable: Wording("无法解读", "it cannot be read")
        case .upgradeNeeded: Wording("须升级本程序", "a newer program is needed")
        case .otherDistrict: Wording("属于另一个区", "it is of another district")
        case .pastMissing: Wording("所依据的条目不在文件中", "what it rests on is not in the file")
        case .noFoundingAct: Wording("文件中没有制发行为", "no issuing act is in the file")
        }
    }
}

/// The lists of a license file. Raw values are those of ``FlawedPart/List``.
package enum FilePartName: String, CaseIterable, Worded {
    case acts, disclosures, roots, items

    package var wording: Wording {
        switch self {
        case .acts: Wording("证照行为", "acts of the license")
        case .disclosures: Wording("披露内容", "disclosures")
        case .roots: Wording("根条目", "root entries")
        case .items: Wording("目录项", "catalogue items")
        }
    }
}
