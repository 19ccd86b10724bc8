import Foundation
import Yams

/// Why a configuration is refused. The line is 1-based; a flag or a variable has no line.
package enum ConfigurationProblem: Error, Hashable, Sendable {
    case unreadable(file: String)
    case notYAML(file: String, line: Int)
    case unknownKey(String, file: String, line: Int)
    case badValue(key: String, value: String, source: String, line: Int?)
}

extension NodeConfiguration {
    /// The file that is read when none is named and it exists.
    package static let defaultFile = "hefu.yaml"

    /// Flag > environment > file > default.
    ///
    /// - Parameters:
    ///   - flags: values given on the command line, by setting name.
    ///   - environment: the process's variables; only `HEFU_…` are looked at.
    ///   - file: a file that must exist, or nil for ``defaultFile`` if there is one.
    package static func load(
        flags: [String: String],
        environment: [String: String],
        file: String?
    ) throws(ConfigurationProblem) -> NodeConfiguration {
        var configuration = NodeConfiguration()
        let path = file ?? environment["HEFU_CONFIG"] ?? defaultFile
        if file != nil || environment["HEFU_CONFIG"] != nil || FileManager.default.fileExists(atPath: path) {
            try configuration.apply(file: path)
        }
        for setting in Setting.all {
            if let value = environment[setting.environmentVariable] {
                try configuration.apply(setting, value, source: setting.environmentVariable, line: nil)
            }
            if let value = flags[setting.name] {
                try configuration.apply(setting, value, source: "--" + setting.name, line: nil)
            }
        }
        return configuration
    }

    private mutating func apply(file: String) throws(ConfigurationProblem) {
        guard let bytes = FileManager.default.contents(atPath: file), let text = String(bytes: bytes, encoding: .utf8)
        else {
            throw .unreadable(file: file)
        }
        for (key, value, line) in try Self.pairs(of: text, file: file) {
            guard let setting = Setting.all.first(where: { $0.name == key }) else {
                throw .unknownKey(key, file: file, line: line)
            }
            try apply(setting, value, source: file, line: line)
        }
    }

    private mutating func apply(
        _ setting: Setting,
        _ value: String,
        source: String,
        line: Int?
    ) throws(ConfigurationProblem) {
        guard setting.set(value, in: &self) else {
            throw .badValue(key: setting.name, value: value, source: source, line: line)
        }
    }

    /// The file's keys with their values as written; a list becomes one value joined by commas.
    private static func pairs(
        of text: String,
        file: String
    ) throws(ConfigurationProblem) -> [(key: String, value: String, line: Int)] {
        let root: Yams.Node?
        do { root = try Yams.compose(yaml: text) } catch let error as YamlError {
            throw .notYAML(file: file, line: error.line ?? 1)
        } catch {
            throw .notYAML(file: file, line: 1)
        }
        guard let root else { return [] }
        guard let mapping = root.mapping else { throw .notYAML(file: file, line: 1) }
        return mapping.map { key, value in
            let written =
                value.scalar?.string ?? value.sequence?.compactMap(\.scalar?.string).joined(separator: ",") ?? ""
            return (key.scalar?.string ?? "", written, key.mark?.line ?? 1)
        }
    }
}

extension YamlError {
    /// Where the parser stopped, if it says so.
    var line: Int? {
        switch self {
        case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _): mark.line
        case .no, .memory, .reader, .writer, .emitter, .representer, .dataCouldNotBeDecoded, .duplicatedKeysInMapping:
            nil
        }
    }
}
