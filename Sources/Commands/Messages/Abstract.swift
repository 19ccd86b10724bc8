package import Words

/// What each command does, in one line.
package enum Abstract: String, CaseIterable, Worded {
    case root
    case issue, amend, renew, settle, suspend, reinstate, withdraw, cancel, revoke, annul, correct, erase, lost
    case deliver, seal, library, libraryList, libraryResubmit, clocks
    case apply, refuse, inspect, paper, lacking, coverage, print
    case `import`, imports, reconcile
    case catalogue, catalogueStarter, catalogueSubmit, catalogueApprove, catalogueReturn, catalogueRetire
    case catalogueList, catalogueShow, catalogueDiff, catalogueExport
    case numbers, numbersLease, numbersList
    case calendar, calendarStarter, calendarPublish, calendarList, calendarDeadline
    case incident, incidentDeclare, incidentReport, incidentClear, incidentComplete, incidentClose, incidentAssign
    case incidentList, incidentShow
    case district, districtCreate, districtRotate
    case office, officeEnroll, officeTakeOver, officeList, officeAppoint, officeFile, officePeople
    case node, nodeInit, nodeEnroll, nodeCutOff, nodeAdopt, nodeList
    case token, tokenCreate, tokenRevoke, tokenList
    case peer, peerAdd, peerRemove, peerList, bundle, bundleExport, bundleImport, sync
    case list, show, history, due, export, verify, status, supervise
    case serve, check, demo

    package var wording: Wording {
        switch self {
        case .root: Wording("合符：区电子证照节点", "Hefu: the node that issues, collects and uses a district's licenses")
        case .issue: Wording("制发证照", "issue a license")
        case .amend: Wording("变更、补发", "amend or replace one")
        case .renew: Wording("延续有效期", "renew: a new term")
        case .apply: Wording("登记延续申请", "record an application")
        case .refuse: Wording("不予延续", "do not renew")
        case .paper: Wording("登记实体证照编号", "number of the paper copy")
        case .lacking: Wording("缺实体证照的", "what lacks its paper")
        case .coverage: Wording("应归尽归率", "what the city has")
        case .print: Wording("打印照面", "print the face")
        case .deliver: Wording("登记送达", "record a delivery")
        case .seal: Wording("签章、退回（市级）", "the city's seal")
        case .library: Wording("市电子证照库：归集情形", "the city library")
        case .libraryList: Wording("查看归集情形", "what is in, what is not, and why")
        case .libraryResubmit: Wording("重新报送（市级节点）", "submit again (city node)")
        case .clocks: Wording("决定、归集、送达", "collection and delivery")
        case .inspect: Wording("校验、复核、注册", "inspect")
        case .settle: Wording("裁定并存版本", "settle rival versions")
        case .suspend: Wording("暂扣", "suspend, from day to day")
        case .reinstate: Wording("恢复（结束暂扣）", "end suspensions")
        case .withdraw: Wording("撤回（情势变更）", "end: law or facts changed")
        case .cancel: Wording("注销", "end without blame")
        case .revoke: Wording("吊销（处罚）", "end as a penalty")
        case .annul: Wording("撤销（自始错误）", "end: wrongly granted")
        case .correct: Wording("更正录入错误", "drop acts entered wrongly")
        case .erase: Wording("清除个人信息", "destroy a disclosure")
        case .lost: Wording("声明遗失披露", "end the search for one")
        case .imports: Wording("存量导入批次", "files that came in")
        case .import: Wording("导入存量证照（CSV）", "import a register (CSV)")
        case .reconcile: Wording("与业务系统清单对账", "compare with a list")
        case .catalogue: Wording("发证目录：提交、批准、公布", "the types of license")
        case .catalogueStarter: Wording("写出起始目录（29 类证照）", "write the 29 types of license to begin with")
        case .catalogueSubmit: Wording("提交目录项或其新版本", "submit an item or a new version of it")
        case .catalogueApprove: Wording("批准目录项", "approve an item")
        case .catalogueReturn: Wording("退回提交并说明理由", "return a submission, with reasons")
        case .catalogueRetire: Wording("停用目录项", "retire an item")
        case .catalogueList: Wording("查看发证目录", "the catalogue of the district")
        case .catalogueShow: Wording("查看一个目录项及其各版本", "one item and its versions")
        case .catalogueDiff: Wording("比较两个版本", "what one version changes of another")
        case .catalogueExport: Wording("导出全区发证清单或公布清单", "the district's issuing list, or the public one")
        case .numbers: Wording("号段：分配、查看", "blocks of license numbers")
        case .numbersLease: Wording("分配一年的号段", "lease a year's blocks to nodes")
        case .numbersList: Wording("查看号段及余量", "blocks, and what is left of them")
        case .incident: Wording("不可抗力：申报、排除、补办", "outages, what they held up")
        case .incidentDeclare: Wording("申报不可抗力事件", "declare that something keeps an office from its work")
        case .incidentReport: Wording("登记已上报区政务服务中心", "record that it was reported to the service center")
        case .incidentClear: Wording("登记故障排除，起算三个工作日", "record that it is over: three working days begin")
        case .incidentComplete: Wording("登记补办完成", "record that all it held up is done")
        case .incidentClose: Wording("办结", "close it")
        case .incidentAssign: Wording("将期间所办事项归入事件", "make acts of its days part of it")
        case .incidentList: Wording("查看不可抗力事件", "incidents, and what is late")
        case .incidentShow: Wording("逐件查看一个事件", "one incident, act by act")
        case .calendar: Wording("工作日历：发布、期限", "working days and deadlines")
        case .calendarStarter: Wording("写出 2007—2026 年放假安排", "write the notices of 2007 to 2026")
        case .calendarPublish: Wording("发布放假安排", "publish notices as the district's calendars")
        case .calendarList: Wording("查看工作日历", "the calendars in force")
        case .calendarDeadline: Wording("推算期限", "by when, so many working days after a day")
        case .district: Wording("区：建立、更换根密钥", "the district, its root key")
        case .districtCreate: Wording("建立一个区", "create a district")
        case .districtRotate: Wording("用恢复密钥更换根密钥", "replace the root key by the recovery key")
        case .office: Wording("单位、专人：登记与备案", "offices and their people")
        case .officeEnroll: Wording("登记单位", "enroll an office")
        case .officeTakeOver: Wording("承继职权", "let an heir act for an ended office")
        case .officeList: Wording("查看单位", "the offices of the district")
        case .officeAppoint: Wording("任用、更换、结束专人", "appoint a person, replace one, end it")
        case .officeFile: Wording("专人备案（区府办）", "put an appointment on file (district office)")
        case .officePeople: Wording("查看专人及备案", "who stands for what, and what is on file")
        case .node: Wording("节点：初始化、入网、停用", "nodes and their keys")
        case .nodeInit: Wording("初始化本节点，写出入网申请", "make this node's keys and its request to join")
        case .nodeEnroll: Wording("登记节点入网", "enroll a node from its request")
        case .nodeCutOff: Wording("停用节点密钥", "cut off a node's key")
        case .nodeAdopt: Wording("接管待定条目", "give held entries effect again")
        case .nodeList: Wording("查看节点", "the nodes of the district")
        case .token: Wording("接口令牌", "tokens of the API")
        case .tokenCreate: Wording("制作接口令牌", "make a token")
        case .tokenRevoke: Wording("撤销接口令牌", "revoke a token")
        case .tokenList: Wording("查看接口令牌", "list the tokens")
        case .peer: Wording("对端：添加、移除、查看", "peers that this node dials")
        case .peerAdd: Wording("添加对端节点", "add a peer")
        case .peerRemove: Wording("移除对端节点", "remove a peer")
        case .peerList: Wording("查看对端节点", "the peers and how they are")
        case .bundle: Wording("离线包：导出、导入", "carry entries by stick")
        case .bundleExport: Wording("导出离线包", "write a bundle")
        case .bundleImport: Wording("导入离线包", "read a bundle")
        case .sync: Wording("立即同步一轮", "a round with the peers now")
        case .list: Wording("列出证照", "list licenses")
        case .show: Wording("查看一份证照（可指定时点）", "one license, at any time")
        case .due: Wording("近期到期与待办", "what falls due")
        case .history: Wording("一份证照的全部行为", "all acts of a license")
        case .export: Wording("导出证照及证明，或条目", "with its proof; or entries")
        case .verify: Wording("离线核验导出的证照", "verify an export, offline")
        case .status: Wording("本节点、对端与待处理事项", "node, peers, what waits")
        case .supervise: Wording("电子督查", "which offices want a word")
        case .serve: Wording("运行节点", "run the node")
        case .check: Wording("核验全部存储并重建视图", "verify all, rebuild the views")
        case .demo: Wording("在本机演示一个区：断网、恢复、对账", "a district on this machine survives an outage")
        }
    }
}
