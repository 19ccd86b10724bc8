package import SignedLog

/// What a program needs to know of a type's 有效期规则 to propose a term, to say by when to apply for renewal, and when a
/// license falls due for inspection. It decides nothing: what is printed on a license and what acts say does.
package struct TermRule: Hashable, Sendable {
    /// Most days before the last one by which renewal may have to be applied for: ten years.
    package static let renewalDayLimit = 3_660
    /// Most bytes of the periods of inspection.
    package static let inspectionByteLimit = 64

    /// 期限计算; nil: nobody has said.
    package var counting: TermCounting?
    /// 届满前申请日数: so many days before its last day a license's renewal is applied for at the latest
    /// (行政许可法 §50: thirty, unless a rule of its own says otherwise). Nil: nobody has said.
    package var renewalDays: Int?
    /// 逾期申请不予受理: who applies later is not heard at all, and the license ends with its term.
    package var isLateRenewalClosed: Bool
    /// 校验周期: periods such as 每两年, in the form of a ``ValidityRange``; where there are several, which one a license
    /// has depends on what it says (beds), and the shortest calls a person, the longest says overdue. Nil: none.
    package var inspection: Text?
    /// 只核验一次: not again and again, but once after issue, such as the start of works.
    package var isInspectedOnce: Bool

    package init(
        counting: TermCounting? = nil,
        renewalDays: Int? = nil,
        isLateRenewalClosed: Bool = false,
        inspection: Text? = nil,
        isInspectedOnce: Bool = false
    ) {
        (self.counting, self.renewalDays, self.isLateRenewalClosed) = (counting, renewalDays, isLateRenewalClosed)
        (self.inspection, self.isInspectedOnce) = (inspection, isInspectedOnce)
    }

    /// The periods of inspection; empty where there is none.
    package var inspectionSpans: [ValidityRange.Span] {
        inspection.flatMap { ValidityRange(inspection: $0) }?.spans ?? []
    }

    /// The last day on which renewal of a license with this last day is applied for in time; nil where no rule says.
    package func lastDayToApply(before last: CivilDate) -> CivilDate? {
        renewalDays.flatMap { last.adding(days: -$0) }
    }
}

extension ValidityRange {
    /// Periods: what never ends is none.
    init?(inspection text: Text) {
        guard text.utf8.count <= TermRule.inspectionByteLimit, let range = ValidityRange(parsing: text),
            !range.spans.contains(.unlimited)
        else { return nil }
        self = range
    }
}

extension TermRule {
    init(reading body: CBORMap) {
        self.init(
            counting: body[ItemKey.counting]?.asInt.flatMap(TermCounting.init),
            renewalDays: body[ItemKey.renewalDays]?.asInt.flatMap { Self.days($0) },
            isLateRenewalClosed: body[ItemKey.lateRenewalClosed]?.asBool ?? false,
            inspection: body[ItemKey.inspection]?.asText.flatMap { ValidityRange(inspection: $0) == nil ? nil : $0 },
            isInspectedOnce: body[ItemKey.inspectedOnce]?.asBool ?? false
        )
    }

    func add(to body: inout CBORMap) {
        body[ItemKey.counting] = counting.map { .int($0.rawValue) }
        body[ItemKey.renewalDays] = renewalDays.map { .int(Int64($0)) }
        body[ItemKey.lateRenewalClosed] = isLateRenewalClosed ? .bool(true) : nil
        body[ItemKey.inspection] = inspection.map(CBOR.text)
        body[ItemKey.inspectedOnce] = isInspectedOnce ? .bool(true) : nil
    }

    /// Nil for what no rule says.
    private static func days(_ number: Int64) -> Int? {
        (1...Int64(renewalDayLimit)).contains(number) ? Int(number) : nil
    }

    /// What a person is refused.
    func check() throws(ItemFault) {
        if let renewalDays, Self.days(Int64(renewalDays)) == nil { throw .renewalDays(limit: Self.renewalDayLimit) }
        if isLateRenewalClosed && renewalDays == nil { throw .lateRenewalWithoutDays }
        if let inspection, ValidityRange(inspection: inspection) == nil { throw .inspection }
        if isInspectedOnce && inspection == nil { throw .inspection }
    }

    /// As elements of the item, under names of our own.
    var elements: [(name: String, chineseName: String, value: Text?)] {
        [
            ("TermCounting", "期限计算", counting.map { Text($0.chineseName) }),
            ("RenewalDays", "届满前申请日数", renewalDays.map { Text(String($0)) }),
            ("LateRenewalClosed", "逾期申请不予受理", isLateRenewalClosed ? "true" : nil),
            ("Inspection", "校验周期", inspection),
            ("InspectedOnce", "只核验一次", isInspectedOnce ? "true" : nil),
        ]
    }
}
