package import SignedLog
package import Signing

/// The frame of a bundle: the file that carries entries where no network does (`docs/formats/bundle.md`).
enum BundleFormat {
    static let magic = Array("HEFUBNDL".utf8)
    static let version: UInt8 = 1
    static let domain = "hefu/bundle/1"
    /// Plain bytes of each chunk but the last, which may have fewer.
    static let chunkByteCount = 64 * 1024
    static let sealedChunkByteCounts =
        SecretStream.chunkOverheadByteCount...(chunkByteCount + SecretStream.chunkOverheadByteCount)
    /// Magic, version and the length of the header.
    static let prefixByteCount = magic.count + 1 + 4
    static let recipientLimit = 1_024
    /// A header with as many recipients as there may be.
    static let headerByteLimit = 256 + 128 * recipientLimit
    /// Largest item of the content: a disclosure of ``DisclosureCoding/byteLimit`` and room for its head.
    static let itemByteLimit = 512 * 1024
    /// Ids in one list of what is presupposed; more go into the next list.
    static let presupposedPerItem = 4_096

    static func prefix(headerByteCount: Int) -> [UInt8] {
        magic + [version] + bigEndian(headerByteCount)
    }

    /// What the node key signs: everything up to the signature, behind a string of its own.
    static func signedBytes(header: [UInt8]) -> [UInt8] {
        Array(domain.utf8) + prefix(headerByteCount: header.count) + header
    }

    static func bigEndian(_ count: Int) -> [UInt8] {
        [UInt8](bigEndian: UInt64(UInt32(count)), byteCount: 4)
    }

    static func number(bigEndian bytes: some Sequence<UInt8>) -> Int {
        bytes.reduce(0) { $0 << 8 | Int($1) }
    }
}

/// What stands in clear at the front of a bundle, under the sender's signature.
package struct BundleHeader: Hashable, Sendable {
    package let district: DistrictID
    package let sender: PublicKey
    /// Of the stream of chunks.
    package let streamHeader: [UInt8]
    package let recipients: [Recipient]

    /// The file's key, sealed to one who may read it.
    package struct Recipient: Hashable, Sendable {
        package let key: BoxPublicKey
        package let sealedFileKey: [UInt8]
    }

    func encoded() -> [UInt8] {
        let recipients = recipients.map { CBOR.array([.bytes($0.key.bytes), .bytes($0.sealedFileKey)]) }
        return CBOR.array([.bytes(district), .bytes(sender.bytes), .bytes(streamHeader), .array(recipients)]).encoded()
    }

    /// Nil if the bytes have another shape.
    init?(decoding bytes: [UInt8]) {
        guard let parts = (try? CBOR.decode(bytes))?.asArray, parts.count == 4,
            let district = parts[0].asBytes32, let sender = parts[1].asBytes32,
            let stream = parts[2].asBytes?.array, stream.count == SecretStream.headerByteCount,
            let recipients = parts[3].asArray, recipients.count <= BundleFormat.recipientLimit
        else { return nil }
        let parsed = recipients.compactMap { Recipient($0) }
        guard parsed.count == recipients.count else { return nil }
        self.init(district: DistrictID(district), sender: PublicKey(sender), streamHeader: stream, recipients: parsed)
    }

    init(district: DistrictID, sender: PublicKey, streamHeader: [UInt8], recipients: [Recipient]) {
        self.district = district
        self.sender = sender
        self.streamHeader = streamHeader
        self.recipients = recipients
    }
}

extension BundleHeader.Recipient {
    fileprivate init?(_ item: CBOR) {
        guard let parts = item.asArray, parts.count == 2, let key = parts[0].asBytes32,
            let sealed = parts[1].asBytes?.array,
            sealed.count == Bytes32.count + BoxPublicKey.overheadByteCount
        else { return nil }
        self.init(key: BoxPublicKey(key), sealedFileKey: sealed)
    }
}
