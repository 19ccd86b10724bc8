package import Words

/// What the help says of each option and argument.
package enum OptionHelp: String, CaseIterable, Worded {
    // Every command
    case data, config, lang, json, quiet, yes, logLevel, passphraseFile, passphraseDescriptor
    // Authoring
    case by, decidedOn, test, idempotencyKey, from, ground, basis, reason
    case license, type, number, date, validFrom, validTo, holderType, holderCode, holderName, field
    case channel, deliveryProof, entered, deliveryDate, ofVersion, onPaper, sealName, sealedFile, refuseSeal
    case clock, clockState, libraryState
    case layoutFile, paperNumber, paperDate, suspendDate, effectDate, factDate, inspectionResult, nextInspection, until,
        deregisters, correctedAct,
        disclosureAct, disclosureKey
    // Views
    case searchWords, filterHolder, filterNumber, filterState, filterOffice, within, limit, after, asOf, knownAt, here
    case exported, layout, entries, audience, output, proofFile, districtID
    // Import
    case listFile, reconcileKey, differencesFile
    case csvFile, importSource, mapping, encoding, dryRun, quarantineFile
    // District and nodes
    case officeCode, officeName, officeRole, endedOffice, heirOffice
    case personName, personContact, personRole, personDuty, personFrom, personUntil, personReplaces
    case personAppointment, filingDate, filingNumber
    case joinRequest, nodeOffice, nodeCode, nodeKind, welcome, node, adopted, adoptEntries
    case districtName, areaCode, recoveryFile, usedRecoveryFile, nextRecoveryFile, rootFile, initOffice, noPassphrase
    case itemFiles, item, submission, returned, returnReason, diffFrom, diffTo
    case leaseYear, leaseBlock
    case incident, incidentName, incidentOffice, incidentCause, incidentDate, incidentOperation, incidentMeasures,
        incidentRemark, assignedActs, assignAll
    case asCSV, standardSet
    case noticeFile, noticeOutput, calendarYear, eventDate, workingDays
    case tokenName, tokenScope, tokenLastDay
    case publicList, listOutput, starterOffice, starterOutput
    case peer, peerAddress, peerCertificate, peerName, peerNode, bundleFile, recipient, bundleDistrict
    // Running
    case listen, api, advertise, tls, stopWithInput

    package var wording: Wording {
        switch self {
        // Every command
        case .data: Wording("数据目录（默认 hefu-data）", "the data directory (default: hefu-data)")
        case .config: Wording("配置文件（默认 hefu.yaml，若存在）", "the configuration file (default: hefu.yaml, if there is one)")
        case .lang: Wording("输出语言（默认按 LANG）", "language of the output (default: by LANG)")
        case .json: Wording("结果与错误以 JSON 输出", "print results and errors as JSON")
        case .quiet: Wording("不输出提示与进度", "no messages, no progress")
        case .yes: Wording("对所有确认回答“是”", "answer yes to every question")
        case .logLevel:
            Wording("日志级别（trace debug info notice warning error）", "log level (trace debug info notice warning error)")
        case .passphraseFile: Wording("口令文件（第一行）", "file whose first line is the passphrase")
        case .passphraseDescriptor: Wording("从此文件描述符读取口令", "read the passphrase from this file descriptor")
        // Authoring
        case .by: Wording("经办人（可写入配置）", "the operator at the counter (or in the configuration)")
        case .decidedOn: Wording("决定日期，年-月-日", "day of the decision, year-month-day")
        case .test: Wording("标为测试件", "mark as a test")
        case .idempotencyKey: Wording("幂等键（UUID）：同键同内容只办一次", "a UUID: the same request is carried out once")
        case .from: Wording("从 JSON 文件读取请求（- 为标准输入）", "read the request from a JSON file (- is standard input)")
        case .ground: Wording("事由", "the ground")
        case .basis: Wording("依据：决定文号或法条（公开）", "legal basis: number of the decision, or clause (clear)")
        case .reason: Wording("说明（只存承诺值，不公开）", "the reason in words (committed, not clear)")
        case .license: Wording("证照：文书号、证照标识或证照编号", "the license: document id, identifier or number")
        case .type: Wording("证照类型：代码或名称", "type of license: code or name")
        case .number:
            Wording("证照编号（有编号规则的类型，不给则自动取号）", "the number printed on it (else one is given, if its type has numbering)")
        case .date: Wording("法定日期，年-月-日", "legal date, year-month-day")
        case .validFrom: Wording("有效期自", "first day of validity")
        case .validTo: Wording("有效期至，或 long-term（长期）", "last day of validity, or long-term")
        case .holderType:
            Wording("持证主体代码类型（GB/T 36903 附录 A，如 001）", "type of the holder's code (GB/T 36903 annex A, such as 001)")
        case .holderCode: Wording("持证主体代码", "the holder's code")
        case .holderName: Wording("持证主体名称", "the holder's name")
        case .field: Wording("照面信息，可多次给出", "a face field; may be repeated")
        case .suspendDate: Wording("暂扣起始日期", "first day of the suspension")
        case .layoutFile: Wording("版式文件：OFD 或 PDF", "the layout file: OFD or PDF")
        case .channel: Wording("送达渠道，如 一网通办、随申办、窗口", "the channel: a portal of the city, or the window")
        case .deliveryProof: Wording("送达回执号", "number of the delivery receipt")
        case .entered: Wording("进入持证主体指定系统的时刻（RFC 3339）", "when it entered the holder's system (RFC 3339)")
        case .deliveryDate: Wording("送达日期", "day of the delivery")
        case .ofVersion: Wording("哪一版本（默认为现行版本）", "of which version (default: the one in force)")
        case .onPaper: Wording("以纸质当面或邮寄送达，经签收", "handed over on paper, against a signature")
        case .sealName: Wording("证照签章名称", "name of the seal")
        case .sealedFile: Wording("已签章的版式文件（只记其摘要）", "the sealed file (its digest is kept)")
        case .refuseSeal: Wording("退回签章，写明理由", "send it back unsealed, with the reason")
        case .clock: Wording("只列归集或只列送达", "list by this clock only")
        case .clockState: Wording("只列此一状态（done late running overdue unknown exempt）", "list what stands so only")
        case .libraryState:
            Wording("只列此一情形（如 owed、rejected、collected）", "list what stands so only (such as owed, rejected)")
        case .paperNumber: Wording("实体证照编号（印制流水号）", "number that stands on the paper")
        case .paperDate: Wording("制作日期", "day on which it was made")
        case .inspectionResult: Wording("校验结论：合格、不合格、暂缓", "what it came to")
        case .nextInspection: Wording("下次校验的最后一日；不写则按目录项的周期", "last day for the next one; else as the type's rule says")
        case .factDate: Wording("收到申请或作出决定的日期", "day on which it came in or was decided")
        case .effectDate: Wording("生效日期（法定日期）", "legal date from which it has effect")
        case .until: Wording("暂扣最后一日（不给则不定期）", "last day of the suspension (else open)")
        case .deregisters: Wording("所注销登记的终止行为", "the ending act that this deregisters")
        case .correctedAct: Wording("要更正的行为，可多次给出", "an act to drop; may be repeated")
        case .disclosureAct: Wording("字段所在的行为，可多次给出", "the act that has the field; may be repeated")
        case .disclosureKey: Wording("字段名，可多次给出", "name of the field; may be repeated")
        // Views
        case .searchWords:
            Wording(
                "检索词：名称、编号、照面信息中的连续文字，每词至少两个字",
                "words of names, numbers or face fields, two characters at least"
            )
        case .filterHolder: Wording("持证主体代码或名称", "the holder's code or name")
        case .filterNumber: Wording("证照编号", "number of the license")
        case .filterState: Wording("状态（如 valid、suspended）", "state (such as valid, suspended)")
        case .filterOffice: Wording("单位：代码或名称", "the office: code or name")
        case .within: Wording("今后多少天之内（默认 60）", "within so many days from now (default: 60)")
        case .limit: Wording("最多条数", "at most so many")
        case .after: Wording("从上一页给出的位置继续", "go on where the last page ended")
        case .asOf: Wording("截至此日的状态", "the state on this day")
        case .knownAt: Wording("截至此时所知（按见证节点的回执）", "as known at this time, by a witness's receipts")
        case .here: Wording("所知以本节点存入为准", "known at means: stored by this node")
        case .layout: Wording("只取版式文件", "the layout file alone")
        case .exported: Wording("要导出的证照（附证明）", "the license to export, with its proof")
        case .entries: Wording("导出一个知悉范围的全部条目（CBOR 序列）", "export all entries of an audience (CBOR sequence)")
        case .audience: Wording("知悉范围：单位，用逗号分隔", "the audience: offices, separated by commas")
        case .output: Wording("写入此文件", "write to this file")
        case .proofFile: Wording("导出的证照文件", "file of an exported license")
        case .districtID: Wording("区的标识，64 位十六进制（默认取本节点的区）", "the district's id in hex (default: this node's)")
        // Import
        case .importSource: Wording("来源的名称（默认为文件名）", "what to call the source (default: the file's name)")
        case .csvFile: Wording("CSV 文件", "CSV file")
        case .mapping:
            Wording(
                "列对应：内置名称（如 tutoring-register）或文件",
                "columns: a built-in name (such as tutoring-register) or a file"
            )
        case .encoding: Wording("字符编码（默认 utf-8）", "encoding of the file (default: utf-8)")
        case .dryRun: Wording("只检查，不写入", "check only, write nothing")
        case .quarantineFile: Wording("把被隔离的行写入此文件", "write the quarantined rows to this file")
        // District and nodes
        case .officeCode: Wording("单位的统一社会信用代码", "unified social credit code of the office")
        case .officeName: Wording("单位名称", "name of the office")
        case .officeRole: Wording("角色，可多次给出（默认 issuing，即发证）", "role of the office; may be repeated (default: issuing)")
        case .endedOffice: Wording("被承继的单位", "the office that has ended")
        case .heirOffice: Wording("承继单位", "the office that acts for it")
        case .personName: Wording("姓名（不给则原任用改期或结束）", "name (else the appointment is restated)")
        case .personContact: Wording("联系方式", "how to reach the person")
        case .personRole: Wording("职责：负责人、经办人、安全员", "for what the person stands")
        case .personDuty: Wording("分工（公开给知悉范围）", "what the person is to do (clear)")
        case .personFrom: Wording("首日，年-月-日", "first day, year-month-day")
        case .personUntil: Wording("末日；到此结束", "last day: it ends with it")
        case .personReplaces: Wording("所更换或结束的任用（行为）", "the appointment that it replaces or ends (act)")
        case .personAppointment: Wording("要备案的任用（行为）", "the appointment to file (act)")
        case .filingDate: Wording("备案日期（默认今日）", "day of the filing (default: today)")
        case .filingNumber: Wording("备案号", "number of the filing")
        case .joinRequest: Wording("入网申请：文件、- 或粘贴的文本", "request to join: file, - or pasted text")
        case .nodeOffice: Wording("节点所属单位", "the node's office")
        case .nodeCode: Wording("节点代码，4 位数字或大写字母", "code of the node, 4 digits or capitals")
        case .nodeKind: Wording("节点种类", "kind of node")
        case .welcome: Wording("入网离线包写入此文件", "write the bundle for the new node to this file")
        case .listFile: Wording("业务系统的清单：CSV 文件或网址", "the list of the business system: a CSV file or URL")
        case .reconcileKey:
            Wording("按何项逐件对应（默认按对照文件）", "what tells one license from another (default: the mapping's key)")
        case .differencesFile: Wording("把全部差异写入 CSV 文件", "write all differences to this CSV file")
        case .incident: Wording("所属不可抗力事件的文书号（前 8 位即可）", "the incident that it belongs to (8 digits of its id will do)")
        case .incidentName:
            Wording("事件的文书号（前 8 位即可；默认本单位未办结的）", "the incident (8 digits of its id; default: the office's open one)")
        case .incidentOffice: Wording("受影响的单位（可多次；默认本单位）", "whom it holds up (may be repeated; default: this office)")
        case .incidentCause: Wording("原因（全区可见，不得写个人信息）", "the cause (clear to the whole district)")
        case .incidentDate: Wording("日期（默认今天）", "the day (default: today)")
        case .incidentOperation:
            Wording(
                "受影响的事项 issue collect update cancel（默认全部）",
                "what it holds up: issue collect update cancel (default: all)"
            )
        case .incidentMeasures: Wording("已采取的应急措施", "emergency measures that were taken")
        case .incidentRemark: Wording("说明（全区可见）", "a remark (clear to the whole district)")
        case .assignedActs: Wording("行为编号（可多个）", "acts, by their ids")
        case .assignAll: Wording("归入 show 所列的全部", "all that show lists as possible")
        case .asCSV: Wording("以 CSV 输出", "as CSV")
        case .standardSet:
            Wording("先设定督查标准（区府办，可多次）", "state a standard first (district office; may be repeated)")
        case .noticeFile: Wording("放假安排文件（YAML 或 JSON）", "notices of holidays, YAML or JSON")
        case .noticeOutput: Wording("写入此文件（默认写到标准输出）", "write to this file (default: standard output)")
        case .calendarYear: Wording("只看这一年，逐日列出", "of this year only, day by day")
        case .eventDate: Wording("起算之日（不计入），年-月-日", "the day of the event, which is not counted")
        case .workingDays: Wording("工作日数（默认 3）", "how many working days (default: 3)")
        case .leaseYear: Wording("年份：按证照的法定日期", "the year, of the legal dates")
        case .leaseBlock: Wording("号段，如 HX01=1-500；可多次给出", "a block such as HX01=1-500; may be repeated")
        case .node: Wording("节点：代码或文书号", "the node: code or document id")
        case .adopted: Wording("被接管的节点，或条目号（--entries）", "the node to adopt from, or entry ids with --entries")
        case .adoptEntries: Wording("参数是条目号", "the arguments are entry ids")
        case .districtName: Wording("区的名称", "name of the district")
        case .areaCode: Wording("行政区划代码，6 位", "area code, 6 digits")
        case .recoveryFile: Wording("恢复密钥写入此文件（离线保存）", "write the recovery key to this file (keep it offline)")
        case .usedRecoveryFile: Wording("现有恢复密钥的文件（用后作废）", "file of the recovery key, which is used up")
        case .nextRecoveryFile: Wording("下一个恢复密钥写入此文件", "write the next recovery key to this file")
        case .rootFile: Wording("根密钥文件（默认在数据目录）", "file of the root key (default: in the data directory)")
        case .initOffice: Wording("所属单位名称（写入申请）", "name of the office, for the request")
        case .noPassphrase: Wording("密钥仅靠文件权限 0600 保护", "protect keys by file mode 0600 alone")
        case .itemFiles:
            Wording("目录项，YAML 或 JSON 文件（- 为标准输入）", "catalogue items as YAML or JSON files (- is standard input)")
        case .item: Wording("目录项：类型代码、名称或文书号", "catalogue item: type code, name or document id")
        case .submission: Wording("要批准的提交（默认：待批准的那一个）", "the submission to approve (default: the one that waits)")
        case .returned: Wording("要退回的提交（默认：待批准的那一个）", "the submission to return (default: the one that waits)")
        case .returnReason: Wording("退回理由，可多次给出", "why; may be repeated")
        case .diffFrom: Wording("旧版本：版本号或提交（默认现行版本）", "the older: version or submission (default: the one in force)")
        case .diffTo: Wording("新版本：版本号或提交（默认待批准的）", "the newer: version or submission (default: the one that waits)")
        case .publicList: Wording("只含向社会公布的目录项", "only what is published")
        case .listOutput: Wording("写入此文件，摘要写入 <文件>.sha256", "write to this file, the digest to <file>.sha256")
        case .starterOffice: Wording("只要此发证单位的（如 卫健委）", "only this bureau, by its Chinese name")
        case .starterOutput: Wording("写入此目录，每项一个文件", "write to this directory, a file each")
        case .peer: Wording("对端节点（默认全部）", "the peer (default: all)")
        case .peerAddress: Wording("地址，主机:端口", "address, host:port")
        case .peerCertificate: Wording("对端的 TLS 证书：文件或粘贴的文本", "the peer's TLS certificate: file or pasted text")
        case .peerName: Wording("对端名称", "a name for the peer")
        case .peerNode: Wording("对端的节点代码或文书号", "the peer's node code or document id")
        case .bundleDistrict: Wording("区的标识（入网前，照纸面输入）", "the district's id (before joining, typed from the paper)")
        case .bundleFile: Wording("离线包文件", "file of the bundle")
        case .recipient: Wording("收件节点，可多次给出（默认全部对端）", "recipient node; may be repeated (default: all peers)")
        case .tokenName: Wording("使用令牌的业务系统的名称", "the name of the program that uses it")
        case .tokenScope: Wording("权限，可多次给出", "what it allows; may be given several times")
        case .tokenLastDay: Wording("最后有效日（默认直至撤销）", "the last day it holds (default: until it is revoked)")
        // Running
        case .api: Wording("接口的地址与端口：业务系统由此访问", "host:port of the API, for programs with tokens")
        case .listen: Wording("供其他节点同步的地址，主机:端口", "where other nodes reach this one, host:port")
        case .advertise: Wording("公告的地址，逗号分隔", "addresses to announce, separated by commas")
        case .tls:
            Wording("回环地址也用 TLS（其他地址总是用）", "TLS also on loopback (elsewhere it is always used)")
        case .stopWithInput:
            Wording("标准输入结束时停止（上级进程持有管道）", "stop when standard input ends (a parent holds the pipe)")
        }
    }
}
