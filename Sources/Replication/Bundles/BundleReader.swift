package import SignedLog
package import Signing

/// Reads a bundle as its bytes come. After a refusal nothing more can be read; what was given before is good, for each
/// chunk is authentic before a byte of it is looked at. To go on after an interruption, read the file from its
/// beginning: what is held already changes nothing.
package struct BundleReader: Sendable {
    private enum State {
        case front
        case chunks(SecretStreamReader)
    }

    private let expectedDistrict: DistrictID?
    private let boxKey: BoxKey
    private let isSenderKnown: @Sendable (PublicKey) -> Bool
    private var state = State.front
    private var waiting: [UInt8] = []
    private var byteCount = 0
    private var chunk = 0
    private var content = BundleContent()

    /// - Parameters:
    ///   - district: nil while joining; then a person compares the district id of the header with the paper.
    ///   - isSenderKnown: whether the key is enrolled here; a joining node, which knows nobody yet, says yes and looks
    ///     again when it has the entries.
    package init(
        district: DistrictID?,
        boxKey: BoxKey,
        isSenderKnown: @escaping @Sendable (PublicKey) -> Bool
    ) {
        expectedDistrict = district
        self.boxKey = boxKey
        self.isSenderKnown = isSenderKnown
    }

    /// The next bytes of the file, any number; what is complete by now, in order.
    package mutating func push(_ bytes: [UInt8]) throws(BundleRefusal) -> [BundleItem] {
        waiting += bytes
        byteCount += bytes.count
        var items: [BundleItem] = []
        if case .front = state {
            guard let header = try readFront() else { return [] }
            items.append(.header(header))
        }
        items += try readChunks()
        return items
    }

    /// The file has ended: refuses unless it ended where it should.
    package func finish() throws(BundleRefusal) {
        guard case .chunks(let stream) = state, stream.isFinished else { throw .truncated(atByte: byteCount) }
    }
}

/// The front: magic, version, header, signature.
extension BundleReader {
    private mutating func readFront() throws(BundleRefusal) -> BundleHeader? {
        guard waiting.prefix(8).elementsEqual(BundleFormat.magic.prefix(waiting.count)) else { throw .notABundle }
        guard waiting.count > BundleFormat.magic.count else { return nil }
        let version = waiting[BundleFormat.magic.count]
        guard version == BundleFormat.version else { throw .unknownVersion(version) }
        guard waiting.count >= BundleFormat.prefixByteCount else { return nil }
        let lengthBytes = waiting[..<BundleFormat.prefixByteCount].suffix(4)
        let headerByteCount = BundleFormat.number(bigEndian: lengthBytes)
        guard headerByteCount <= BundleFormat.headerByteLimit else {
            throw .headerTooLarge(byteCount: headerByteCount)
        }
        let headerEnd = BundleFormat.prefixByteCount + headerByteCount
        guard waiting.count >= headerEnd + Signature.count else { return nil }
        let headerBytes = Array(waiting[BundleFormat.prefixByteCount..<headerEnd])
        let header = try checked(headerBytes, Signature(waiting[headerEnd..<headerEnd + Signature.count]))
        waiting.removeFirst(headerEnd + Signature.count)
        state = .chunks(try stream(of: header))
        return header
    }

    private func checked(_ bytes: [UInt8], _ signature: Signature?) throws(BundleRefusal) -> BundleHeader {
        guard let header = BundleHeader(decoding: bytes) else { throw .headerMalformed }
        guard let signature, header.sender.validates(signature, over: BundleFormat.signedBytes(header: bytes)) else {
            throw .headerAltered
        }
        if let expectedDistrict, header.district != expectedDistrict { throw .otherDistrict(header.district) }
        guard isSenderKnown(header.sender) else { throw .senderNotEnrolled(header.sender) }
        return header
    }

    private func stream(of header: BundleHeader) throws(BundleRefusal) -> SecretStreamReader {
        let ours = header.recipients.first { $0.key == boxKey.publicKey }
        guard let ours, let opened = boxKey.open(ours.sealedFileKey), let fileKey = Bytes32(opened),
            let stream = SecretStreamReader(key: fileKey, header: header.streamHeader)
        else { throw .notForUs }
        return stream
    }
}

/// The chunks.
extension BundleReader {
    private mutating func readChunks() throws(BundleRefusal) -> [BundleItem] {
        guard case .chunks(var stream) = state else { return [] }
        var items: [BundleItem] = []
        var start = 0
        while let sealed = try nextChunk(from: &start, stream) {
            let (plain, isLast) = try open(sealed, &stream)
            items += try content.push(plain, isLast: isLast, chunk: chunk)
            chunk += 1
        }
        waiting.removeFirst(start)
        state = .chunks(stream)
        return items
    }

    private func nextChunk(from start: inout Int, _ stream: SecretStreamReader) throws(BundleRefusal) -> [UInt8]? {
        let left = waiting.count - start
        if stream.isFinished {
            guard left == 0 else { throw .trailingBytes(atByte: byteCount - left) }
            return nil
        }
        guard left >= 4 else { return nil }
        let count = BundleFormat.number(bigEndian: waiting[start..<start + 4])
        guard BundleFormat.sealedChunkByteCounts.contains(count) else { throw .altered(chunk: chunk) }
        guard left >= 4 + count else { return nil }
        defer { start += 4 + count }
        return Array(waiting[start + 4..<start + 4 + count])
    }

    private func open(
        _ sealed: [UInt8],
        _ stream: inout SecretStreamReader
    ) throws(BundleRefusal) -> (bytes: [UInt8], isLast: Bool) {
        do { return try stream.pull(sealed) } catch { throw .altered(chunk: chunk) }
    }
}
