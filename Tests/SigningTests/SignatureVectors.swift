import Testing

@testable import Signing

/// One row of a table of signatures, with what the strict test must answer.
struct SignatureRow: Sendable {
    let name: String
    let key: PublicKey
    let message: [UInt8]
    let signature: [UInt8]
    let expected: Refusal

    /// What can be said of 64 (or other) bytes that claim to be a signature.
    enum Refusal: String, Sendable {
        case none, length, key, r, equation

        init(_ flaw: SignatureFlaw?) {
            switch flaw {
            case nil: self = .none
            case .keyOutsideMainSubgroup: self = .key
            case .rOutsideMainSubgroup: self = .r
            case .equationFails: self = .equation
            }
        }
    }

    var answer: Refusal {
        guard let signature = Signature(signature) else { return .length }
        return Refusal(key.flaw(in: signature, over: message))
    }

    /// What it is where R is tested by itself, as with a library whose equation does not judge it.
    var answerTestingR: Refusal {
        guard let signature = Signature(signature) else { return .length }
        return Refusal(key.flaw(in: signature, over: message, equationJudgesR: false))
    }

    static let botan = VectorFile.rows("ed25519-refused.tsv", columnCount: 4).enumerated().map { index, columns in
        SignatureRow("Botan \(index)", columns[0], fromHex(columns[1]), columns[2], columns[3])
    }

    static let wycheproof = VectorFile.rows("ed25519-wycheproof.tsv", columnCount: 6).map { columns in
        precondition((columns[4] == "valid") == (columns[5] == "none"), "Wycheproof \(columns[0]) says otherwise")
        return SignatureRow("Wycheproof \(columns[0])", columns[1], fromHex(columns[2]), columns[3], columns[5])
    }

    static let cctv = VectorFile.rows("ed25519-cctv.tsv", columnCount: 5).map { columns in
        SignatureRow("CCTV \(columns[0])", columns[1], Array(columns[2].utf8), columns[3], columns[4])
    }

    private init(_ name: String, _ key: String, _ message: [UInt8], _ signature: String, _ refusal: String) {
        guard let expected = Refusal(rawValue: refusal) else { preconditionFailure("\(name): \(refusal)") }
        self.name = name
        self.key = PublicKey(bytes32(key))
        self.message = message
        self.signature = fromHex(signature)
        self.expected = expected
    }
}

/// One row of the known signatures: a seed, and what follows from it.
struct SignedRow: Sendable {
    enum Mode: String, Sendable {
        /// The message itself is signed.
        case pure
        /// The SHA-256 of the message is signed.
        case sha256
        /// Ed25519ph: another scheme, whose signatures must not pass for ours.
        case ed25519ph
    }

    let index: Int
    let mode: Mode
    let seed: Bytes32
    let key: PublicKey
    let message: [UInt8]
    let signature: [UInt8]

    static let all = VectorFile.rows("ed25519-signed.tsv", columnCount: 5).enumerated().map { index, columns in
        SignedRow(index, columns)
    }

    private init(_ index: Int, _ columns: [String]) {
        guard let mode = Mode(rawValue: columns[0]) else { preconditionFailure("row \(index): \(columns[0])") }
        self.index = index
        self.mode = mode
        seed = bytes32(columns[1])
        key = PublicKey(bytes32(columns[2]))
        message = fromHex(columns[3])
        signature = fromHex(columns[4])
    }
}
