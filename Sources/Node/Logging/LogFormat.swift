package import Logging

/// Sets up the process's one logger: text for a person at a terminal, JSON lines for a service manager. Both go to
/// standard error; standard output is for data.
///
/// No line names a holder, an operator, a number or a face value: log what happened, to which id, never what it says.
package enum LogFormat: String, Sendable {
    case text, json

    package func bootstrap(level: String) -> Logger {
        let level = Logger.Level(rawValue: level) ?? .info
        switch self {
        case .text:
            LoggingSystem.bootstrap { label in Self.leveled(StreamLogHandler.standardError(label: label), level) }
        case .json: LoggingSystem.bootstrap { label in Self.leveled(JSONLogHandler(label: label), level) }
        }
        return Logger(label: "hefu")
    }

    private static func leveled(_ handler: some LogHandler, _ level: Logger.Level) -> any LogHandler {
        var handler = handler
        handler.logLevel = level
        return handler
    }
}
