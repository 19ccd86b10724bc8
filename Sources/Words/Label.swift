/// What a field, a column or a line of an answer is called. Raw values are the API's names of fields, so that a
/// refusal that names one is shown by its label.
package enum Label: String, CaseIterable, Worded {
    // A license
    case license, document, documents, type, number, identifier, version, state, office, issuingOffice, date, decidedOn,
        validFrom, validTo
    case validity
    case holder
    case holderType = "holder/type"
    case holderCode = "holder/code"
    case holderName = "holder/name"
    case fields, key, value, result, until, ground, basis, reason, targets, deregisters, keys, by, test, idempotencyKey
    case act, verb, entry, standing, findings, rivals, timeline, asOf, knownAt, since, signed, seal
    case dueDay = "day"
    case listed, here, missingHere, missingThere, different
    case workingDays, source
    case examples, papers, days, rest, work
    case silentHours, incidentsOpen, askIncident, incident, cause, measures, operations, startedOn, reportedOn,
        clearedOn
    case completedOn, closedOn, deadline, operation, inTime, late, open, daysLate, doneOn, collectedOn, offices, acts
    case year, block, given, left, example
    case issued, collected, rate, earlier, heldSince
    case paper, withoutPaper, withoutElectronic, paperDelivery
    case channel, proof, entered, decided, delivered, library, submissions
    case matter, applyBy, inspected, inspectBy
    case witnessedBy, claimedTime
    // District and nodes
    case district, name, areaCode, code, roles, kind, node, nodeCode, request, fingerprint, heir, item, typeCode
    case versions, holderKind, holderIsPublic, isPublic, onRequest, level, template, validityRule, unconfirmed
    case numbering, counting, renewalDays, lateRenewalClosed, inspection, inspectedOnce
    case definingBody, matterName, matterCode, issuerLevel, catalogType, fieldType, required, codes, reasons, before,
        after
    case submission, collectFrom, address, peer, certificate, recipients, audiences, audience, path, file, lang
    case passphrase, rootKey, recoveryKey, entries
    // Import
    case line, column, row, mapping, encoding, limit, expected, found, rule, count
    // A license file
    case part, position
    // Status
    case origin, lastContact, theyLack, weLack, oldest, wanted, log, licenses, clock, forks, held, setAside, early,
        duplicates
    case scopes, createdAt, lastDay, revokedAt
    // People
    case role, contact, duty, filed, from, replaces, appointment
    // A request
    case target, q, layout, provenance
    case pending, stopped, itemsWaiting, itemsReturned, numbersLow

    package var wording: Wording {
        switch self {
        case .license: Wording("证照", "license")
        case .document: Wording("文书", "document")
        case .documents: Wording("文书", "documents")
        case .type: Wording("证照类型", "type")
        case .number: Wording("证照编号", "number")
        case .identifier: Wording("证照标识", "identifier")
        case .version: Wording("版本", "version")
        case .state: Wording("状态", "state")
        case .office: Wording("单位", "office")
        case .issuingOffice: Wording("发证单位", "issued by")
        case .date: Wording("法定日期", "legal date")
        case .decidedOn: Wording("决定日期", "decided on")
        case .validFrom: Wording("有效期自", "valid from")
        case .validTo: Wording("有效期至", "valid to")
        case .validity: Wording("有效期", "validity")
        case .holder: Wording("持证主体", "holder")
        case .holderType: Wording("持证主体代码类型", "holder code type")
        case .holderCode: Wording("持证主体代码", "holder code")
        case .holderName: Wording("持证主体名称", "holder name")
        case .fields: Wording("照面信息", "face fields")
        case .key: Wording("字段", "field")
        case .value: Wording("值", "value")
        case .until: Wording("截止日期", "last day")
        case .papers: Wording("通知的文号或网址", "the notice's number or address")
        case .days: Wording("日期", "days")
        case .rest: Wording("放假的日子", "days of rest")
        case .work: Wording("上班的周末", "weekends of work")
        case .examples: Wording("举例", "examples")
        case .silentHours: Wording("未同步时长", "out of touch")
        case .askIncident: Wording("不可抗力", "incident")
        case .incidentsOpen: Wording("未排除的不可抗力事件", "open incidents")
        case .incident: Wording("不可抗力事件", "incident")
        case .cause: Wording("原因", "cause")
        case .measures: Wording("应急措施", "emergency measures")
        case .operations: Wording("受影响的事项", "held up")
        case .startedOn: Wording("发生日期", "began on")
        case .reportedOn: Wording("上报日期", "reported on")
        case .clearedOn: Wording("排除日期", "cleared on")
        case .completedOn: Wording("补办完成日期", "completed on")
        case .closedOn: Wording("办结日期", "closed on")
        case .deadline: Wording("补办期限", "to be done by")
        case .operation: Wording("事项", "operation")
        case .inTime: Wording("按期", "in time")
        case .late: Wording("逾期", "late")
        case .open: Wording("未完成", "open")
        case .daysLate: Wording("逾期天数", "days late")
        case .doneOn: Wording("送达枢纽日期", "with a witness on")
        case .collectedOn: Wording("归集日期", "collected on")
        case .offices: Wording("单位", "offices")
        case .acts: Wording("行为", "acts")
        case .workingDays: Wording("工作日", "working days")
        case .source: Wording("依据", "source")
        case .dueDay: Wording("期限", "due")
        case .issued: Wording("应归集", "issued")
        case .collected: Wording("已归集", "collected")
        case .rate: Wording("归集率", "rate")
        case .earlier: Wording("起始前", "earlier")
        case .heldSince: Wording("入册时间", "held since")
        case .paper: Wording("实体证照", "paper")
        case .withoutPaper: Wording("不制发实体证照的依据", "why there is no paper")
        case .withoutElectronic: Wording("不制发电子证照的依据", "why there is no electronic license")
        case .paperDelivery: Wording("须以纸质送达的依据", "why it is delivered on paper")
        case .channel: Wording("送达渠道", "channel")
        case .proof: Wording("送达回执号", "delivery receipt")
        case .entered: Wording("进入系统时间", "entered the system")
        case .decided: Wording("已决定", "decided")
        case .delivered: Wording("送达", "delivered")
        case .library: Wording("市库", "city library")
        case .submissions: Wording("报送次数", "submissions")
        case .matter: Wording("事项", "what")
        case .applyBy: Wording("申请期限", "apply by")
        case .inspected: Wording("上次校验", "last inspected")
        case .inspectBy: Wording("应校验", "inspection due")
        case .result: Wording("校验结论", "result")
        case .ground: Wording("事由", "ground")
        case .basis: Wording("依据", "legal basis")
        case .reason: Wording("说明", "reason")
        case .targets: Wording("更正对象", "acts to correct")
        case .deregisters: Wording("所注销登记的行为", "ending to deregister")
        case .keys: Wording("字段名", "field names")
        case .by: Wording("经办人", "operator")
        case .test: Wording("测试件", "test")
        case .idempotencyKey: Wording("幂等键", "idempotency key")
        case .act: Wording("行为", "act")
        case .verb: Wording("行为", "verb")
        case .entry: Wording("条目", "entry")
        case .standing: Wording("效力", "standing")
        case .findings: Wording("认定存疑", "findings")
        case .rivals: Wording("并存版本", "rivals")
        case .timeline: Wording("时间线", "timeline")
        case .asOf: Wording("时点", "as of")
        case .knownAt: Wording("所知截至", "known at")
        case .since: Wording("起", "since")
        case .signed: Wording("签名节点", "signed by node")
        case .seal: Wording("签章", "seal")
        case .witnessedBy: Wording("见证收存", "witnessed")
        case .claimedTime: Wording("签名时间（自称）", "signed at (a claim)")
        case .district: Wording("区", "district")
        case .name: Wording("名称", "name")
        case .areaCode: Wording("行政区划代码", "area code")
        case .code: Wording("代码", "code")
        case .roles: Wording("角色", "roles")
        case .kind: Wording("种类", "kind")
        case .listed: Wording("清单", "listed")
        case .here: Wording("本节点", "here")
        case .missingHere: Wording("本节点缺", "missing here")
        case .missingThere: Wording("清单缺", "missing there")
        case .different: Wording("不同", "different")
        case .year: Wording("年份", "year")
        case .block: Wording("号段", "block")
        case .given: Wording("已用", "given")
        case .left: Wording("余", "left")
        case .example: Wording("首号", "first number")
        case .node: Wording("节点", "node")
        case .nodeCode: Wording("节点代码", "node code")
        case .request: Wording("入网申请", "request to join")
        case .fingerprint: Wording("指纹", "fingerprint")
        case .heir: Wording("承继单位", "heir office")
        case .item: Wording("目录项", "catalogue item")
        case .typeCode: Wording("证照类型代码", "type code")
        case .versions: Wording("各版本", "versions")
        case .holderKind: Wording("持证主体类别", "holders")
        case .holderIsPublic: Wording("持证主体公开", "holders are public")
        case .isPublic: Wording("公开属性", "public")
        case .onRequest: Wording("依申请公开", "on request")
        case .level: Wording("标准级别", "level")
        case .template: Wording("证照模板", "template")
        case .validityRule: Wording("有效期规则", "rule of validity")
        case .counting: Wording("期限计算", "counting of terms")
        case .numbering: Wording("编号规则", "numbering")
        case .renewalDays: Wording("届满前申请日数", "days before the end to apply by")
        case .lateRenewalClosed: Wording("逾期申请", "late applications")
        case .inspection: Wording("校验周期", "period of inspection")
        case .inspectedOnce: Wording("核验次数", "times of inspection")
        case .unconfirmed: Wording("待核实", "unconfirmed")
        case .definingBody: Wording("证照定义机构", "defining body")
        case .matterName: Wording("关联事项名称", "matter")
        case .matterCode: Wording("关联事项代码", "code of the matter")
        case .issuerLevel: Wording("证照颁发机构级别", "level of the issuer")
        case .catalogType: Wording("证照目录类别", "catalogue type")
        case .fieldType: Wording("类型", "type")
        case .required: Wording("必填", "required")
        case .codes: Wording("代码表", "code list")
        case .reasons: Wording("理由", "reasons")
        case .before: Wording("原", "before")
        case .after: Wording("新", "after")
        case .submission: Wording("提交", "submission")
        case .collectFrom: Wording("归集起始时间", "collected from")
        case .address: Wording("地址", "address")
        case .peer: Wording("对端节点", "peer")
        case .certificate: Wording("证书", "certificate")
        case .recipients: Wording("收件节点", "recipients")
        case .audiences: Wording("知悉范围", "audiences")
        case .audience: Wording("知悉范围", "audience")
        case .path: Wording("路径", "path")
        case .file: Wording("文件", "file")
        case .lang: Wording("语言", "language")
        case .passphrase: Wording("口令", "passphrase")
        case .rootKey: Wording("根密钥", "root key")
        case .recoveryKey: Wording("恢复密钥", "recovery key")
        case .entries: Wording("条目数", "entries")
        case .line: Wording("行", "line")
        case .column: Wording("列", "column")
        case .row: Wording("记录", "row")
        case .mapping: Wording("列对应", "mapping")
        case .encoding: Wording("字符编码", "encoding")
        case .limit: Wording("上限", "limit")
        case .expected: Wording("应为", "expected")
        case .found: Wording("实为", "found")
        case .part: Wording("部分", "part")
        case .position: Wording("第几项", "no.")
        case .rule: Wording("规则", "rule")
        case .count: Wording("数量", "count")
        case .lastContact: Wording("最近联系", "last contact")
        case .origin: Wording("来源", "from")
        case .theyLack: Wording("对方缺", "they lack")
        case .weLack: Wording("本节点缺", "we lack")
        case .oldest: Wording("最早", "oldest")
        case .wanted: Wording("待取披露", "disclosures wanted")
        case .log: Wording("log（末梢摘要）", "log (tips)")
        case .licenses: Wording("证照数", "licenses")
        case .clock: Wording("时钟", "clock")
        case .forks: Wording("分叉", "forks")
        case .held: Wording("待定条目", "held entries")
        case .early: Wording("早到条目", "early entries")
        case .setAside: Wording("搁置条目", "entries set aside")
        case .duplicates: Wording("重复", "duplicates")
        case .itemsWaiting: Wording("待批准目录项", "catalogue items to approve")
        case .itemsReturned: Wording("被退回目录项", "catalogue items returned")
        case .numbersLow: Wording("号段不足的证照类型", "types short of numbers")
        case .layout: Wording("版式文件", "layout file")
        case .provenance: Wording("存量", "back-file")
        case .target: Wording("地址", "address")
        case .q: Wording("检索词", "words to search for")
        case .role: Wording("职责", "role")
        case .contact: Wording("联系方式", "contact")
        case .duty: Wording("分工", "duty")
        case .filed: Wording("备案", "on file")
        case .from: Wording("首日", "first day")
        case .replaces: Wording("所更换的任用", "the appointment replaced")
        case .appointment: Wording("任用", "appointment")
        case .scopes: Wording("权限", "scopes")
        case .createdAt: Wording("制作时间", "made at")
        case .lastDay: Wording("最后有效日", "last day")
        case .revokedAt: Wording("撤销时间", "revoked at")
        case .pending: Wording("待折叠", "to be folded again")
        case .stopped: Wording("停止签发", "stopped")
        }
    }

    /// The label of a field as the API names it; a face field of a catalogue item (`fields/地址`) names itself.
    package static func text(_ field: String) -> String {
        if let label = Label(rawValue: field) { return label.text }
        return field.hasPrefix("fields/") ? String(field.dropFirst("fields/".count)) : field
    }
}
