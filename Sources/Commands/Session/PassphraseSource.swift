import Foundation
import Node
import Synchronization
import Words

/// Where the passphrase of a key file comes from: a descriptor, a file, or a person at the terminal. Never an
/// argument, which every process of the machine could read.
///
/// A class, because a node may have two key files under one passphrase: a descriptor is read once, a person asked once.
/// The mutex is held while a person types; whoever else asks waits for the same answer.
package final class PassphraseSource: Sendable {
    private let file: String?
    private let descriptor: Int32?
    private let console: Console
    private let known = Mutex<[UInt8]?>(nil)

    /// Longer ones are refused: a passphrase file that is a whole disk image is a mistake.
    private static let byteCountMax = 1024

    package init(file: String?, descriptor: Int32?, console: Console) {
        self.file = file
        self.descriptor = descriptor
        self.console = console
    }

    /// The passphrase of an existing key; nil if there is nobody to ask.
    package func existing() throws -> [UInt8]? {
        try known.withLock { known in
            if known == nil { known = try given() ?? (console.isInputTerminal ? ask(.passphrasePrompt) : nil) }
            return known
        }
    }

    /// The passphrase for a new key, asked for twice; nil leaves the key to its file's mode.
    package func new() throws -> [UInt8]? {
        if let given = try given() { return given }
        guard console.isInputTerminal, let first = ask(.passphraseNewPrompt), !first.isEmpty else { return nil }
        guard ask(.passphraseAgain) == first else {
            throw Self.failure(.badRequest, ["detail": Phrase.passphrasesDiffer.text])
        }
        return first
    }

    private func given() throws -> [UInt8]? {
        if let descriptor { return try firstLine(of: FileHandle(fileDescriptor: descriptor, closeOnDealloc: false)) }
        guard let file else { return nil }
        guard let handle = FileHandle(forReadingAtPath: file) else {
            throw Self.failure(.fileUnreadable, ["path": file])
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
            throw Self.failure(.fileInvalid)
        }
        return line
    }

    /// A failure in the API's form: it passes through the node that asks for the passphrase.
    private static func failure(_ code: RefusalCode, _ parameters: [String: String] = [:]) -> APIFailure {
        APIFailure(status: 400, code: code.rawValue, field: Label.passphrase.rawValue, parameters)
    }

    private func ask(_ prompt: Phrase) -> [UInt8]? {
        console.err(Array(prompt.text.utf8))
        defer { console.err([UInt8(ascii: "\n")]) }  // The person's own line feed was not shown.
        return console.secretLine()
    }
}
