import ArgumentParser
import Words

/// Says on standard error what went wrong, and returns the exit code for it.
struct ErrorReport {
    let console: Console
    let isJSON: Bool

    /// What the argument parser throws: wrong arguments, but help and completion scripts, too.
    func parsing(_ error: any Error) -> Outcome {
        if HefuCommand.exitCode(for: error).isSuccess {
            console.out(Array((HelpTerm.localized(HefuCommand.fullMessage(for: error)) + "\n").utf8))
            return .success
        }
        let detail = ParserSentence.text(HefuCommand.message(for: error))
        return usage(detail, seeHelpOf: command(in: HefuCommand.fullMessage(for: error)) ?? "hefu")
    }

    func unknownCommand(_ name: String) -> Outcome {
        usage(Phrase.unknownCommand.text(["name": Visible.text(name)]), seeHelpOf: "hefu")
    }

    private func usage(_ detail: String, seeHelpOf command: String) -> Outcome {
        guard !isJSON else { return report(RefusalAnswer(.usage, ["detail": detail]), as: .usage) }
        return say([Heading.error.text + detail, Phrase.seeHelp.text(["command": command])], .usage)
    }

    /// What a command threw.
    func running(_ error: any Error) -> Outcome {
        switch error {
        case Trouble.told(let status): return status
        case is CancellationError: return .interrupted
        case let exit as ExitCode: return Outcome(rawValue: exit.rawValue) ?? .failure
        case is ValidationError: return parsing(error)
        // The parser answers `--help` with a command of its own, which throws the help.
        case _ where HefuCommand.exitCode(for: error).isSuccess: return parsing(error)
        case _:
            let answer = RefusalAnswer(error: error)
            return report(answer, as: answer.outcome)
        }
    }

    private func report(_ answer: RefusalAnswer, as status: Outcome) -> Outcome {
        say([isJSON ? answer.json(exit: status).line : Heading.error.text + Visible.text(answer.text)], status)
    }

    private func say(_ lines: [String], _ status: Outcome) -> Outcome {
        console.err(Array((lines.joined(separator: "\n") + "\n").utf8))
        return status
    }

    /// The command that the parser's usage speaks of: `See 'hefu node list --help' for more information.`
    private func command(in message: String) -> String? {
        guard let start = message.firstRange(of: "See '"), let end = message.firstRange(of: " --help'") else {
            return nil
        }
        return start.upperBound < end.lowerBound ? String(message[start.upperBound..<end.lowerBound]) : nil
    }
}
