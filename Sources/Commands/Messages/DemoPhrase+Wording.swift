package import Words

extension DemoPhrase: Worded {
    package var wording: Wording {
        switch self {
        // Who takes part
        case .hub: Wording("区府办枢纽", "district hub")
        case .city: Wording("市电子证照库", "city library")
        case .counter1: Wording("教育局一号窗口", "education 1")
        case .counter2: Wording("教育局二号窗口", "education 2")
        case .healthCounter: Wording("卫健委窗口", "health counter")
        case .wholeDistrict: Wording("全区", "district")
        case .educationOffice: Wording("教育局", "education")
        case .healthOffice: Wording("卫健委", "health")
        // Around the story
        case .opening:
            Wording(
                "合符演示：一个区，五个节点，断线照常制发，恢复后账目相符。",
                "Hefu demo: five nodes of a district issue through an outage and agree after it."
            )
        case .openingFolder:
            Wording("每个节点是一个独立进程，数据各在 {path} 下。", "Each node is a process of its own, its data beneath {path}.")
        case .storyHelp:
            Wording("讲哪一段：district（默认）或 outage（不可抗力）", "which story: district (default) or outage")
        case .outageTakesNeither:
            Wording(
                "outage 不用 --keep、--tls：它没有线路，也没有进程",
                "outage takes neither --keep nor --tls: it has no lines and no processes"
            )
        case .outageOpening:
            Wording(
                "合符演示：2022 年 9 月 28 日断网，30 日排除，三个工作日内补办。",
                "Hefu demo: cut off on 2022-09-28, cleared on the 30th, three working days to catch up."
            )
        case .openingOutageFolder:
            Wording(
                "时钟由演示拨动，线路以 U 盘代替；数据在 {path} 下。",
                "Its clocks are set, its line is a stick; its data is beneath {path}."
            )
        case .outageHolds:
            Wording("窗口、枢纽、市库所计期限与逾期完全一致。", "Counter, hub and city tell the same deadline and the same lateness.")
        case .outageDiffers: Wording("各节点所计不一致。", "The nodes do not tell the same.")
        case .outageDeclared: Wording("9 月 28 日：断网，申报不可抗力", "28 September: cut off, and declared")
        case .outageWorked: Wording("9 月 28、29 日：照常办理", "28 and 29 September: work goes on")
        case .outageCleared: Wording("9 月 30 日：故障排除", "30 September: cleared")
        case .outageCarried: Wording("10 月 10 日：送到枢纽和市库", "10 October: carried to hub and city")
        case .outageLate: Wording("10 月 12 日：补录纸质办理的一件", "12 October: one that was made out on paper")
        case .outageTold: Wording("10 月 13 日：区府办督查", "13 October: the district office looks")
        case .outageDeclaredMeans:
            Wording(
                "区府办此前已发布 2007—2026 年工作日历。教育局申报的事件是 {incident}。",
                "The calendars of 2007 to 2026 are published. The bureau's incident is {incident}."
            )
        case .outageWorkedMeans:
            Wording(
                "制发三件，变更一件，注销一件；每一件都注明所属事件，市库一件也没有。",
                "Three are issued, one changed, one cancelled; each cites the incident, and the city has none."
            )
        case .outageClearedMeans:
            Wording(
                "当日不计入；10 月 1 日至 7 日放假，8 日、9 日（周末）上班：{deadline}。",
                "The day is not counted; 1 to 7 October are off, the 8th and 9th are worked: {deadline}."
            )
        case .outageCarriedMeans:
            Wording("市库的回执记在 10 月 10 日，期限之内。", "The city's receipt is of 10 October: in time.")
        case .outageLateMeans:
            Wording(
                "法定日期是 9 月 29 日，编号是纸上的编号；市库 10 月 12 日收到，逾期两日。",
                "It has its own date, 29 September, and its own number; the city has it on the 12th: two days late."
            )
        case .seconds: Wording("{n} 秒", "{n} s")
        case .milliseconds: Wording("{n} 毫秒", "{n} ms")
        case .keepHelp: Wording("演示后继续运行，直到 Ctrl-C", "leave the district running until Ctrl-C")
        case .tlsHelp: Wording("所有线路使用 TLS", "TLS on all lines")
        case .directoryHelp: Wording("使用此空目录，结束后保留", "use this empty directory, and keep it")
        case .chapterJoin: Wording("建区与入网", "A district is founded, and four nodes join it")
        case .chapterImport: Wording("有线路：导入存量，制发新证", "Connected: a register is imported, licenses are issued")
        case .chapterCut: Wording("断线：两局照常办理", "Cut off: both offices go on working")
        case .chapterBundle: Wording("用 U 盘带一份离线包", "A bundle goes by hand")
        case .chapterHeal: Wording("恢复线路，裁定并存版本", "The lines are back, and a person settles the rivals")
        case .chapterAccount: Wording("对账", "The account")
        // Joining
        case .founded:
            Wording(
                "区府办建立“示范区”，持有根密钥。区的标识：{district}…",
                "The district office founds the district and holds its root key.\nDistrict id: {district}…"
            )
        case .officesEnrolled:
            Wording("登记三个单位：市电子证照库、教育局、卫健委。", "It enrolls three offices: city library, education, health.")
        case .joined:
            Wording(
                "四个节点各自生成密钥，写出入网申请；\n区府办核对指纹后登记，交回入网包。",
                "Each new node makes its keys and writes a request; the office compares the\n"
                    + "fingerprint, enrolls the node and hands back a bundle."
            )
        case .approvedTypes:
            Wording("两局各提交一类证照，区府办批准：\n{types}。", "Two types of license are submitted and approved:\n{types}.")
        case .howToRead:
            Wording(
                "表中每格是两个摘要的开头：所存条目 / 所示状态。相同，则所存所示相同。\n"
                    + "空格：该节点无权持有；“·”：尚无内容。",
                "Each cell begins two digests: entries held / states shown. Equal digests mean\n"
                    + "equal content. Empty: the node may not hold it. Dot: nothing there yet."
            )
        // Connected
        case .imported:
            Wording(
                "一号窗口导入存量 {new} 条，用时 {time}；隔离 {quarantined} 条；\n{shared} 条编号相同，已标记。",
                "Counter 1 imports {new} rows in {time}; {quarantined} quarantined;\n{shared} share a number and are flagged."
            )
        case .arrived:
            Wording(
                "从开始导入算起 {time}，二号窗口、区府办和市库都已持有。",
                "{time} after the import began, counter 2, hub and city hold them, too."
            )
        case .issuedConnected:
            Wording(
                "三个窗口各制发 3 份，共 {count} 份，每份 {time}。市库已收到全部。",
                "Each counter issues 3 licenses, {count} in all, {time} each. The city has all."
            )
        // Cut off
        case .linesCut: Wording("切断三条线路。各窗口再联系枢纽：", "All three lines are cut. Each counter tries to reach the hub:")
        case .workedApart:
            Wording(
                "窗口照常办理：制发 {count} 份，变更 4 份，暂扣 3 份，撤销 1 份。\n"
                    + "同一份证照，两个窗口各自作了不同的变更，互不知情。",
                "The counters go on: {count} issued, 4 amended, 3 suspended, 1 annulled.\n"
                    + "Both counters of education amend one license; neither knows of the other."
            )
        case .issueTimes:
            Wording(
                "制发一份的用时：断线前 {before}，断线时 {now}。",
                "Time to issue one: {before} before the cut, {now} now."
            )
        case .apartMeans:
            Wording("区府办和市库仍是断线前的内容，彼此一致。", "Hub and city still hold what they held before, and agree.")
        // The stick and the line
        case .bundleCarried:
            Wording(
                "二号窗口导出离线包（{entries} 个条目，{bytes} 字节，已加密），\n带到区府办导入：新收 {new}，已有 {held}。",
                "Counter 2 writes a bundle ({entries} entries, {bytes} bytes, encrypted);\nthe hub reads it: "
                    + "{new} new, {held} held already."
            )
        case .bundleMeans:
            Wording(
                "线路还断着，区府办和市库已有二号窗口的全部办理结果。",
                "The lines are still cut, and hub and city have all of counter 2's work."
            )
        case .healed:
            Wording(
                "接通线路，{time}后五个节点自行补齐，完全一致。",
                "The lines are back; {time} later all five nodes agree, with no command typed."
            )
        case .rivals:
            Wording(
                "证照 {number} 有两个并存版本。都已保留，裁定之前不予打印：",
                "License {number} has two rival versions. Both are kept, and none is printed\nuntil a person settles:"
            )
        case .shownNow: Wording("当前显示", "shown")
        case .yes: Wording("是", "yes")
        case .settled:
            Wording(
                "一号窗口的经办人裁定，采用二号窗口的版本。\n断线期间改动过的证照，市库现在显示：",
                "A clerk at counter 1 settles for the version of counter 2.\n"
                    + "Of the licenses that were changed meanwhile, the city now shows:"
            )
        // The comparison
        case .acknowledged:
            Wording(
                "演示自己的账：导入 {rows} 条，另有 {acts} 个行为得到了节点确认：",
                "The demo's own ledger: {rows} rows imported, {acts} acts acknowledged by a node:"
            )
        case .heldNow: Wording("逐条核对，各节点已有 / 应有：", "Compared one by one, each node has / must have:")
        case .rowsHeld: Wording("存量", "rows")
        case .actsHeld: Wording("行为", "acts")
        case .same: Wording("一致", "equal")
        case .different: Wording("不一致", "not equal")
        case .allHolds:
            Wording(
                "账目相符：无一丢失；每个知悉范围的摘要，在所有应有的节点上相同。\n用时 {time}。",
                "Everything holds: nothing is lost, and digests are equal wherever they must be.\n{time} in all."
            )
        case .somethingDiffers: Wording("账目不符（用时 {time}）：", "Something differs ({time}):")
        case .actMissing: Wording("{node}缺少：{verb} {number}", "{node} lacks: {verb} {number}")
        case .rowMissing: Wording("{node}缺少存量：{number}", "{node} lacks a row: {number}")
        case .rowUnknown: Wording("{node}多出一份证照：{number}", "{node} has a license too many: {number}")
        case .stateDiffers:
            Wording(
                "{node}上 {number} 的状态是“{state}”，应为“{expected}”",
                "{node} shows {number} as {state}, it must be {expected}"
            )
        case .rivalsLeft: Wording("{node}上 {number} 仍有并存版本", "{node} shows {number} with rivals")
        case .digestsDiffer: Wording("知悉范围“{audience}”的摘要不一致", "the digests of audience {audience} are not equal")
        // Kept running
        case .dataDirectory: Wording("数据目录", "data directory")
        case .keptRunning:
            Wording(
                "仍在运行，Ctrl-C 停止。另开终端试试：hefu status --data {data}",
                "Still running; Ctrl-C stops it. In another terminal: hefu status --data {data}"
            )
        // Waiting
        case .waitedForEqual: Wording("各节点一致", "all nodes hold the same")
        case .waitedForAddress: Wording("节点公告地址", "the node announces its address")
        case .waitedForCatalogue: Wording("目录到达各节点", "the catalogue reaches the nodes")
        case .waitedForCity: Wording("市库与区府办一致", "the city holds what the hub holds")
        case .waitedForSettling: Wording("裁定到达各节点", "the decision reaches all nodes")
        case .waitedForRest: Wording("各节点不再变化", "all nodes come to rest")
        // Trouble
        case .folderNotEmpty: Wording("目录不是空的：{path}", "the directory is not empty: {path}")
        case .nodeNotStarted: Wording("{node}没有启动，日志：{path}", "{node} did not start, see {path}")
        case .nodeRefused: Wording("{node}拒绝了：{reason}", "{node} refused: {reason}")
        case .notReached: Wording("{seconds} 秒内没有做到：{what}", "not so within {seconds} s: {what}")
        case .notCut: Wording("线路已切断，{node}却仍能联系枢纽", "the line is cut, and yet {node} reaches the hub")
        case .otherFingerprint: Wording("{node}的指纹不符", "the fingerprint of {node} is another")
        case .noRivals: Wording("证照 {number} 没有出现并存版本", "license {number} has no rivals")
        case .logsAreIn: Wording("各节点日志：{path}", "logs of the nodes: {path}")
        }
    }
}
