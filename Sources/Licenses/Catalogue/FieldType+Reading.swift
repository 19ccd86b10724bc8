package import SignedLog

/// Values as people type them and files hold them.
extension FieldType {
    /// The most bytes of one text on a face. Bounds what one field can do to an act of 64 KiB.
    package static let byteLimit = 16 * 1024

    /// Reads one value. Text is kept byte for byte; dates are `yyyy-mm-dd` or `yyyymmdd`, booleans `true`, `false`,
    /// `是` or `否`.
    package func value(reading text: Text) throws(FieldFault) -> CBOR {
        guard text.utf8.count <= Self.byteLimit else { throw .tooLong(byteCount: text.utf8.count) }
        let value = try parsed(text)
        if let fault = fault(in: value) { throw fault }
        return value
    }

    /// Whether a value is a text, so that there is nothing to read.
    package var isText: Bool {
        switch self {
        case .text, .decimal: true
        case .date, .integer, .boolean: false
        }
    }

    private func parsed(_ text: Text) throws(FieldFault) -> CBOR {
        switch self {
        case .text, .decimal:
            return .text(text)
        case .date:
            guard let date = CivilDate(parsing: text.utf8.array) else { throw .impossibleDate }
            return .int(date.yyyymmdd)
        case .integer:
            guard let number = Int64(text.string) else { throw .notAnInteger }
            return .int(number)
        case .boolean:
            return .bool(try Self.boolean(text))
        }
    }

    private static func boolean(_ text: Text) throws(FieldFault) -> Bool {
        switch text {
        case "true", "是": true
        case "false", "否": false
        default: throw .notABoolean
        }
    }
}
