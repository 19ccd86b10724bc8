package import Words

/// What the argument parser says in English only, recognized by how it begins, and what we say in its place.
package enum ParserSentence: String, CaseIterable, Worded {
    case unknownOption = "Unknown option "
    case missingArgument = "Missing expected argument "
    case missingValue = "Missing value for "
    case unexpectedArgument = "Unexpected argument "
    case invalidValue = "The value "
    case missingSubcommand = "Missing required subcommand"

    package var wording: Wording {
        switch self {
        case .unknownOption: Wording("没有这个选项：{rest}", "unknown option {rest}")
        case .missingArgument: Wording("缺少参数：{rest}", "missing expected argument {rest}")
        case .missingValue: Wording("缺少选项的值：{rest}", "missing value for {rest}")
        case .unexpectedArgument: Wording("多余的参数：{rest}", "unexpected argument {rest}")
        case .invalidValue: Wording("值无效：{rest}", "invalid value: {rest}")
        case .missingSubcommand: Wording("缺少子命令{rest}", "a subcommand is missing{rest}")
        }
    }

    /// The parser's message in the language of this run; one that is not recognized stays as it is.
    package static func text(_ message: String) -> String {
        guard Language.current != .english, let known = allCases.first(where: { message.hasPrefix($0.rawValue) }) else {
            return message
        }
        return known.text(["rest": String(message.dropFirst(known.rawValue.count))])
    }
}
