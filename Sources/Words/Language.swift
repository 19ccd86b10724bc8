/// A language that the program speaks. JSON keys and logs are English in both.
package enum Language: String, CaseIterable, Sendable {
    case chinese = "zh"
    case english = "en"

    /// The language of this run. Help texts are made while arguments are parsed, long before a command could be told
    /// anything, so the language travels with the task.
    @TaskLocal package static var current: Language = .english

    /// `--lang` > `HEFU_LANG` > the locale's variables in POSIX order > English.
    ///
    /// Looks at the arguments itself because a wrong argument is answered in the right language, too.
    package static func chosen(arguments: [String], environment: [String: String]) -> Language {
        if let named = named(in: arguments) ?? environment["HEFU_LANG"].flatMap(Language.init) { return named }
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
        return locale?.hasPrefix("zh") == true ? .chinese : .english
    }

    /// The value of the last `--lang` before `--`, if it is one of ours.
    private static func named(in arguments: [String]) -> Language? {
        let options = arguments.prefix { $0 != "--" }
        var found: Language?
        for (index, argument) in options.enumerated() {
            if argument == "--lang", index + 1 < options.count {
                found = Language(rawValue: options[index + 1]) ?? found
            }
            if argument.hasPrefix("--lang=") { found = Language(rawValue: String(argument.dropFirst(7))) ?? found }
        }
        return found
    }
}
