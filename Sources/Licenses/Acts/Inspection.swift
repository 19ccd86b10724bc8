import District
package import SignedLog

/// 校验, 复核, 注册, 核验: what an inspection of a license came to. The license goes on whatever it is: what a
/// failed one leads to is an act of its own.
package struct Inspection: Hashable, Sendable {
    package let dated: CivilDate
    package let result: InspectionResult
    /// The last day for the next one; nil: as the type's rule says.
    package let until: CivilDate?
    package let ground: Text?
    package let basis: Text?

    init(_ reader: BodyReader) throws(ActRefusal) {
        let fact = try DatedFact(reader)
        (dated, ground, basis) = (fact.dated, fact.ground, fact.basis)
        let number = try reader.uint(LicenseKey.result, in: 1...UInt64(InspectionResult.allCases.count))
        guard let result = InspectionResult(rawValue: number) else { throw .outOfRange(key: LicenseKey.result) }
        self.result = result
        until = try reader.optionalDate(BodyKey.until)
        if let until, until < dated { throw .outOfRange(key: BodyKey.until) }
        if result == .postponed && until == nil { throw .missing(key: BodyKey.until) }
    }
}

/// The raw values stand in acts (key 100 of kind 117).
package enum InspectionResult: UInt64, CaseIterable, Hashable, Sendable {
    /// 合格
    case passed = 1
    /// 不合格: the next one is due as it was.
    case failed = 2
    /// 暂缓, 延期: put off until a day.
    case postponed = 3
}

extension ActDraft {
    /// An inspection.
    ///
    /// - Parameter until: the last day for the next one; needed where it is put off.
    package static func inspect(
        _ measure: MeasureDraft,
        result: InspectionResult,
        until: CivilDate?,
        at place: LicensePlace,
        circumstances: Circumstances = Circumstances()
    ) throws(AuthoringRefusal) -> ActDraft {
        if let until, until < measure.dated {
            throw .endsBeforeItBegins(.until, begins: measure.dated, ends: until)
        }
        if result == .postponed && until == nil { throw .nothingNamed(.until) }
        return try self.measure(.inspect, measure, place, circumstances) { body in
            body[LicenseKey.result] = .int(Int64(result.rawValue))
            body[BodyKey.until] = until.map { .int($0.yyyymmdd) }
        }
    }
}
