import Signing
import Testing

@Suite("Key files")
struct KeyFileTests {
    private let secrets = KeySecrets(signingSeed: counting(from: 0), boxSeed: counting(from: 32))
    private let passphrase = Array("合符 is a tally".utf8)
    private let plainExample = VectorFile.bytes("key-file-plain.hex")
    private let protectedExample = VectorFile.bytes("key-file-passphrase.hex")

    @Test func examplesOfThePageOpen() throws {
        #expect(try KeyFile.open(plainExample, passphrase: nil) == secrets)
        #expect(try KeyFile.open(protectedExample, passphrase: passphrase) == secrets)
        #expect(try !KeyFile.needsPassphrase(plainExample))
        #expect(try KeyFile.needsPassphrase(protectedExample))
    }

    @Test func examplesOfThePageAreWhatWeWrite() throws {
        // Salt and nonce of the example count up from 0x40.
        let entropy = Entropy { count in (0..<count).map { 0x40 + UInt8($0) } }
        #expect(try KeyFile.seal(secrets, passphrase: nil, entropy: entropy) == plainExample)
        #expect(try KeyFile.seal(secrets, passphrase: passphrase, entropy: entropy) == protectedExample)
    }

    @Test func freshFilesOpenAndDiffer() throws {
        let (one, other) = (try sealed(.system), try sealed(.system))
        #expect(one != other)
        #expect(try KeyFile.open(one, passphrase: passphrase) == secrets)
        #expect(try KeyFile.open(other, passphrase: passphrase) == secrets)
    }

    @Test func secretsGiveTheKeys() {
        #expect(secrets.signingKey.publicKey == SigningKey(seed: counting(from: 0)).publicKey)
        #expect(secrets.boxKey.publicKey == BoxKey(seed: counting(from: 32)).publicKey)
        #expect(secrets != KeySecrets(signingSeed: counting(from: 32), boxSeed: counting(from: 0)))
        #expect(KeySecrets.generate(using: .system) != KeySecrets.generate(using: .system))
    }

    @Test func wrongOrMissingPassphraseIsRefused() throws {
        let file = try sealed()
        #expect(throws: KeyFileError.wrongPassphrase) { try KeyFile.open(file, passphrase: passphrase + [0]) }
        #expect(throws: KeyFileError.passphraseRequired) { try KeyFile.open(file, passphrase: nil) }
        #expect(throws: KeyFileError.passphraseEmpty) { try KeyFile.open(file, passphrase: []) }
        #expect(throws: KeyFileError.passphraseEmpty) {
            try KeyFile.seal(secrets, passphrase: [], limits: .least, entropy: .system)
        }
    }

    @Test func anyFlippedBitOfAPlainFileIsRefused() throws {
        for position in plainExample.indices {
            for bit in 0..<8 {
                let file = plainExample.flipping(bit, of: position)
                #expect(throws: plainRefusal(of: file, at: position)) { try KeyFile.open(file, passphrase: nil) }
            }
        }
    }

    @Test func anyFlippedBitOfAProtectedFileIsRefused() throws {
        let whole = try sealed()
        for position in whole.indices where !(10..<18).contains(position) {
            for bit in 0..<8 {
                let file = whole.flipping(bit, of: position)
                let refusal = protectedRefusal(of: file, at: position)
                #expect(throws: refusal) { try KeyFile.open(file, passphrase: passphrase) }
            }
        }
    }

    /// The limits stand in bytes 10 to 17. What fits costs its work and then fails; what does not costs nothing.
    @Test(arguments: 10..<18)
    func anyFlippedByteOfTheLimitsIsRefused(position: Int) throws {
        var file = try sealed()
        file[position] ^= 0xFF
        #expect(throws: KeyFileError.self) { try KeyFile.open(file, passphrase: passphrase) }
    }

    @Test func anyCutFileIsRefused() throws {
        let protectedFile = try sealed()
        for file in [plainExample, protectedFile] {
            for count in 0..<file.count {
                let flaw: KeyFileFlaw =
                    count < 10 ? .notAKeyFile : .wrongLength(byteCount: count, expected: file.count)
                #expect(throws: KeyFileError.malformed(flaw)) {
                    try KeyFile.open(Array(file[..<count]), passphrase: passphrase)
                }
            }
            #expect(throws: KeyFileError.malformed(.wrongLength(byteCount: file.count + 1, expected: file.count))) {
                try KeyFile.open(file + [0], passphrase: passphrase)
            }
        }
        #expect(max(plainExample.count, protectedFile.count) == KeyFile.byteCountMax)
    }

    @Test func hostileLimitsAreRefusedBeforeAnyWork() throws {
        var file = try sealed()
        file.replaceSubrange(14..<18, with: [0xFF, 0xFF, 0xFF, 0xFF])
        #expect(throws: KeyFileError.limitsTooLarge(passes: 1, memoryKiB: .max)) {
            try KeyFile.open(file, passphrase: passphrase)
        }
        file.replaceSubrange(10..<18, with: [0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0, 8])
        #expect(throws: KeyFileError.limitsTooLarge(passes: .max, memoryKiB: 8)) {
            try KeyFile.open(file, passphrase: passphrase)
        }
    }

    @Test func limitsEndWhereTheyShould() throws {
        _ = try KeyFileLimits(passes: 16, memoryKiB: 256 * 1024)
        #expect(try KeyFileLimits(passes: 1, memoryKiB: 8) == .least)
        #expect(throws: KeyFileError.limitsTooLarge(passes: 17, memoryKiB: 8)) {
            try KeyFileLimits(passes: 17, memoryKiB: 8)
        }
        #expect(throws: KeyFileError.limitsTooLarge(passes: 1, memoryKiB: 256 * 1024 + 1)) {
            try KeyFileLimits(passes: 1, memoryKiB: 256 * 1024 + 1)
        }
        #expect(throws: KeyFileError.malformed(.limitsTooSmall(passes: 0, memoryKiB: 8))) {
            try KeyFileLimits(passes: 0, memoryKiB: 8)
        }
        #expect(throws: KeyFileError.malformed(.limitsTooSmall(passes: 1, memoryKiB: 7))) {
            try KeyFileLimits(passes: 1, memoryKiB: 7)
        }
    }

    @Test func secretsNeverPrint() {
        var dumped = ""
        dump(secrets, to: &dumped)
        for text in ["\(secrets)", String(reflecting: secrets), "\([secrets])", dumped] {
            #expect(!text.contains("00010203") && !text.contains("20212223"))
        }
    }

    private func sealed(_ entropy: Entropy = .seeded(.zero)) throws -> [UInt8] {
        try KeyFile.seal(secrets, passphrase: passphrase, limits: .least, entropy: entropy)
    }

    private func plainRefusal(of file: [UInt8], at position: Int) -> KeyFileError {
        switch position {
        case 0..<8: .malformed(.notAKeyFile)
        case 8: .unsupportedVersion(file[8])
        case 9 where file[9] == 1: .malformed(.wrongLength(byteCount: 106, expected: 138))
        case 9: .malformed(.unknownProtection(file[9]))
        default: .malformed(.digestWrong)
        }
    }

    private func protectedRefusal(of file: [UInt8], at position: Int) -> KeyFileError {
        switch position {
        case 0..<8: .malformed(.notAKeyFile)
        case 8: .unsupportedVersion(file[8])
        case 9 where file[9] == 0: .malformed(.wrongLength(byteCount: 138, expected: 106))
        case 9: .malformed(.unknownProtection(file[9]))
        default: .wrongPassphrase
        }
    }
}

extension [UInt8] {
    fileprivate func flipping(_ bit: Int, of position: Int) -> [UInt8] {
        var bytes = self
        bytes[position] ^= 1 << bit
        return bytes
    }
}
