package import Words

extension Phrase: Worded {
    package var wording: Wording {
        switch self {
        // Authoring
        case .verbDone: Wording("{verb}：已签发入册。", "{verb}: signed and stored.")
        case .yesIsNeeded: Wording("此操作需要确认，请加 --yes", "this needs a confirmation: add --yes")
        case .yesOrNo: Wording("[y/N] ", " [y/N] ")
        case .twice: Wording("字段“{name}”给了两次", "field {name} is given twice")
        // District and nodes
        case .confirmTakeOver:
            Wording("由“{heir}”承继“{office}”的职权？", "let {heir} act for {office} from now on?")
        case .confirmCutOff:
            Wording(
                "停用节点 {node} 的密钥？此后它签发的内容不再有效。",
                "cut off the key of node {node}? What it signs from now on will not count."
            )
        case .confirmRetire: Wording("停用目录项“{name}”？", "retire the catalogue item {name}?")
        case .confirmRotate:
            Wording(
                "用恢复密钥更换根密钥？恢复密钥用后作废。",
                "replace the root key by the recovery key? The recovery key is used up by it."
            )
        case .districtCreated: Wording("区“{name}”已建立。", "district {name} is created.")
        case .districtRotated: Wording("根密钥已更换。", "the root key is replaced.")
        case .nodeInitialized: Wording("节点已初始化，等待登记入网。", "the node is initialized and waits to be enrolled.")
        case .compareFingerprint:
            Wording("请当面核对指纹：{fingerprint}", "compare the fingerprint in person: {fingerprint}")
        case .giveRequest:
            Wording(
                "把入网申请交给区府办（hefu node enroll）：{path}",
                "hand the request to the district office (hefu node enroll): {path}"
            )
        case .keepRecoveryKey:
            Wording("恢复密钥文件请离线保存、入柜：{path}", "keep the recovery key's file offline, in a safe: {path}")
        case .officeEnrolled: Wording("单位“{name}”已登记。", "office {name} is enrolled.")
        case .tookOver: Wording("“{heir}”已承继“{office}”的职权。", "{heir} acts for {office} from now on.")
        case .personAppointed:
            Wording("已记入，待区府办备案（hefu office file）。", "recorded; the district office files it (hefu office file).")
        case .personFiled: Wording("已备案。", "it is on file.")
        case .noPersons: Wording("没有专人。", "no appointments.")
        case .unfiled: Wording("未备案", "not on file")
        case .replacedTwice: Wording("并行更换", "replaced twice")
        case .filingWithoutEffect:
            Wording(
                "无效的备案：{office} 节点 {node}，行为 {act}…",
                "a filing without effect: {office}, node {node}, act {act}…"
            )
        case .officeWithoutPerson: Wording("“{office}”没有负责人", "{office} has no responsible person")
        case .personNotFiled: Wording("“{office}”的负责人尚未备案", "the responsible person of {office} is not on file")
        case .nodeEnrolled: Wording("节点 {code} 已登记入网。", "node {code} is enrolled.")
        case .cutOffDone: Wording("节点 {node} 的密钥已停用。", "the key of node {node} is cut off.")
        case .adopted: Wording("已接管：{node}", "adopted: {node}")
        case .oneNode: Wording("请只给一个节点，或用 --entries 给出条目号", "name one node, or entries with --entries")
        case .itemSubmitted:
            Wording("目录项已提交，待批准。", "the catalogue item is submitted and waits for approval.")
        case .reconciling: Wording("正在对账", "comparing")
        case .moreItems: Wording("另有 {count} 项", "and {count} more")
        case .reconciled:
            Wording(
                "清单 {listed} 件，本节点 {here} 件，一致 {matched} 件。",
                "{listed} on the list, {here} here, {matched} the same."
            )
        case .reconciledEqual:
            Wording("一致：清单与本节点均为 {matched} 件。", "equal: {matched} on the list and here.")
        case .insteadHere: Wording("（此处为“{type}”，{state}）", "(here: {type}, {state})")
        case .trial: Wording("测试件", "a trial")
        case .differingField: Wording("{field}：清单“{listed}”，本节点“{here}”", "{field}: list {listed}, here {here}")
        case .lineNumber: Wording("第 {line} 行", "line {line}")
        case .doubledKeys:
            Wording(
                "重复出现的：清单 {listed} 个，本节点 {here} 个",
                "keys that stand more than once: {listed} on the list, {here} here"
            )
        case .differencesAreIn: Wording("全部差异见 {path}", "all differences are in {path}")
        case .numbersLeased: Wording("“{name}”的号段已分配。", "numbers of {name} are leased.")
        case .askIncident:
            Wording(
                "已 {hours} 小时；如遇不可抗力，请申报（hefu incident declare）",
                "{hours} hours; is it an incident? Then declare it (hefu incident declare)"
            )
        case .incidentsDeclared: Wording("已申报：{incidents}", "declared: {incidents}")
        case .incidentStepDone: Wording("已登记：{step}。", "recorded: {step}.")
        case .actsAssigned: Wording("已将 {count} 项归入该事件。", "{count} acts belong to it now.")
        case .noIncidents: Wording("没有不可抗力事件。", "there are no incidents.")
        case .incidentOpen: Wording("故障尚未排除", "not cleared yet")
        case .couldBelong:
            Wording(
                "期间所办、未归入任何事件的（用 hefu incident assign 归入）：",
                "done in its days and of no incident (hefu incident assign makes them part of it):"
            )
        case .moreThanListed: Wording("还有更多，未列出。", "there are more than are listed.")
        case .incidentFinding: Wording("无效的申报（{act}）：{reason}", "without effect ({act}): {reason}")
        case .supervisedOn: Wording("截至 {day}", "as of {day}")
        case .nothingToSupervise: Wording("没有需督促的事项。", "nothing wants a word.")
        case .calendarsPublished: Wording("已发布：{years}。", "published: {years}.")
        case .calendarsUnchanged: Wording("与已发布的相同，未写入。", "the same is published already: nothing was written.")
        case .daysLeftOut:
            Wording("所在年份尚无日历，未采用：{days}", "left out, for their year has no calendar: {days}")
        case .noCalendars:
            Wording(
                "尚未发布工作日历，期限无法推算（见 hefu calendar starter）。",
                "no calendar is published, so no deadline is known (see hefu calendar starter)."
            )
        case .calendarUnpublished: Wording("{year} 年日历尚未发布。", "the calendar of {year} is not published.")
        case .weekdaysOfRest: Wording("周一至周五放假：{days}", "weekdays of rest: {days}")
        case .weekendsOfWork: Wording("周末上班：{days}", "weekends of work: {days}")
        case .calendarRivals:
            Wording("{year} 年有并存的日历，请重新发布", "{year} has rival calendars: publish it again")
        case .countedBy: Wording("按 {year} 年日历（{source}）", "by the calendar of {year} ({source})")
        case .untilDay: Wording("{day} 24:00 止", "until {day} 24:00")
        case .deadlineUnknown:
            Wording("待 {year} 年日历发布后确定", "unknown until the calendar of {year} is published")
        case .fileWritten: Wording("已写入 {path}。", "written to {path}.")
        case .noNumbers: Wording("没有分配过号段。", "no numbers are leased.")
        case .numbersDistrusted:
            Wording(
                "本节点曾恢复，原有号段将作废，请向区府办重新申请",
                "this node was restored: its blocks are about to be burnt, ask for new ones"
            )
        case .itemApproved: Wording("目录项“{name}”已批准。", "catalogue item {name} is approved.")
        case .itemReturned: Wording("目录项“{name}”的提交已退回。", "the submission of catalogue item {name} is returned.")
        case .itemRetired: Wording("目录项“{name}”已停用。", "catalogue item {name} is retired.")
        case .tokenIsShownOnce:
            Wording(
                "“{name}”的令牌只显示这一次，请妥善保管。",
                "the token of {name} is shown this once: keep it safe."
            )
        case .tokenRevoked: Wording("“{name}”的令牌已撤销。", "the token of {name} is revoked.")
        case .noTokens: Wording("没有接口令牌。", "there are no tokens.")
        case .peerAdded: Wording("对端节点 {address} 已记下。", "peer {address} is added.")
        case .peerRemoved: Wording("对端节点 {address} 已移除。", "peer {address} is removed.")
        case .bundleWritten: Wording("离线包已写入 {path}。", "the bundle is written to {path}.")
        case .bundleRead:
            Wording(
                "离线包：新收 {admitted}，已有 {held}，早到 {early}，拒收 {refused}。",
                "bundle: {admitted} new, {held} held, {early} early, {refused} refused."
            )
        case .presupposes: Wording("离线包以 {n} 个条目为前提，本节点尚无", "it presupposes {n} entries that are not here")
        case .enrolled: Wording("已入网", "enrolled")
        case .cutOffState: Wording("已停用", "cut off")
        case .notYetEnrolled: Wording("未入网", "not enrolled")
        // Catalogue
        case .itemWasReturned:
            Wording("“{name}”第 {version} 版被退回：{reason}", "{name}, version {version}, is returned: {reason}")
        case .itemHasRivals:
            Wording(
                "“{name}”第 {version} 版（{act}）有并行的提交：{rivals}",
                "{name}, version {version} ({act}), has rival submissions: {rivals}"
            )
        case .itemCompared: Wording("比较“{name}”：{from} → {to}", "{name}: {from} → {to}")
        case .itemUnchanged: Wording("内容相同。", "they say the same.")
        case .listDigest: Wording("SHA-256 摘要：{digest}", "SHA-256: {digest}")
        case .starterIsUnconfirmed:
            Wording(
                "起始目录，未生效：请各发证单位核实、修改后用 hefu catalogue submit 提交。",
                "To begin with, not in force: each office confirms or mends its own, then hefu catalogue submit."
            )
        case .fileExists: Wording("{path} 已存在，不覆盖", "{path} exists and is not overwritten")
        // Licenses
        case .noLicenses: Wording("没有符合条件的证照。", "no such licenses.")
        case .nothingDue: Wording("近期没有待办事项。", "nothing falls due.")
        case .nothingLacking: Wording("没有缺实体证照的", "nothing lacks its paper")
        case .noPaper: Wording("无", "none")
        case .listMarks: Wording("* 有并存版本   ! 有认定存疑   ○ 待签章", "* rival versions   ! findings   ○ not sealed yet")
        case .morePages: Wording("还有更多：--after {cursor}", "there are more: --after {cursor}")
        case .notDisclosed: Wording("（未披露）", "(not disclosed)")
        case .longTerm: Wording("长期", "long-term")
        case .since: Wording("{date} 起", "from {date}")
        case .until: Wording("至 {date}", "to {date}")
        case .fromTo: Wording("{from} 至 {to}", "{from} to {to}")
        case .fromTheBeginning: Wording("自始", "from the beginning")
        case .notWitnessed: Wording("尚无见证节点收存", "no witness has it yet")
        case .sharedWith: Wording("{key}与其他证照相同：{documents}", "{key} is shared with other licenses: {documents}")
        case .foldPending: Wording("尚待重新折叠，以上可能不是最新", "it waits to be folded again: this may be old")
        case .theOneShown: Wording("← 当前显示", "← shown")
        case .settleThem:
            Wording("并存版本须由人裁定后方可打印：hefu settle", "none is printed until a person settles them: hefu settle")
        case .rivalsAreThere:
            Wording("有并存版本，须由人裁定：hefu settle", "there are rivals: a person must settle them: hefu settle")
        case .versionNumber: Wording("第 {n} 版", "version {n}")
        case .counts: Wording("有效力", "counts")
        case .held: Wording("待定", "held")
        case .setAside: Wording("搁置", "set aside")
        case .inForce: Wording("现行", "in force")
        case .dropped: Wording("已被更正", "dropped by a correction")
        case .invalid: Wording("无效", "invalid")
        case .licenseOrEntries:
            Wording("请给出一份证照，或用 --entries 导出一个知悉范围", "name a license, or export an audience with --entries")
        case .outputIsBinary:
            Wording("输出是二进制文件，请用 --output 指明文件，或重定向", "the output is binary: name a file by --output, or redirect it")
        case .written: Wording("已写入 {path}（{bytes} 字节）", "written to {path} ({bytes} bytes)")
        // Status
        case .answers: Wording("正常应答", "answers")
        case .silentSince: Wording("自 {time} 起不应答", "does not answer since {time}")
        case .noPeers: Wording("没有对端节点。", "no peers.")
        case .noItems: Wording("目录是空的。", "the catalogue is empty.")
        case .wholeDistrict: Wording("全区", "the whole district")
        case .never: Wording("从未", "never")
        case .clockDoubt: Wording("时钟可疑", "the clock is doubtful")
        case .noClock: Wording("本机没有时钟", "this machine has no clock")
        case .behindWitness: Wording("慢于见证节点", "behind a witness")
        case .ownKeyElsewhere:
            Wording(
                "已停止签发：本节点的密钥在别处也在签发",
                "it writes nothing: another copy of its key writes elsewhere"
            )
        case .forked: Wording("已停止签发：本节点的日志分叉，需换新密钥", "it writes nothing: its log has a fork, it needs a new key")
        case .allWell: Wording("无", "nothing")
        case .equal: Wording("一致", "equal")
        case .behind: Wording("待同步", "behind")
        case .unreachable: Wording("联系不上", "unreachable")
        case .syncing: Wording("同步中", "syncing")
        case .clockBehind: Wording("在将来（时钟有误）", "in the future (a clock is wrong)")
        case .justNow: Wording("刚刚", "just now")
        case .secondsAgo: Wording("{n} 秒前", "{n} s ago")
        case .minutesAgo: Wording("{n} 分钟前", "{n} min ago")
        case .hoursAgo: Wording("{n} 小时前", "{n} h ago")
        case .daysAgo: Wording("{n} 天前", "{n} days ago")
        // Long commands
        case .importing: Wording("导入", "importing")
        case .checking: Wording("核验", "checking")
        case .writingBundle: Wording("写离线包", "writing the bundle")
        case .readingBundle: Wording("读离线包", "reading the bundle")
        case .doneSoFar: Wording("已完成 {done}", "{done} done")
        case .doneOf: Wording("{done}/{total}，还剩 {rest}", "{done}/{total}, {rest} to go")
        case .layoutSize: Wording("{format}，{bytes} 字节", "{format}, {bytes} bytes")
        case .recordNumber: Wording("来源文件第 {n} 条记录", "record {n} of its file")
        case .noImports: Wording("没有存量导入批次。", "no files were imported.")
        case .importCounts:
            Wording(
                "{time}：新增 {new}，已有 {held}，不同 {differs}，隔离 {quarantined}",
                "{time}: {new} new, {held} held, {differs} differing, {quarantined} quarantined"
            )
        case .importReason: Wording("隔离 {count} 行：{reason}", "{count} quarantined: {reason}")
        case .imported:
            Wording(
                "{rows} 行：新增 {new}，已有 {held}，隔离 {quarantined}。",
                "{rows} rows: {new} new, {held} held, {quarantined} quarantined."
            )
        case .wouldImport:
            Wording(
                "试运行，未写入。{rows} 行：将新增 {new}，已有 {held}，将隔离 {quarantined}。",
                "Dry run, nothing written. {rows} rows: {new} new, {held} held, {quarantined} to quarantine."
            )
        case .duplicateRows:
            Wording(
                "{rows} 行共用 {groups} 个编号，已标记为重复。",
                "{rows} rows share {groups} numbers and are flagged as duplicates."
            )
        case .differingRows:
            Wording(
                "{count} 行与已有证照内容不同，未改动，请人工核对：第 {lines} 行",
                "{count} rows differ from the licenses held, which were not changed; see lines {lines}"
            )
        case .moreRows: Wording("另有 {count} 行被隔离", "{count} more rows are quarantined")
        case .quarantineIsIn: Wording("被隔离的行全部在 {path}", "all quarantined rows are in {path}")
        case .checkSound:
            Wording(
                "完好：{entries} 个条目、{acts} 个行为全部核验通过，{documents} 份证照的视图重建一致。",
                "sound: {entries} entries and {acts} acts verified; the views of {documents} licenses were rebuilt equal."
            )
        case .checkDamaged: Wording("发现 {count} 处损坏：", "damages found: {count}")
        // Verify
        case .verified: Wording("核验通过：证照有效", "verified: the license is valid")
        case .genuineBut: Wording("文件属实，但证照状态为：{state}", "the file is genuine, but the license is {state}")
        case .notVerified: Wording("核验未通过：文件不可采信", "not verified: the file is not to be relied on")
        case .established: Wording("已证实", "established")
        case .notEstablished: Wording("未证实", "not established")
        case .contradicted: Wording("不成立", "contradicted")
        // Running
        case .passphrasePrompt: Wording("口令：", "passphrase: ")
        case .passphraseNewPrompt:
            Wording("新口令（留空则仅靠文件权限保护）：", "new passphrase (empty: protected by the file's mode alone): ")
        case .passphraseAgain: Wording("再输一次：", "once more: ")
        case .passphrasesDiffer: Wording("两次输入的口令不同", "the two passphrases differ")
        case .unknownCommand: Wording("没有“{name}”这个命令", "there is no command {name}")
        case .seeHelp: Wording("用法见：{command} --help", "see {command} --help")
        case .configurationUnreadable: Wording("{file} 无法读取", "{file} cannot be read")
        case .configurationNotYAML: Wording("{file} 第 {line} 行不是 YAML", "{file}:{line} is not YAML")
        case .configurationUnknownKey:
            Wording("{file} 第 {line} 行：没有“{key}”这个配置项", "{file}:{line}: there is no setting {key}")
        case .configurationBadValue:
            Wording("{source}：配置项“{key}”的值“{value}”不对", "{source}: {value} is no value of setting {key}")
        }
    }
}
