package import SignedLog

/// What another system says, as it may stand in clear in an act that an office reads: a library's reason, a channel's receipt.
package enum ForeignText {
    /// Of a longer text the beginning is looked at.
    private static let lookLimit = 4_096
    /// Bytes that are kept: fewer than an act's text may have.
    private static let byteLimit = 480
    /// What stands where there is nothing that may be said.
    private static let nothing: Text = "—"

    /// Without characters that no text has, without what is hidden, and without any citizen's number; never empty. Only then
    /// it is cut, so that no half of a name or a number is left.
    ///
    /// - Parameter hidden: names and codes of holders.
    package static func clear(_ said: String, hiding hidden: [String]) -> Text {
        var rest = String(String.UnicodeScalarView(said.unicodeScalars.prefix(lookLimit).filter(isPrintable)))
        for secret in hidden.sorted(by: { $0.count > $1.count }) where !secret.isEmpty {
            rest = rest.replacing(secret, with: "※")
        }
        guard !PersonalNumber.isEmbedded(in: Text(rest)) else { return nothing }
        while rest.utf8.count > byteLimit { rest.removeLast() }
        return rest.isEmpty ? nothing : Text(rest)
    }

    private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x00...0x1F, 0x7F...0x9F, 0xE000...0xF8FF, 0xF0000...0x10FFFF: false
        default: true
        }
    }
}
