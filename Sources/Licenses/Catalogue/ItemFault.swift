package import District
package import SignedLog

/// Why a submission can be approved by nobody: it is refused when a person submits it, and an approval of it has no
/// effect.
package enum ItemFault: Error, Hashable, Sendable {
    case refused(ActRefusal)
    /// The act is no submission.
    case notASubmission
    /// 有效期限范围 is no list of terms.
    case validity
    case tooManyFields(Int)
    /// A field key twice.
    case repeatedField(Text)
    /// A field key that belongs to the holder, the reason or the act itself, or is empty.
    case reservedField(Text)
    /// Holders that are natural persons are never public.
    case publicPersons
    /// A code list that is too long, has a code twice, an empty or overlong one, or belongs to a field that is no text.
    case codeList(field: Text)
    /// 依申请公开 and 公开 exclude each other.
    case onRequestAndPublic
    /// No element of an item has this name.
    case unknownElement(Text)
    /// The days before the end by which renewal is applied for: 1 to a limit.
    case renewalDays(limit: Int)
    /// 逾期申请不予受理 says nothing without the days.
    case lateRenewalWithoutDays
    /// 校验周期 is no list of periods, or only its repetition is stated.
    case inspection
    /// 编号规则 is no pattern.
    case numbering
    /// 证照类型代码: 21 characters of 0-9 and A-Z.
    case typeCode
}
