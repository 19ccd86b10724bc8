import ArgumentParser
import Words

/// The options that every command has.
struct GlobalOptions: ParsableArguments {
    @Option(name: .customLong("data"), help: .of(.data))
    var data: String?

    @Option(name: .customLong("config"), help: .of(.config))
    var configurationFile: String?

    /// Read by ``Language/chosen(arguments:environment:)`` before the arguments are parsed.
    @Option(name: .customLong("lang"), help: .of(.lang))
    var language: LanguageArgument?

    @Flag(name: .customLong("json"), help: .of(.json))
    var isJSON = false

    @Flag(name: [.customLong("quiet"), .customShort("q")], help: .of(.quiet))
    var isQuiet = false

    @Flag(name: [.customLong("yes"), .customShort("y")], help: .of(.yes))
    var isYes = false

    @Option(name: .customLong("log-level"), help: .of(.logLevel))
    var logLevel: String?

    @Option(name: .customLong("passphrase-file"), help: .of(.passphraseFile))
    var passphraseFile: String?

    @Option(name: .customLong("passphrase-fd"), help: .of(.passphraseDescriptor))
    var passphraseDescriptor: Int32?

    /// Those that are settings of the node, by the setting's name.
    var settings: [String: String] {
        let named = [
            "data": data, "lang": language?.rawValue, "log-level": logLevel, "passphrase-file": passphraseFile,
        ]
        return named.compactMapValues { $0 }
    }
}

/// A value of `--lang`.
enum LanguageArgument: String, ExpressibleByArgument, CaseIterable {
    case zh, en
}

extension ArgumentHelp {
    /// The help of an option in the language of this run: the parser makes the options anew each time it runs.
    static func of(_ help: OptionHelp) -> ArgumentHelp {
        ArgumentHelp(help.text)
    }

    static func of(_ help: OptionHelp, _ valueName: String) -> ArgumentHelp {
        ArgumentHelp(help.text, valueName: valueName)
    }
}

extension CommandConfiguration {
    /// A command with its one-line description in the language of this run.
    static func of(
        _ name: String,
        _ abstract: Abstract,
        subcommands: [any ParsableCommand.Type] = []
    ) -> CommandConfiguration {
        CommandConfiguration(commandName: name, abstract: abstract.text, subcommands: subcommands)
    }
}
