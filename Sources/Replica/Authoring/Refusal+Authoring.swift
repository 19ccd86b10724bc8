import Licenses
import SignedLog

// What the rooms below refuse, as a person is told it: which field of the request, and which rule.

extension Refusal {
    init(_ refusal: AuthoringRefusal) {
        switch refusal {
        case .field(let key, let fault): self.init(fault, field: Self.name(of: key))
        case .part(let part, let fault): self.init(fault, field: part.name)
        case .endsBeforeItBegins(let part, let begins, let ends):
            self.init(.endBeforeStart, field: part.name, ["start": "\(begins)", "end": "\(ends)"])
        case .identifierOfOtherType(let found, let expected):
            self.init(.codeForm, field: "identifier", ["found": found.string, "expected": expected.string])
        case .identifierOfOtherVersion(let found, let expected):
            self.init(.codeForm, field: "identifier", ["found": "\(found)", "expected": "\(expected)"])
        case .versionOutOfRange(let found, let allowed):
            self.init(.versionsUsedUp, field: "version", ["found": "\(found)", "limit": "\(allowed.upperBound)"])
        case .itemRetired: self.init(.typeRetired, field: "type")
        case .itemRefused(let fault): self.init(fault)
        case .parentCount: self.init(.licenseHeld)
        case .layoutTooLarge(let byteCount, let limit):
            self.init(.tooLarge, field: "layout", ["bytes": "\(byteCount)", "limit": "\(limit)"])
        case .layoutOfOtherFormat: self.init(.layoutFormat, field: "layout")
        case .nothingNamed(let part): self.init(.missingField, field: part.name)
        case .tooManyNamed(let part, let count, let limit):
            self.init(.tooLarge, field: part.name, ["count": "\(count)", "limit": "\(limit)"])
        }
    }

    init(_ fault: ItemFault) {
        switch fault {
        case .typeCode: self.init(.codeForm, field: "typeCode")
        case .validity: self.init(.fieldType, field: "validity", ["expected": "<n>天|<n>月|<n>年|长期, joined by ^"])
        case .tooManyFields(let count): self.init(.tooLarge, field: "fields", ["count": "\(count)"])
        case .repeatedField(let key): self.init(.ambiguous, field: "fields/\(key.string)")
        case .reservedField(let key): self.init(.unknownField, field: "fields/\(key.string)")
        case .publicPersons: self.init(.fieldType, field: "holderIsPublic", ["expected": "false"])
        case .codeList(let key): self.init(.codeForm, field: "fields/\(key.string)/codes")
        case .onRequestAndPublic: self.init(.fieldType, field: "onRequest", ["expected": "false"])
        case .unknownElement(let name): self.init(.unknownField, field: "unconfirmed/\(name.string)")
        case .renewalDays(let limit): self.init(.fieldType, field: "renewalDays", ["expected": "1…\(limit)"])
        case .numbering:
            self.init(.fieldType, field: "numbering", ["expected": "…{year}…{serial:4}…"])
        case .lateRenewalWithoutDays: self.init(.missingField, field: "renewalDays")
        case .inspection: self.init(.fieldType, field: "inspection", ["expected": "<n>天|<n>月|<n>年, joined by ^"])
        case .refused, .notASubmission: self.init(.fieldType, field: "item")
        }
    }

    private init(_ fault: FieldFault, field: String) {
        switch fault {
        case .code(let code): self.init(code, field: field)
        case .missing: self.init(Code.missingField, field: field)
        case .unknown, .reserved: self.init(Code.unknownField, field: field)
        case .unknownHolderType: self.init(Code.unknownHolderType, field: field)
        case .tooLong(let byteCount): self.init(Code.fieldTooLong, field: field, ["bytes": "\(byteCount)"])
        case .impossibleDate: self.init(Code.dateImpossible, field: field)
        case .personalNumber, .clear: self.init(Code.personalNumber, field: field)
        case .notOfType(let type): self.init(Code.fieldType, field: field, ["expected": "\(type)"])
        case .notADecimal: self.init(Code.fieldType, field: field, ["expected": "decimal"])
        case .notAnInteger: self.init(Code.fieldType, field: field, ["expected": "integer"])
        case .notInCodeList(let codes):
            let expected = codes.map(\.string).joined(separator: ", ")
            self.init(Code.notInCodeList, field: field, ["expected": expected])
        case .notABoolean: self.init(Code.fieldType, field: field, ["expected": "boolean"])
        case .holderKind: self.init(Code.holderKind, field: field)
        case .controlCharacter(let position):
            self.init(Code.controlCharacter, field: field, ["position": "\(position)"])
        case .privateUseCharacter(let position):
            self.init(Code.privateUseCharacter, field: field, ["position": "\(position)"])
        case .empty: self.init(Code.missingField, field: field)
        }
    }

    init(_ code: CodeRefusal, field: String) {
        switch code {
        case .checkCharacter(let found, let expected):
            let character = { (byte: UInt8) in String(UnicodeScalar(byte)) }
            self.init(
                .checkCharacter,
                field: field,
                ["found": character(found), "expected": character(expected)]
            )
        case .date(let yyyymmdd): self.init(.dateImpossible, field: field, ["found": "\(yyyymmdd)"])
        case .future(let date, let today):
            self.init(.dateInFuture, field: field, ["found": "\(date)", "today": "\(today)"])
        case .length(let found, let allowed):
            self.init(.codeForm, field: field, ["length": "\(found)", "allowed": "\(allowed)"])
        case .alphabet(let position), .form(let position):
            self.init(.codeForm, field: field, ["position": "\(position)"])
        case .region(let province): self.init(.codeForm, field: field, ["region": "\(province)"])
        case .number(let found, let allowed):
            self.init(.codeForm, field: field, ["found": "\(found)", "allowed": "\(allowed)"])
        }
    }

    /// The holder's fields have their own place in a request, all others stand under `fields`.
    private static func name(of key: Text) -> String {
        key.hasPrefix("holder/") || key == "reason" ? key.string : "fields/" + key.string
    }
}

extension LicensePart {
    fileprivate var name: String {
        switch self {
        case .version: "version"
        case .number: "number"
        case .identifier: "identifier"
        case .date: "date"
        case .validFrom: "validFrom"
        case .validTo: "validTo"
        case .until: "until"
        case .ground: "ground"
        case .basis: "basis"
        case .targets: "targets"
        case .keys: "keys"
        case .channel: "channel"
        case .sealName: "seal"
        case .proof: "proof"
        case .operatorName: "by"
        case .duty: "duty"
        case .reasons: "reasons"
        }
    }
}
