/// What kind of document a holder's code is taken from: 持证主体代码类型代码, GB/T 36903-2018 annex A, complete.
package enum HolderCodeType: String, CaseIterable, Hashable, Sendable {
    case unifiedSocialCreditCode = "001"
    case otherOrganization = "099"
    case residentIdentityNumber = "111"
    case militaryOfficer = "114"
    case policeOfficer = "115"
    case soldier = "118"
    case policeSoldier = "119"
    case militaryCivilian = "120"
    case policeCivilian = "122"
    case diplomaticPassport = "411"
    case servicePassport = "412"
    case publicAffairsPassport = "413"
    case passport = "414"
    case taiwanPermit = "511"
    case hongKongMacaoPermit = "516"
    case otherNaturalPerson = "999"

    /// Most characters (Unicode scalars) in a code that no other rule bounds.
    package static let codeCharacterLimit = 64

    /// The type by its three ASCII digits, nil where annex A has none.
    package init?(utf8: [UInt8]) {
        self.init(rawValue: String(decoding: utf8, as: UTF8.self))
    }

    /// Whether the holder is a person, whose name and code are never public.
    package var isNaturalPerson: Bool {
        switch self {
        case .unifiedSocialCreditCode, .otherOrganization: false
        case .residentIdentityNumber, .militaryOfficer, .policeOfficer, .soldier, .policeSoldier, .militaryCivilian,
            .policeCivilian, .diplomaticPassport, .servicePassport, .publicAffairsPassport, .passport, .taiwanPermit,
            .hongKongMacaoPermit, .otherNaturalPerson:
            true
        }
    }

    /// Refuses a code that this type cannot have. `today` bounds a birth date inside it; nil leaves that open.
    package func validate(_ code: [UInt8], today: CivilDate?) throws(CodeRefusal) {
        switch self {
        case .unifiedSocialCreditCode: _ = try UnifiedSocialCreditCode(parsing: code)
        case .residentIdentityNumber: _ = try ResidentIdentityNumber(parsing: code, notAfter: today)
        case .otherOrganization, .militaryOfficer, .policeOfficer, .soldier, .policeSoldier, .militaryCivilian,
            .policeCivilian, .diplomaticPassport, .servicePassport, .publicAffairsPassport, .passport, .taiwanPermit,
            .hongKongMacaoPermit, .otherNaturalPerson:
            try PrintableText.check(code, characterLimit: Self.codeCharacterLimit)
        }
    }
}
