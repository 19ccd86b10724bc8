import CSodium

/// The file in which a node or a root keeps its secrets, as bytes. `docs/formats/key-file.md` shows an example.
///
///     offset  bytes  plain (protection 0)           under a passphrase (protection 1)
///          0      8  "hefu-key"                     "hefu-key"
///          8      1  version: 1                     version: 1
///          9      1  protection: 0                  protection: 1
///         10         64: the two seeds              4: Argon2id passes, big-endian
///         14                                        4: Argon2id memory in KiB, big-endian
///         18                                        16: Argon2id salt
///         34                                        24: XChaCha20-Poly1305 nonce
///         58                                        80: the two seeds, encrypted, with their tag
///         74         32: SHA-256 of all before
///        106         end
///        138                                        end
///
/// Under a passphrase all bytes before the cipher text are authenticated with it. A plain file is protected by its
/// file mode alone, which is for whoever opens files to see to; its digest only tells damage from a key.
package enum KeyFile {
    /// Never longer than this; whoever reads one from a disk need not read on.
    package static let byteCountMax = protectedByteCount

    fileprivate static let magic = Array("hefu-key".utf8)
    fileprivate static let version: UInt8 = 1
    fileprivate static let plainProtection: UInt8 = 0
    fileprivate static let passphraseProtection: UInt8 = 1

    fileprivate static let headByteCount = 10
    fileprivate static let plainByteCount = 106
    fileprivate static let protectedByteCount = 138

    /// The bytes of a key file: under the passphrase, or plain if there is none.
    ///
    /// Salt and nonce are drawn from `entropy`; the limits matter only with a passphrase.
    package static func seal(
        _ secrets: KeySecrets,
        passphrase: [UInt8]?,
        limits: KeyFileLimits = .standard,
        entropy: Entropy
    ) throws(KeyFileError) -> [UInt8] {
        guard let passphrase else { return plainFile(secrets) }
        guard !passphrase.isEmpty else { throw .passphraseEmpty }
        let envelope = Envelope(limits: limits, salt: entropy.bytes16(), nonce: entropy.bytes(Envelope.nonceByteCount))
        return try envelope.seal(secrets, passphrase: passphrase)
    }

    /// The secrets in a key file. The passphrase of a plain file is not looked at.
    package static func open(_ file: [UInt8], passphrase: [UInt8]?) throws(KeyFileError) -> KeySecrets {
        guard try needsPassphrase(file) else { return try plainSecrets(file) }
        guard let passphrase else { throw .passphraseRequired }
        guard !passphrase.isEmpty else { throw .passphraseEmpty }
        return try Envelope(parsing: file).open(file, passphrase: passphrase)
    }

    /// Whether the file is under a passphrase: for the program, to know whether to ask.
    package static func needsPassphrase(_ file: [UInt8]) throws(KeyFileError) -> Bool {
        guard file.starts(with: magic), file.count >= headByteCount else { throw .malformed(.notAKeyFile) }
        guard file[8] == version else { throw .unsupportedVersion(file[8]) }
        let protection = file[9]
        guard protection == plainProtection || protection == passphraseProtection else {
            throw .malformed(.unknownProtection(protection))
        }
        let expected = protection == plainProtection ? plainByteCount : protectedByteCount
        guard file.count == expected else {
            throw .malformed(.wrongLength(byteCount: file.count, expected: expected))
        }
        return protection == passphraseProtection
    }

    private static func plainFile(_ secrets: KeySecrets) -> [UInt8] {
        var file = magic + [version, plainProtection]
        secrets.signingSeed.append(to: &file)
        secrets.boxSeed.append(to: &file)
        SHA256.digest(file).append(to: &file)
        return file
    }

    private static func plainSecrets(_ file: [UInt8]) throws(KeyFileError) -> KeySecrets {
        guard let signingSeed = Bytes32(file[10..<42]), let boxSeed = Bytes32(file[42..<74]),
            SHA256.digest(file[..<74]).array == Array(file[74...])
        else { throw .malformed(.digestWrong) }
        return KeySecrets(signingSeed: signingSeed, boxSeed: boxSeed)
    }
}

/// The middle of a file under a passphrase: what stands in clear before the cipher text.
private struct Envelope {
    static let nonceByteCount = 24
    static let byteCount = 58

    let limits: KeyFileLimits
    let salt: Bytes16
    let nonce: [UInt8]

    init(limits: KeyFileLimits, salt: Bytes16, nonce: [UInt8]) {
        self.limits = limits
        self.salt = salt
        self.nonce = nonce
    }

    /// Of a file whose head and length have been checked.
    init(parsing file: [UInt8]) throws(KeyFileError) {
        let limits = try KeyFileLimits(passes: number(file[10..<14]), memoryKiB: number(file[14..<18]))
        guard let salt = Bytes16(file[18..<34]) else { preconditionFailure("16 bytes are 16 bytes") }
        self.init(limits: limits, salt: salt, nonce: Array(file[34..<58]))
    }

    private var clearBytes: [UInt8] {
        var bytes = KeyFile.magic + [KeyFile.version, KeyFile.passphraseProtection]
        bytes += bigEndian(limits.passes) + bigEndian(limits.memoryKiB)
        salt.append(to: &bytes)
        return bytes + nonce
    }

    func seal(_ secrets: KeySecrets, passphrase: [UInt8]) throws(KeyFileError) -> [UInt8] {
        let key = try limits.deriveKey(passphrase: passphrase, salt: salt)
        let clear = clearBytes
        let sealed = unsafe [UInt8](
            count: KeyFile.protectedByteCount - Self.byteCount,
            writtenByC: { sealed in
                unsafe key.withPointer { key in
                    unsafe secrets.bytes.withPointer { secrets in
                        unsafe crypto_aead_xchacha20poly1305_ietf_encrypt(
                            sealed,
                            nil,
                            secrets,
                            UInt64(KeySecrets.byteCount),
                            clear,
                            UInt64(clear.count),
                            nil,
                            nonce,
                            key
                        )
                    }
                }
            }
        )
        guard let sealed else { preconditionFailure("64 bytes are within libsodium's limits") }
        return clear + sealed
    }

    func open(_ file: [UInt8], passphrase: [UInt8]) throws(KeyFileError) -> KeySecrets {
        let key = try limits.deriveKey(passphrase: passphrase, salt: salt)
        let sealed = Array(file[Self.byteCount...])
        var status: CInt = -1
        let secrets = unsafe SecretBytes(count: KeySecrets.byteCount) { secrets in
            status = unsafe key.withPointer { key in
                unsafe crypto_aead_xchacha20poly1305_ietf_decrypt(
                    secrets,
                    nil,
                    nil,
                    sealed,
                    UInt64(sealed.count),
                    file,
                    UInt64(Self.byteCount),
                    nonce,
                    key
                )
            }
        }
        guard status == 0 else { throw .wrongPassphrase }
        return KeySecrets(bytes: secrets)
    }
}

private func number(_ bytes: ArraySlice<UInt8>) -> UInt32 {
    bytes.reduce(0) { $0 << 8 | UInt32($1) }
}

private func bigEndian(_ number: UInt32) -> [UInt8] {
    [UInt8](bigEndian: UInt64(number), byteCount: 4)
}
