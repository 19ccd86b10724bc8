/// Headings of sections, and how the pieces of a sentence are joined in each language.
package enum Heading: String, CaseIterable, Worded {
    case licenses, district, sync, view, run
    case missingHere, missingThere, different, unreadable, notAtHub, notAtCity
    case peers, outside, audiences, attention, exceptions, uncollected
    case usage, options, error
    case listComma, parenthesis, pair

    package var wording: Wording {
        switch self {
        case .licenses: Wording("制发", "licenses")
        case .district: Wording("目录、区与节点", "catalogue, district, nodes")
        case .sync: Wording("同步与接口", "sync, API")
        case .view: Wording("查看", "view")
        case .run: Wording("运行", "run")
        case .peers: Wording("对端节点", "peers")
        case .outside: Wording("区外系统", "systems outside")
        case .audiences: Wording("知悉范围", "audiences")
        case .attention: Wording("需人处理", "wants a person")
        case .missingHere: Wording("清单有、本节点无", "on the list, not here")
        case .missingThere: Wording("本节点有、清单无", "here, not on the list")
        case .different: Wording("内容不同", "different")
        case .unreadable: Wording("无法读取的行", "rows that cannot be read")
        case .notAtHub: Wording("区枢纽尚未签收", "not receipted by the hub yet")
        case .notAtCity: Wording("市库尚未签收", "not receipted by the city yet")
        case .uncollected: Wording("已制发、未归集", "issued, and not collected")
        case .exceptions: Wording("除外的证照类型", "types that are left out")
        case .usage: Wording("用法：", "usage: ")
        case .options: Wording("通用选项", "options of every command")
        case .error: Wording("错误：", "error: ")
        case .listComma: Wording("，", ", ")
        case .parenthesis: Wording("（{content}）", " ({content})")
        case .pair: Wording("{label}：{value}", "{label}: {value}")
        }
    }
}
