package import SignedLog
package import Signing

/// Writes a bundle piece by piece: values in, bytes out, none of them held longer than a chunk needs to fill. The
/// pieces, one behind the other, are the file.
package struct BundleWriter: ~Copyable, Sendable {
    private let front: [UInt8]
    private let presupposed: Presupposed
    private var stream: SecretStreamWriter
    private var plain: [UInt8] = []
    private var entries: UInt64 = 0
    private var disclosures: UInt64 = 0

    /// `recipients`: the encryption keys of the nodes that may read it. Refuses more of them than
    /// 1,024, and a key with which the secret would be known to all.
    package init(
        district: DistrictID,
        sender: SigningKey,
        recipients: [BoxPublicKey],
        presupposed: Presupposed,
        entropy: Entropy
    ) throws(BundleRefusal) {
        guard recipients.count <= BundleFormat.recipientLimit else {
            throw .tooManyRecipients(count: recipients.count, limit: BundleFormat.recipientLimit)
        }
        let fileKey = entropy.bytes32()
        let stream = SecretStreamWriter(key: fileKey, entropy: entropy)
        let header = BundleHeader(
            district: district,
            sender: sender.publicKey,
            streamHeader: stream.header,
            recipients: try Self.sealed(fileKey, to: recipients, entropy)
        ).encoded()
        let signature = sender.sign(BundleFormat.signedBytes(header: header))
        front = BundleFormat.prefix(headerByteCount: header.count) + header + signature.array
        self.presupposed = presupposed
        self.stream = stream
    }

    private static func sealed(
        _ fileKey: Bytes32,
        to recipients: [BoxPublicKey],
        _ entropy: Entropy
    ) throws(BundleRefusal) -> [BundleHeader.Recipient] {
        var sealed: [BundleHeader.Recipient] = []
        for key in recipients {
            do {
                let sealedKey = try key.seal(fileKey.array, entropy: entropy)
                sealed.append(BundleHeader.Recipient(key: key, sealedFileKey: sealedKey))
            } catch {
                throw .keyOfSmallOrder(key)
            }
        }
        return sealed
    }

    /// The front of the file; call it once, first.
    package mutating func begin() -> [UInt8] {
        for piece in presupposed.pieces { plain += BundleNote(piece).item.encoded() }
        return front + fullChunks()
    }

    /// Entries in causal order, each with the disclosures that are held of it.
    package mutating func append(_ entry: OutgoingEntry) -> [UInt8] {
        for part in ItemSequence.parts(entry) { plain += part }
        entries += 1
        disclosures += UInt64(entry.disclosures.count)
        return fullChunks()
    }

    /// The end of the file. A file without it is read as truncated.
    package mutating func finish() -> [UInt8] {
        plain += BundleNote(BundleTrailer(entries: entries, disclosures: disclosures)).item.encoded()
        let full = fullChunks()
        let last = framed(plain, isLast: true)
        plain = []
        return full + last
    }

    private mutating func fullChunks() -> [UInt8] {
        var framedChunks: [UInt8] = []
        var start = 0
        while plain.count - start >= BundleFormat.chunkByteCount {
            let end = start + BundleFormat.chunkByteCount
            framedChunks += framed(Array(plain[start..<end]), isLast: false)
            start = end
        }
        plain.removeFirst(start)
        return framedChunks
    }

    private mutating func framed(_ chunk: [UInt8], isLast: Bool) -> [UInt8] {
        let sealed = stream.push(chunk, isLast: isLast)
        return BundleFormat.bigEndian(sealed.count) + sealed
    }
}
