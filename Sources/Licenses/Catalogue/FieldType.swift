package import SignedLog

/// What kind of value a face field has (照面信息). The list is closed: another type needs another kind of submission,
/// so that no node judges faces by half a catalogue.
package enum FieldType: CaseIterable, Hashable, Sendable {
    case text
    /// yyyymmdd.
    case date
    /// As printed: a text of digits with at most one point, for money and measures. Never a floating-point number.
    case decimal
    case integer
    case boolean

    /// What is wrong with a value of this type; nil if nothing is.
    package func fault(in value: CBOR) -> FieldFault? {
        switch self {
        case .text: value.isText ? nil : .notOfType(self)
        case .date: Self.dateFault(in: value)
        case .decimal: Self.decimalFault(in: value)
        case .integer: value.asInt == nil ? .notOfType(self) : nil
        case .boolean: value.asBool == nil ? .notOfType(self) : nil
        }
    }

    private static func dateFault(in value: CBOR) -> FieldFault? {
        guard let number = value.asInt else { return .notOfType(.date) }
        return CivilDate(yyyymmdd: number) == nil ? .impossibleDate : nil
    }

    private static func decimalFault(in value: CBOR) -> FieldFault? {
        guard let text = value.asText else { return .notOfType(.decimal) }
        return isDecimal(text.utf8.array) ? nil : .notADecimal
    }

    /// `-?digits(.digits)?`, nothing around it: what was printed, so `1.50` stays `1.50`.
    private static func isDecimal(_ utf8: [UInt8]) -> Bool {
        let unsigned = utf8.first == UInt8(ascii: "-") ? utf8.dropFirst() : utf8[...]
        let parts = unsigned.split(separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
        return parts.allSatisfy { part in
            !part.isEmpty && part.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        }
    }
}

/// The rule that a field's value breaks.
package enum FieldFault: Error, Hashable, Sendable {
    case notOfType(FieldType)
    case impossibleDate
    case notADecimal
    case notAnInteger
    case notABoolean
    /// The field has a code list, and the value is none of it.
    case notInCodeList([Text])
    /// Longer than the catalogue allows a single value to be.
    case tooLong(byteCount: Int)
    /// The item demands the field, the face has none.
    case missing
    /// The item has no such field.
    case unknown
    /// It stands in clear where the catalogue or the law wants a commitment.
    case clear
    /// A holder code type that annex A of GB/T 36903 does not have.
    case unknownHolderType
    /// The item is for holders of the other kind.
    case holderKind
    /// A character that no printed text has: a control character, NUL among them.
    case controlCharacter(position: Int)
    /// A character that Unicode gives no meaning.
    case privateUseCharacter(position: Int)
    case empty
    /// A natural person's number stands in something that is clear to everybody.
    case personalNumber
    /// The key belongs to the holder, the reason or the act itself.
    case reserved
    /// Not the code it claims to be.
    case code(CodeRefusal)
}
