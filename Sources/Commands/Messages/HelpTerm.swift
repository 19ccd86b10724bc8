package import Words

/// Words that the argument parser's help writes in English only. Raw values are the parser's.
package enum HelpTerm: String, CaseIterable, Worded {
    case overview = "OVERVIEW: "
    case usage = "USAGE: "
    case arguments = "ARGUMENTS:"
    case options = "OPTIONS:"
    case subcommands = "SUBCOMMANDS:"
    case subcommand = "<subcommand>"
    case showHelp = "Show help information."
    case showVersion = "Show the version."
    case defaultValue = "(default: "
    case values = "(values: "
    case see = "  See '"
    case seeEnd = "' for detailed help."

    package var wording: Wording {
        switch self {
        case .overview: Wording("", "")
        case .usage: Wording("用法：", "usage: ")
        case .arguments: Wording("参数：", "arguments:")
        case .options: Wording("选项：", "options:")
        case .subcommands: Wording("子命令：", "subcommands:")
        case .subcommand: Wording("<子命令>", "<subcommand>")
        case .showHelp: Wording("显示帮助", "show this help")
        case .showVersion: Wording("显示版本", "show the version")
        case .defaultValue: Wording("(默认 ", "(default: ")
        case .values: Wording("(可选 ", "(one of: ")
        case .see: Wording("用法见：", "see ")
        case .seeEnd: Wording("", "")
        }
    }

    /// The parser's help with these words in the language of this run.
    package static func localized(_ help: String) -> String {
        allCases.reduce(help) { $0.replacing($1.rawValue, with: $1.text) }
    }
}
