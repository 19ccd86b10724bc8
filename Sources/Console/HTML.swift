/// Text of a page that is safe as it stands. What comes from acts goes in by interpolation and is escaped there; only
/// what is written in this room, or was made by it, is taken as it is.
package struct HTML: Sendable, Hashable, ExpressibleByStringInterpolation {
    package let text: String

    package init(stringLiteral value: String) { text = value }

    package init(stringInterpolation: Interpolation) { text = stringInterpolation.text }

    private init(safe text: String) { self.text = text }

    /// One piece after another, a line each.
    package static func joined(_ pieces: some Sequence<HTML>) -> HTML {
        HTML(safe: pieces.map(\.text).joined(separator: "\n"))
    }

    package struct Interpolation: StringInterpolationProtocol {
        fileprivate var text = ""

        package init(literalCapacity: Int, interpolationCount: Int) {
            text.reserveCapacity(literalCapacity + 32 * interpolationCount)
        }

        package mutating func appendLiteral(_ literal: String) { text += literal }

        package mutating func appendInterpolation(_ html: HTML) { text += html.text }

        /// Escaped for content and for attributes in double quotes. Control characters, which HTML does not have and
        /// which could turn a line around, become U+FFFD.
        package mutating func appendInterpolation(_ value: String) {
            for scalar in value.unicodeScalars {
                switch scalar {
                case "&": text += "&amp;"
                case "<": text += "&lt;"
                case ">": text += "&gt;"
                case "\"": text += "&quot;"
                case "'": text += "&#39;"
                case _ where scalar.isInvisible: text += "\u{FFFD}"
                default: text.unicodeScalars.append(scalar)
                }
            }
        }
    }
}

extension Unicode.Scalar {
    /// Control characters but for line feed, and what turns the direction of writing.
    fileprivate var isInvisible: Bool {
        switch value {
        case 0x0A: false
        case 0..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069: true
        default: false
        }
    }
}
