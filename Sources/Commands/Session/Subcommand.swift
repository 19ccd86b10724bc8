import ArgumentParser
import Words

/// A command of the program: its arguments, and what it does with them.
///
/// It prints its result to `session` and throws what it cannot do: a ``Trouble``, or an error of the rooms below.
protocol Subcommand: ParsableCommand {
    var global: GlobalOptions { get }

    /// Settings of the node that this command's own options set, by the setting's name.
    var settings: [String: String] { get }

    func perform(in session: Session) async throws
}

extension Subcommand {
    var settings: [String: String] { [:] }
}

/// Why a command stops.
enum Trouble: Error {
    /// Something was refused; said in the user's language with the field and the rule.
    case refused(RefusalAnswer)
    /// All is said already; only the exit code is left.
    case told(Outcome)
}
