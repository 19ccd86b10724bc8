import CSodium

/// What is kept of a secret that somebody else shows later: its Argon2id (RFC 9106) with a salt of its own, in the form
/// `$argon2id$v=19$m=…`. Whoever reads it learns no secret.
package struct SecretHash: Hashable, Sendable {
    package let text: String

    /// 19 MiB gone over twice, some hundredths of a second: OWASP's least for passwords, and the secrets that are kept so
    /// have 256 random bits.
    private static let passes: UInt64 = 2
    private static let memoryByteCount = 19 << 20

    /// As it was kept.
    package init(text: String) { self.text = text }

    /// Throws ``KeyFileError/notEnoughMemory(kiB:)``.
    package init(of secret: [UInt8]) throws(KeyFileError) {
        initializeSodium()
        let signed = secret.map { CChar(bitPattern: $0) }
        let text = unsafe [UInt8](count: Int(crypto_pwhash_STRBYTES)) { output in
            unsafe output.withMemoryRebound(to: CChar.self, capacity: Int(crypto_pwhash_STRBYTES)) { output in
                unsafe crypto_pwhash_str(output, signed, UInt64(signed.count), Self.passes, Self.memoryByteCount)
            }
        }
        guard let text else { throw .notEnoughMemory(kiB: UInt32(Self.memoryByteCount / 1024)) }
        self.text = String(decoding: text.prefix { $0 != 0 }, as: UTF8.self)
    }

    /// Whether it is of this secret. Takes as long as to make it.
    package func fits(_ secret: [UInt8]) -> Bool {
        initializeSodium()
        let signed = secret.map { CChar(bitPattern: $0) }
        // Another length, or bytes that are no such text, fit nothing.
        guard text.utf8.count < Int(crypto_pwhash_STRBYTES) else { return false }
        let kept = text.utf8.map { CChar(bitPattern: $0) }
        let padded = kept + [CChar](repeating: 0, count: Int(crypto_pwhash_STRBYTES) - kept.count)
        return unsafe crypto_pwhash_str_verify(padded, signed, UInt64(signed.count)) == 0
    }
}
