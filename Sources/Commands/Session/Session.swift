import Foundation
import Node
import Words

/// One run of one command: its configuration, its way to the node, and how it prints.
struct Session: Sendable {
    let options: Options
    let configuration: NodeConfiguration
    let surroundings: ProgramSurroundings
    let passphrase: PassphraseSource

    struct Options: Sendable {
        let isJSON: Bool
        let isQuiet: Bool
        let isYes: Bool
    }

    var console: Console { surroundings.console }

    // MARK: Asking the node

    /// The whole answer as JSON; an answer with an error status is thrown.
    func ask(_ request: APIRequest, progress: (@Sendable ([UInt8]) -> Void)? = nil) async throws -> JSON {
        let answer = try await call(request, progress: progress)
        guard let json = JSON(parsing: answer.body) else {
            throw Trouble.refused(RefusalAnswer(.failed, detail: "an answer that is not JSON"))
        }
        return json
    }

    /// The whole answer as bytes; an answer with an error status is thrown.
    func call(_ request: APIRequest, progress: (@Sendable ([UInt8]) -> Void)? = nil) async throws -> APIResponse {
        let api = try await surroundings.connect(configuration, passphrase)
        let answer: APIResponse
        do { answer = try await api.call(request, progress: progress) } catch {
            await api.close()
            throw error
        }
        await api.close()
        guard answer.status < 400 else {
            let json = JSON(parsing: answer.body) ?? .string(String(decoding: answer.body, as: UTF8.self))
            throw Trouble.refused(RefusalAnswer(answer: json, httpStatus: answer.status))
        }
        return answer
    }

    // MARK: Printing

    /// Data: the answer as one line of JSON with `--json`, else the lines made for a person.
    func show(_ answer: JSON, _ lines: (JSON) -> [String]) {
        write(options.isJSON ? [answer.line] : lines(answer))
    }

    func write(_ lines: [String]) {
        guard !lines.isEmpty else { return }
        console.out(Array((lines.joined(separator: "\n") + "\n").utf8))
    }

    /// A message for a person; silenced by `--quiet`.
    func say(_ message: String) {
        guard !options.isQuiet else { return }
        console.err(Array((message + "\n").utf8))
    }

    /// Asks before what cannot be undone. Where nobody can answer, `--yes` must have been given.
    func confirm(_ question: Phrase, _ parameters: [String: String] = [:]) throws {
        guard !options.isYes else { return }
        guard console.isInputTerminal else {
            throw Trouble.refused(RefusalAnswer(.badRequest, ["detail": Phrase.yesIsNeeded.text]))
        }
        console.err(Array((question.text(parameters) + Phrase.yesOrNo.text).utf8))
        guard ["y", "yes", "是"].contains(console.line()?.lowercased()) else { throw Trouble.told(.failure) }
    }
}
