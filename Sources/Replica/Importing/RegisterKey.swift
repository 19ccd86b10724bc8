import SignedLog
import Storage

/// What tells one license of a type from another in a file that comes from elsewhere.
package enum RegisterKey: String, CaseIterable, Sendable {
    /// Where nobody has two licenses of the type.
    case holderCode = "holder/code"
    case number
    case identifier

    package var part: FacePart {
        switch self {
        case .holderCode: .holderCode
        case .number: .number
        case .identifier: .identifier
        }
    }

    /// Nil where the row has none.
    package func value(in request: LicenseRequest) -> String? {
        switch self {
        case .holderCode: request.holder.flatMap { $0.code.isEmpty ? nil : $0.code }
        case .number: request.number
        case .identifier: request.identifier
        }
    }
}

extension StoreReader {
    func mayHold(_ key: RegisterKey, _ value: Text) throws(StoreFailure) -> Bool {
        switch key {
        case .holderCode: try mayHold(holderCode: value)
        case .number: try mayHold(number: value)
        case .identifier: try mayHold(identifier: value)
        }
    }
}

extension LicenseFilter {
    mutating func ask(for key: RegisterKey, _ value: Text) {
        switch key {
        case .holderCode: holderCode = value
        case .number: number = value
        case .identifier: identifier = value
        }
    }
}
