import ArgumentParser

/// Lets the options of every command stand before the command, too: `hefu --data here list`.
enum ArgumentOrder {
    private static let valued = ["--data", "--config", "--lang", "--log-level", "--passphrase-file", "--passphrase-fd"]
    private static let flags = ["--json", "--quiet", "-q", "--yes", "-y"]

    /// The arguments with such options moved behind the command's name.
    static func normalized(_ arguments: [String]) -> [String] {
        var rest = arguments[...]
        var moved: [String] = []
        while let first = rest.first, let count = optionCount(at: first), rest.count >= count {
            moved += rest.prefix(count)
            rest = rest.dropFirst(count)
        }
        if rest.first == "help" { return withoutOptions(rest) }
        let names = rest.prefix(commandDepth(rest))
        return names.isEmpty ? Array(rest) : Array(names) + moved + rest.dropFirst(names.count)
    }

    /// The parser's own `help` takes names of commands only.
    private static func withoutOptions(_ arguments: ArraySlice<String>) -> [String] {
        guard let first = arguments.first else { return [] }
        guard let count = optionCount(at: first) else { return [first] + withoutOptions(arguments.dropFirst()) }
        return withoutOptions(arguments.dropFirst(count))
    }

    /// Whether nothing but help for the whole program is asked for.
    static func asksForRootHelp(_ arguments: [String]) -> Bool {
        let words = withoutOptions(arguments[...])
        return words.isEmpty || words == ["help"] || words == ["--help"] || words == ["-h"]
    }

    /// The first argument, if it should be a command and is none: the parser would complain of whatever follows it.
    static func unknownCommand(_ arguments: [String]) -> String? {
        guard let first = arguments.first, !first.hasPrefix("-"), first != "help" else { return nil }
        return command(named: first, in: HefuCommand.self) == nil ? first : nil
    }

    /// How many arguments the option takes, itself included; nil if it is none of ours.
    private static func optionCount(at argument: String) -> Int? {
        if flags.contains(argument) { return 1 }
        if valued.contains(argument) { return 2 }
        return valued.contains { argument.hasPrefix($0 + "=") } ? 1 : nil
    }

    /// How many of the arguments name the command: two for `node list`, one for `list`.
    private static func commandDepth(_ arguments: ArraySlice<String>) -> Int {
        guard let first = arguments.first, let command = command(named: first, in: HefuCommand.self) else { return 0 }
        guard let second = arguments.dropFirst().first else { return 1 }
        return self.command(named: second, in: command) == nil ? 1 : 2
    }

    private static func command(
        named name: String,
        in parent: any ParsableCommand.Type
    ) -> (any ParsableCommand.Type)? {
        parent.configuration.subcommands.first { $0.configuration.commandName == name }
    }
}
