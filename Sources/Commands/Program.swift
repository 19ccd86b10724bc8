import ArgumentParser
import Foundation
package import Node
import Words

@main
enum Main {
    static func main() async {
        let arguments = Array(CommandLine.arguments.dropFirst())
        exit(await Program.run(arguments, in: .process).rawValue)
    }
}

/// What a run of the program sees of the world. Tests hand in their own.
package struct ProgramSurroundings: Sendable {
    package var environment: [String: String]
    package var console: Console
    /// Milliseconds since 1970 UTC.
    package var wallClock: @Sendable () -> Int64
    package var connect: @Sendable (NodeConfiguration, PassphraseSource) async throws -> any LocalAPI

    package init(
        environment: [String: String],
        console: Console,
        wallClock: @escaping @Sendable () -> Int64,
        connect: @escaping @Sendable (NodeConfiguration, PassphraseSource) async throws -> any LocalAPI
    ) {
        self.environment = environment
        self.console = console
        self.wallClock = wallClock
        self.connect = connect
    }
}

/// Arguments in, text out.
package enum Program {
    /// The commands beneath the root, as the argument parser knows them.
    package static var commandNames: [String] {
        HefuCommand.configuration.subcommands.compactMap { $0.configuration.commandName }
    }

    /// Runs one command to its end and returns the exit code. Throws nothing: whatever goes wrong is said on standard
    /// error, in the user's language or as JSON.
    package static func run(_ arguments: [String], in surroundings: ProgramSurroundings) async -> Outcome {
        let language = Language.chosen(arguments: arguments, environment: surroundings.environment)
        return await Language.$current.withValue(language) {
            let report = ErrorReport(console: surroundings.console, isJSON: arguments.contains("--json"))
            let arguments = ArgumentOrder.normalized(arguments)
            guard !ArgumentOrder.asksForRootHelp(arguments) else {
                surroundings.console.out(Array(RootHelp.text.utf8))
                return .success
            }
            if let name = ArgumentOrder.unknownCommand(arguments) { return report.unknownCommand(name) }
            let command: any ParsableCommand
            do { command = try HefuCommand.parseAsRoot(arguments) } catch { return report.parsing(error) }
            do { try await perform(command, in: surroundings) } catch { return report.running(error) }
            return .success
        }
    }

    private static func perform(
        _ command: sending any ParsableCommand,
        in surroundings: ProgramSurroundings
    ) async throws {
        switch command {
        case let subcommand as any Subcommand: try await perform(subcommand, in: surroundings)
        case var other as any AsyncParsableCommand: try await other.run()
        case var other: try other.run()
        }
    }

    private static func perform(_ command: any Subcommand, in surroundings: ProgramSurroundings) async throws {
        let session = try session(for: command, in: surroundings)
        let isChosen = command.global.language != nil || surroundings.environment["HEFU_LANG"] != nil
        let configured = isChosen ? nil : session.configuration.language.flatMap(Language.init)
        try await Language.$current.withValue(configured ?? .current) {
            try await command.perform(in: session)
        }
    }

    private static func session(
        for command: any Subcommand,
        in surroundings: ProgramSurroundings
    ) throws -> Session {
        let configuration = try NodeConfiguration.load(
            flags: command.global.settings.merging(command.settings) { $1 },
            environment: surroundings.environment,
            file: command.global.configurationFile
        )
        return Session(
            options: .init(
                isJSON: command.global.isJSON,
                isQuiet: command.global.isQuiet,
                isYes: command.global.isYes
            ),
            configuration: configuration,
            surroundings: surroundings,
            passphrase: PassphraseSource(
                file: configuration.passphraseFile,
                descriptor: command.global.passphraseDescriptor,
                console: surroundings.console
            )
        )
    }
}
