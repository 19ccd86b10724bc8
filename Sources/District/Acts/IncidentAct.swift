package import SignedLog

/// Kind 13: a step of an incident 不可抗力 (clause 1.5 of the plan): something happened to an office that its deadlines
/// depend on. The first founds the incident; all name its office.
package struct IncidentAct: DistrictBody {
    static let kind = Kind.incident

    package let office: OfficeID
    package let step: IncidentStep
    /// Of a declaration the cause, else what there is to say.
    package let cause: Text
    /// The day on which it began, was reported, cleared, completed or closed, yyyymmdd; nil: not stated.
    package let day: UInt64?
    /// Of a declaration: what the office could not do in time, ascending; empty: not stated, so any of it.
    package let operations: [IncidentOperation]
    /// Of a declaration: the emergency measures that were taken.
    package let measures: Text?

    package init(
        office: OfficeID,
        step: IncidentStep = .declare,
        cause: Text,
        day: UInt64? = nil,
        operations: [IncidentOperation] = [],
        measures: Text? = nil
    ) {
        (self.office, self.step, self.cause, self.day, self.measures) = (office, step, cause, day, measures)
        self.operations = operations.sorted { $0.rawValue < $1.rawValue }
    }

    private enum Key {
        static let day: Int64 = 102
        static let operations: Int64 = 103
        static let measures: Int64 = 104
        static let step: Int64 = 105
    }

    init(_ act: Act, _ reader: BodyReader) throws(ActRefusal) {
        office = try reader.id(100)
        cause = try reader.text(101)
        day = reader.body[Key.day] == nil ? nil : try reader.date(Key.day)
        measures = reader.body[Key.measures] == nil ? nil : try reader.text(Key.measures)
        operations = try Self.operations(reader)
        step = try Self.step(reader)
        guard act.isFounding == (step == .declare) else { throw .outOfRange(key: Key.step) }
        if step == .clear && day == nil { throw .missing(key: Key.day) }
    }

    private static func operations(_ reader: BodyReader) throws(ActRefusal) -> [IncidentOperation] {
        guard reader.body[Key.operations] != nil else { return [] }
        let operations = try reader.list(Key.operations, counts: 1...IncidentOperation.allCases.count) {
            $0.asUInt.flatMap(IncidentOperation.init)
        }
        guard zip(operations, operations.dropFirst()).allSatisfy({ $0.rawValue < $1.rawValue }) else {
            throw .malformed(key: Key.operations)
        }
        return operations
    }

    private static func step(_ reader: BodyReader) throws(ActRefusal) -> IncidentStep {
        guard reader.body[Key.step] != nil else { return .declare }
        guard let step = IncidentStep(rawValue: try reader.uint(Key.step)) else { throw .outOfRange(key: Key.step) }
        return step
    }

    var body: CBORMap {
        var body = CBORMap([(.int(100), .bytes(office)), (.int(101), .text(cause))])
        body[Key.day] = day.map { .int(Int64($0)) }
        if !operations.isEmpty { body[Key.operations] = .array(operations.map { .int(Int64($0.rawValue)) }) }
        body[Key.measures] = measures.map(CBOR.text)
        if step != .declare { body[Key.step] = .int(Int64(step.rawValue)) }
        return body
    }
}

/// The raw values stand in acts (key 105 of kind 13).
package enum IncidentStep: UInt64, CaseIterable, Hashable, Sendable {
    /// 申报: it has happened. Founds the incident.
    case declare = 1
    /// 上报 to the service center.
    case report = 2
    /// 故障排除: from the next day on the office has three working days.
    case clear = 3
    /// 补办完成: all that it held up is done.
    case complete = 4
    /// 办结; of an incident that was never cleared: there was none.
    case close = 5
}

/// What an outage keeps an office from (clause 1.5: 制发、归集、更新、注销). The raw values stand in acts (key 103 of kind 13).
package enum IncidentOperation: UInt64, CaseIterable, Hashable, Sendable {
    /// 制发
    case issue = 1
    /// 归集
    case collect = 2
    /// 更新
    case update = 3
    /// 注销
    case cancel = 4
}
