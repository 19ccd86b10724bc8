/// Why a key file is refused, or cannot be made.
package enum KeyFileError: Error, Hashable, Sendable {
    /// No file of ours, or a damaged one.
    case malformed(KeyFileFlaw)
    /// Written by a newer program than this.
    case unsupportedVersion(UInt8)
    /// The file is under a passphrase and none was given.
    case passphraseRequired
    /// Protects nothing; refused rather than taken for a wish to have no protection.
    case passphraseEmpty
    /// The passphrase is another one, or the file was changed: the cipher cannot tell the two apart.
    case wrongPassphrase
    /// More work than ``KeyFileLimits`` allows. Nothing has been derived.
    case limitsTooLarge(passes: UInt32, memoryKiB: UInt32)
    /// The system does not give the memory that the derivation needs.
    case notEnoughMemory(kiB: UInt32)
}

/// What is wrong with the bytes of a key file.
package enum KeyFileFlaw: Hashable, Sendable {
    /// It does not begin as one.
    case notAKeyFile
    case unknownProtection(UInt8)
    /// Cut off or drawn out.
    case wrongLength(byteCount: Int, expected: Int)
    /// Less work than Argon2id can do.
    case limitsTooSmall(passes: UInt32, memoryKiB: UInt32)
    /// A plain file whose digest does not fit its seeds.
    case digestWrong
}
