import Foundation

/// The program's way to the outside: what it prints, reads and asks. Tests hand in one that remembers.
package struct Console: Sendable {
    /// Data: what scripts read.
    package var out: @Sendable ([UInt8]) -> Void
    /// Messages: what people read.
    package var err: @Sendable ([UInt8]) -> Void
    /// The whole standard input.
    package var input: @Sendable () -> [UInt8]
    /// One line typed by a person; nil at the end of the input.
    package var line: @Sendable () -> String?
    /// One line typed without echo; nil at the end of the input.
    package var secretLine: @Sendable () -> [UInt8]?
    package var isInputTerminal: Bool
    package var isOutputTerminal: Bool
    package var isErrorTerminal: Bool

    package init(
        out: @escaping @Sendable ([UInt8]) -> Void,
        err: @escaping @Sendable ([UInt8]) -> Void,
        input: @escaping @Sendable () -> [UInt8] = { [] },
        line: @escaping @Sendable () -> String? = { nil },
        secretLine: @escaping @Sendable () -> [UInt8]? = { nil },
        isInputTerminal: Bool = false,
        isOutputTerminal: Bool = false,
        isErrorTerminal: Bool = false
    ) {
        self.out = out
        self.err = err
        self.input = input
        self.line = line
        self.secretLine = secretLine
        self.isInputTerminal = isInputTerminal
        self.isOutputTerminal = isOutputTerminal
        self.isErrorTerminal = isErrorTerminal
    }

    /// Standard input, output and error of this process.
    package static var standard: Console {
        Console(
            out: { write($0, to: .standardOutput) },
            err: { write($0, to: .standardError) },
            input: { Array(FileHandle.standardInput.readDataToEndOfFile()) },
            line: { readLine() },
            secretLine: { QuietTerminal.readLine() },
            isInputTerminal: isatty(STDIN_FILENO) == 1,
            isOutputTerminal: isatty(STDOUT_FILENO) == 1,
            isErrorTerminal: isatty(STDERR_FILENO) == 1
        )
    }

    /// A reader that is gone (`hefu list | head`) is no failure of ours: what it did not want is dropped.
    private static func write(_ bytes: [UInt8], to file: FileHandle) {
        try? file.write(contentsOf: Data(bytes))
    }
}
