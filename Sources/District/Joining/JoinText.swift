import Signing

/// The form of a request that is pasted into a mail or a chat.
extension JoinRequest {
    private static let firstLine = "-----BEGIN HEFU JOIN REQUEST-----"
    private static let lastLine = "-----END HEFU JOIN REQUEST-----"
    private static let digitsPerLine = 64

    /// Two marks, and between them lines of 64 hexadecimal digits.
    package var text: String {
        let digits = Array(Hex.encode(encoded()).utf8)
        let lines = stride(from: 0, to: digits.count, by: Self.digitsPerLine).map { start in
            String(decoding: digits[start..<min(start + Self.digitsPerLine, digits.count)], as: UTF8.self)
        }
        return ([Self.firstLine] + lines + [Self.lastLine, ""]).joined(separator: "\n")
    }

    /// Finds the request in a pasted text: whatever stands before and after the marks, and white space of any kind
    /// within them, is passed over.
    package init(text: String) throws(JoinRefusal) {
        guard text.utf8.count <= 64 * Self.byteLimit else { throw .tooLarge(byteCount: text.utf8.count) }
        let lines = text.split(whereSeparator: \.isNewline)
        guard let first = lines.firstIndex(where: { $0.contains(Self.firstLine) }),
            let last = lines[first...].firstIndex(where: { $0.contains(Self.lastLine) }), first < last
        else { throw .wrongShape }
        let digits = lines[(first + 1)..<last].joined().utf8.filter { $0 > UInt8(ascii: " ") }
        guard let bytes = Hex.decode(String(decoding: digits, as: UTF8.self)) else { throw .wrongShape }
        try self.init(decoding: bytes)
    }
}
