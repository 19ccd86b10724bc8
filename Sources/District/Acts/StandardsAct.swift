import SignedLog

/// Kind 16: the standards 督查标准 by which the district supervises its offices, all of them at once; what is not stated is as
/// the program has it. Each founds a document; of several the last word holds, as of calendars.
package struct StandardsAct: DistrictBody {
    static let kind = Kind.standards

    /// By number of the standard. Numbers that this version does not know are kept and mean nothing.
    package let values: [UInt64: UInt64]

    package init(values: [UInt64: UInt64]) {
        self.values = values
    }

    package subscript(_ standard: StandardName) -> UInt64? { values[standard.rawValue] }

    init(_ act: Act, _ reader: BodyReader) throws(ActRefusal) {
        let pairs = try reader.list(100, counts: 0...Limit.list) { Self.pair($0) }
        guard zip(pairs, pairs.dropFirst()).allSatisfy({ $0.name < $1.name }) else { throw .malformed(key: 100) }
        values = Dictionary(uniqueKeysWithValues: pairs.map { ($0.name, $0.value) })
    }

    var body: CBORMap {
        let pairs = values.sorted { $0.key < $1.key }
        return CBORMap([(.int(100), .array(pairs.map { .array([.int(Int64($0.key)), .int(Int64($0.value))]) }))])
    }

    /// A known standard has a value that it can have.
    private static func pair(_ item: CBOR) -> (name: UInt64, value: UInt64)? {
        guard let parts = item.asArray, parts.count == 2, let name = parts[0].asUInt, let value = parts[1].asUInt else {
            return nil
        }
        if let known = StandardName(rawValue: name), !known.range.contains(value) { return nil }
        return (name, value)
    }
}

/// The raw values stand in acts (kind 16).
package enum StandardName: UInt64, CaseIterable, Hashable, Sendable {
    /// Working days from the decision to the delivery (行政许可法 §44, §82).
    case deliveryWorkingDays = 1
    /// Working days from the clearing of an outage to its completion (clause 1.5).
    case completionWorkingDays = 2
    /// Days that rivals may stay unsettled.
    case rivalDays = 3
    /// Hours without a word from a node until it is told as silent.
    case silentHours = 4
    /// Minutes by which a node's clock may lie outside what witnesses attest.
    case clockDoubtMinutes = 5
    /// Whether the city library is reached by submissions (1), so that its acceptance is what collects; else (0) the city's
    /// receipt does.
    case cityLibrary = 6
    /// Days that a version may be in the city library without the city's seal.
    case sealDays = 7

    /// What its value can be.
    package var range: ClosedRange<UInt64> {
        switch self {
        case .deliveryWorkingDays, .completionWorkingDays: 1...250
        case .rivalDays, .sealDays: 0...3_660
        case .cityLibrary: 0...1
        case .silentHours: 1...8_784
        case .clockDoubtMinutes: 1...527_040
        }
    }
}
