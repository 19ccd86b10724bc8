import Foundation

/// Where the passphrase of a key file comes from: a descriptor, a file, or a person at the terminal. Never an
/// argument, which every process of the machine could read.
package struct PassphraseSource: Sendable {
    private let file: String?
    private let descriptor: Int32?
    private let console: Console

    /// Longer ones are refused: a passphrase file that is a whole disk image is a mistake.
    private static let byteCountMax = 1024

    package init(file: String?, descriptor: Int32?, console: Console) {
        self.file = file
        self.descriptor = descriptor
        self.console = console
    }

    /// The passphrase of an existing key; nil if there is nobody to ask.
    package func existing() throws -> [UInt8]? {
        if let given = try given() { return given }
        return console.isInputTerminal ? ask(.passphrasePrompt) : nil
    }

    /// The passphrase for a new key, asked for twice; nil leaves the key to its file's mode.
    package func new() throws -> [UInt8]? {
        if let given = try given() { return given }
        guard console.isInputTerminal, let first = ask(.passphraseNewPrompt), !first.isEmpty else { return nil }
        guard ask(.passphraseAgain) == first else {
            throw Trouble.refused(RefusalAnswer(.badRequest, ["detail": Phrase.passphrasesDiffer.text]))
        }
        return first
    }

    private func given() throws -> [UInt8]? {
        if let descriptor { return try firstLine(of: FileHandle(fileDescriptor: descriptor, closeOnDealloc: false)) }
        guard let file else { return nil }
        guard let handle = FileHandle(forReadingAtPath: file) else {
            throw Trouble.refused(RefusalAnswer(.fileUnreadable, field: "passphrase", ["path": file]))
        }
        return try firstLine(of: handle)
    }

    private func firstLine(of handle: FileHandle) throws -> [UInt8] {
        var line: [UInt8] = []
        while let chunk = try handle.read(upToCount: Self.byteCountMax), !chunk.isEmpty, line.count <= Self.byteCountMax
        {
            line += chunk
        }
        line = Array(line.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") })
        guard !line.isEmpty, line.count <= Self.byteCountMax else {
            throw Trouble.refused(RefusalAnswer(.fileInvalid, field: "passphrase"))
        }
        return line
    }

    private func ask(_ prompt: Phrase) -> [UInt8]? {
        console.err(Array(prompt.text.utf8))
        defer { console.err([UInt8(ascii: "\n")]) }  // The person's own line feed was not shown.
        return console.secretLine()
    }
}
