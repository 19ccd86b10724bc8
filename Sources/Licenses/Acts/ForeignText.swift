package import SignedLog

/// What another system says, as it may stand in clear in an act that an office reads: a library's reason, a channel's receipt.
package enum ForeignText {
    /// Characters that are kept: within what an act's text may have, also where each takes three bytes.
    private static let characterLimit = 160
    /// What stands where there is nothing that may be said.
    private static let nothing: Text = "—"

    /// Without characters that no text has, without what is hidden, and without any citizen's number; never empty.
    ///
    /// - Parameter hidden: the holder's name and code.
    package static func clear(_ said: String, hiding hidden: [String]) -> Text {
        var rest = String(said.unicodeScalars.filter(isPrintable).prefix(characterLimit))
        for secret in hidden where !secret.isEmpty { rest = rest.replacing(secret, with: "※") }
        let text = Text(rest)
        return text.isEmpty || PersonalNumber.isEmbedded(in: text) ? nothing : text
    }

    private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x00...0x1F, 0x7F...0x9F, 0xE000...0xF8FF, 0xF0000...0x10FFFF: false
        default: true
        }
    }
}
