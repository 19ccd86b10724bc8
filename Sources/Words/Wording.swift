/// One thing to say, in every language; `{name}` stands for a parameter.
package struct Wording: Hashable, Sendable {
    package let chinese: String
    package let english: String

    package init(_ chinese: String, _ english: String) {
        self.chinese = chinese
        self.english = english
    }

    package subscript(language: Language) -> String {
        switch language {
        case .chinese: chinese
        case .english: english
        }
    }
}

/// A key of the table of messages. The switch in each `wording` is exhaustive, so a key cannot lack a language.
package protocol Worded: Sendable {
    var wording: Wording { get }
}

extension Worded {
    /// In the language of this run.
    package var text: String { wording[.current] }

    /// With the parameters put in; one that is missing shows as a dash, because a half sentence still helps.
    package func text(_ parameters: [String: String]) -> String {
        Template(text).filled(with: parameters)
    }
}

extension Worded where Self: RawRepresentable<String> {
    /// The name of a word of the API; one that this program does not know passes as it is.
    package static func text(_ word: String) -> String { Self(rawValue: word)?.text ?? word }
}

/// A text with `{name}` places.
package struct Template: Sendable {
    /// Text and names in turn: what stands at an odd index is a name.
    private let parts: [Substring]

    package init(_ text: String) {
        parts = text.split(omittingEmptySubsequences: false) { $0 == "{" || $0 == "}" }
    }

    package var names: Set<String> {
        Set(parts.enumerated().filter { !$0.offset.isMultiple(of: 2) }.map { String($0.element) })
    }

    package func filled(with parameters: [String: String]) -> String {
        parts.enumerated()
            .map { index, part in index.isMultiple(of: 2) ? String(part) : (parameters[String(part)] ?? "—") }
            .joined()
    }
}
