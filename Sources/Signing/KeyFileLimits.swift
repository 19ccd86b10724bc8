import CSodium

/// What it costs to derive a key from a passphrase with Argon2id (RFC 9106), one lane. Always within the bounds that a
/// key file may ask for.
package struct KeyFileLimits: Hashable, Sendable {
    /// Below these libsodium derives nothing.
    package static let passesMin: UInt32 = 1
    package static let memoryKiBMin: UInt32 = 8

    /// Above these a file is refused before anything is derived, so that a hostile one can take neither a small
    /// office's memory nor its morning.
    package static let passesMax: UInt32 = 16
    package static let memoryKiBMax: UInt32 = 256 * 1024

    /// RFC 9106, section 4, for machines with little memory. A quarter of a second, once a start.
    package static let standard = KeyFileLimits(checkedPasses: 3, memoryKiB: 64 * 1024)

    /// As little as libsodium does: for tests only.
    package static let least = KeyFileLimits(checkedPasses: passesMin, memoryKiB: memoryKiBMin)

    /// How many times the memory is gone over.
    package let passes: UInt32
    /// How much memory is used, in units of 1024 bytes.
    package let memoryKiB: UInt32

    package init(passes: UInt32, memoryKiB: UInt32) throws(KeyFileError) {
        guard passes <= Self.passesMax, memoryKiB <= Self.memoryKiBMax else {
            throw .limitsTooLarge(passes: passes, memoryKiB: memoryKiB)
        }
        guard passes >= Self.passesMin, memoryKiB >= Self.memoryKiBMin else {
            throw .malformed(.limitsTooSmall(passes: passes, memoryKiB: memoryKiB))
        }
        self.init(checkedPasses: passes, memoryKiB: memoryKiB)
    }

    private init(checkedPasses passes: UInt32, memoryKiB: UInt32) {
        self.passes = passes
        self.memoryKiB = memoryKiB
    }

    /// 32 bytes that whoever lacks the passphrase can find only by trying, at this cost a try.
    func deriveKey(passphrase: [UInt8], salt: Bytes16) throws(KeyFileError) -> SecretBytes {
        var status: CInt = -1
        let signedPassphrase = passphrase.map { CChar(bitPattern: $0) }
        let key = unsafe SecretBytes(count: Bytes32.count) { key in
            status = unsafe salt.withPointer { salt in
                unsafe crypto_pwhash(
                    key,
                    UInt64(Bytes32.count),
                    signedPassphrase,
                    UInt64(signedPassphrase.count),
                    salt,
                    UInt64(passes),
                    Int(memoryKiB) * 1024,
                    crypto_pwhash_alg_argon2id13()
                )
            }
        }
        guard status == 0 else { throw .notEnoughMemory(kiB: memoryKiB) }
        return key
    }
}
