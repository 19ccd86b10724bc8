package import Words

/// The words in which the API speaks of catalogue items: what became of a version, for whom an item is, how public it
/// is, what its fields hold, what is found about it.
package enum ItemWord: String, CaseIterable, Worded {
    // What became of a version
    case submitted, approved, returned, replaced, retired
    // 持证主体类别
    case natural, legal, both
    // 类目公开属性
    case published = "public"
    case onRequest = "on-request"
    case unpublished = "not-public"
    // Fields of the face
    case personal, required
    case textType = "text"
    case dateType = "date"
    case decimalType = "decimal"
    case integerType = "integer"
    case booleanType = "boolean"
    // 有效期规则
    case withFirstDay = "with-first-day"
    case afterFirstDay = "after-first-day"
    case asDecided = "as-decided"
    case closed, once
    // Findings
    case refused
    case submissionInvalid = "submission-invalid"
    case versionNotLarger = "version-not-larger"
    case concurrent
    case typeCodeShared = "type-code-shared"
    case nameShared = "name-shared"

    package var wording: Wording {
        switch self {
        case .submitted: Wording("待批准", "submitted")
        case .approved: Wording("已批准", "approved")
        case .returned: Wording("已退回", "returned")
        case .replaced: Wording("已被取代", "replaced")
        case .retired: Wording("已停用", "retired")
        case .natural: Wording("自然人", "natural persons")
        case .legal: Wording("法人和其他组织", "organizations")
        case .both: Wording("自然人，法人和其他组织", "natural persons, organizations")
        case .published: Wording("公开", "public")
        case .onRequest: Wording("依申请公开", "on request")
        case .unpublished: Wording("不公开", "not public")
        case .personal: Wording("个人信息", "personal")
        case .required: Wording("必填", "required")
        case .textType: Wording("文本", "text")
        case .dateType: Wording("日期", "date")
        case .decimalType: Wording("小数", "decimal")
        case .integerType: Wording("整数", "integer")
        case .booleanType: Wording("是否", "yes or no")
        case .withFirstDay: Wording("首日计入", "the first day is counted")
        case .afterFirstDay: Wording("首日不计入", "the first day is not counted")
        case .asDecided: Wording("由决定载明", "as the decision says")
        case .closed: Wording("不予受理", "not accepted")
        case .once: Wording("只核验一次", "once")
        case .refused: Wording("区府办的行为不合规则，不生效力", "an act of the district office breaks a rule: without effect")
        case .submissionInvalid: Wording("所批准的不是此目录项的有效提交", "what was approved is no valid submission of the item")
        case .versionNotLarger: Wording("所批准的版本不高于现行版本", "the version approved is not larger than the one in force")
        case .concurrent:
            Wording("区府办有并行的决定，其余不生效力", "acts of the district office made apart: the others have no effect")
        case .typeCodeShared: Wording("证照类型代码重复", "a type code is used twice")
        case .nameShared: Wording("证照名称重复", "a name is used twice")
        }
    }
}
