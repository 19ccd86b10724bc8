import Signing
import Testing

@Suite("Secret streams")
struct SecretStreamTests {
    private let key = counting(from: 0)
    private let chunks = [Array("first".utf8), [], Array("末".utf8)]

    /// Stream made by PyNaCl 1.6.2.
    @Test func othersStreamsAreRead() throws {
        let header = fromHex("e7bbcdd1ea9a4effc017b3b81b946a72d73f80e2724593db")
        let sealed = [
            "4c91fb4d7211725a09fbc71c8fd9555e16483552b4cb",
            "d15954b75b7bd0391963e4ca23ff43b81c",
            "b05009e58f5cb5fcaf8c4388d54f936331506426",
        ]
        #expect(try read(sealed.map(fromHex), header: header) == chunks)
    }

    @Test func whatIsWrittenIsRead() throws {
        let (header, sealed) = written(chunks)
        #expect(header.count == SecretStream.headerByteCount)
        #expect(sealed.map(\.count) == chunks.map { $0.count + SecretStream.chunkOverheadByteCount })
        #expect(try read(sealed, header: header) == chunks)
    }

    @Test func writingRepeatsWithItsEntropyOnly() {
        #expect(written(chunks) == written(chunks))
        #expect(written(chunks, entropy: .seeded(key)).header != written(chunks).header)
        #expect(SecretStreamWriter(key: key).header != SecretStreamWriter(key: key).header)
    }

    @Test func onlyTheLastChunkEndsTheStream() throws {
        let (header, sealed) = written(chunks)
        var reader = try #require(SecretStreamReader(key: key, header: header))
        for chunk in sealed {
            #expect(!reader.isFinished)
            _ = try reader.pull(chunk)
        }
        #expect(reader.isFinished)
        #expect(throws: SecretStreamRefusal.afterLast) { try reader.pull(sealed[2]) }
    }

    @Test func droppedDoubledAndMovedChunksAreRefused() throws {
        let (header, sealed) = written(chunks)
        for order in [[1], [2], [0, 0], [0, 2], [0, 1, 1], [1, 0]] {
            #expect(throws: SecretStreamRefusal.notAuthentic) {
                try read(order.map { sealed[$0] }, header: header)
            }
        }
    }

    @Test func refusedChunkLeavesTheReaderWhereItWas() throws {
        let (header, sealed) = written(chunks)
        var reader = try #require(SecretStreamReader(key: key, header: header))
        #expect(throws: SecretStreamRefusal.notAuthentic) { try reader.pull(sealed[1]) }
        #expect(try reader.pull(sealed[0]).bytes == chunks[0])
    }

    @Test func anyChangedByteIsRefused() throws {
        let (header, sealed) = written(chunks)
        for position in sealed[0].indices {
            var changed = sealed[0]
            changed[position] ^= 0x80
            #expect(throws: SecretStreamRefusal.notAuthentic) { try read([changed], header: header) }
        }
        for position in header.indices {
            var changed = header
            changed[position] ^= 1
            #expect(throws: SecretStreamRefusal.notAuthentic) { try read(sealed, header: changed) }
        }
    }

    @Test func cutChunksAndHeadersAreRefused() throws {
        let (header, sealed) = written(chunks)
        #expect(throws: SecretStreamRefusal.chunkTooShort(byteCount: 16)) {
            try read([Array(sealed[1].dropLast())], header: header)
        }
        #expect(throws: SecretStreamRefusal.chunkTooShort(byteCount: 0)) { try read([[]], header: header) }
        #expect(throws: SecretStreamRefusal.notAuthentic) { try read([sealed[0].dropLast()], header: header) }
        #expect(SecretStreamReader(key: key, header: Array(header.dropLast())) == nil)
        #expect(SecretStreamReader(key: key, header: header + [0]) == nil)
    }

    @Test func anotherKeyReadsNothing() throws {
        let (header, sealed) = written(chunks)
        var reader = try #require(SecretStreamReader(key: .zero, header: header))
        #expect(throws: SecretStreamRefusal.notAuthentic) { try reader.pull(sealed[0]) }
    }

    /// A chunk by PyNaCl with libsodium's tag REKEY, which changes the key under our feet.
    @Test func tagsOfOthersAreRefused() throws {
        let header = fromHex("be0085a756d821711dde88de83c6e812541d51ec2e6dcaec")
        let sealed = fromHex("a7667685de2b009d7b01662aad488bffa5a8")
        #expect(throws: SecretStreamRefusal.unknownTag(2)) { try read([sealed], header: header) }
    }

    private func written(
        _ chunks: [[UInt8]],
        entropy: Entropy = .seeded(.zero)
    ) -> (header: [UInt8], sealed: [[UInt8]]) {
        var writer = SecretStreamWriter(key: key, entropy: entropy)
        var sealed: [[UInt8]] = []
        for index in chunks.indices {
            sealed.append(writer.push(chunks[index], isLast: index == chunks.count - 1))
        }
        return (writer.header, sealed)
    }

    private func read(_ sealed: [[UInt8]], header: [UInt8]) throws -> [[UInt8]] {
        var reader = try #require(SecretStreamReader(key: key, header: header))
        return try sealed.map { try reader.pull($0).bytes }
    }
}
