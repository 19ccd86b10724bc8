import SignedLog
import Signing
import Testing

@testable import Replication

@Suite struct BundleTests {
    private let town: TestTown
    private let reader = BoxKey(seed: seed("reader"))

    init() throws { town = try TestTown() }

    private func bundle(
        _ entries: [OutgoingVerified],
        of sender: TestNode? = nil,
        presupposed: Presupposed? = nil
    ) throws -> [UInt8] {
        var collector = PresupposedCollector()
        for entry in entries { collector.add(entry.entry) }
        var writer = try BundleWriter(
            district: town.district.id,
            sender: (sender ?? town.counter).key,
            recipients: [BoxKey(seed: seed("another")).publicKey, reader.publicKey],
            presupposed: presupposed ?? collector.presupposed,
            entropy: Entropy.seeded(seed("bundle"))
        )
        var bytes = writer.begin()
        for entry in entries { bytes += writer.append(entry.outgoing) }
        return bytes + writer.finish()
    }

    private func bundleReader(
        _ district: DistrictID? = nil,
        key: BoxKey? = nil,
        knows: @escaping @Sendable (PublicKey) -> Bool = { _ in true }
    ) -> BundleReader {
        BundleReader(district: district ?? town.district.id, boxKey: key ?? reader, isSenderKnown: knows)
    }

    private func read(_ bytes: [UInt8], pieces size: Int = .max, _ reader: BundleReader? = nil) throws -> [BundleItem] {
        var reader = reader ?? bundleReader()
        var items: [BundleItem] = []
        var start = 0
        while start < bytes.count {
            let end = size < bytes.count - start ? start + size : bytes.count
            items += try reader.push(Array(bytes[start..<end]))
            start = end
        }
        try reader.finish()
        return items
    }

    private func refusal(_ bytes: [UInt8], _ reader: BundleReader? = nil) -> BundleRefusal? {
        do {
            _ = try read(bytes, reader)
            return nil
        } catch {
            return error as? BundleRefusal
        }
    }

    private func read(_ bytes: [UInt8], _ reader: BundleReader?) throws -> [BundleItem] {
        try read(bytes, pieces: .max, reader)
    }

    private func written(_ count: Int, byteCount: Int = 0) throws -> [OutgoingVerified] {
        var author = town.counter.author(education)
        return try (0..<count).map { try author.write("\($0)", byteCount: byteCount) }
    }

    @Test(arguments: [1, 7, 1_000, 65_536, 1_000_000])
    func whatGoesInComesOutInAnyPieces(size: Int) throws {
        let entries = try written(8, byteCount: 30_000)
        let items = try read(bundle(entries), pieces: size)
        var expected: [BundleItem] = [.presupposed(Presupposed(entries: [town.district.genesis.id]))]
        for entry in entries {
            expected.append(.entry(entry.entry.signed))
            expected += entry.disclosures.map { .disclosure($0) }
        }
        expected.append(.trailer(BundleTrailer(entries: 8, disclosures: 8)))
        #expect(Array(items.dropFirst()) == expected)
        guard case .header(let header) = items.first else { throw BundleRefusal.notABundle }
        #expect(header.district == town.district.id)
        #expect(header.sender == town.counter.key.publicKey)
    }

    @Test func anEmptyBundleIsABundle() throws {
        let items = try read(bundle([]))
        #expect(items.last == .trailer(BundleTrailer(entries: 0, disclosures: 0)))
    }

    @Test func everyTruncationIsNamedWithItsPlace() throws {
        let bytes = try bundle(written(2))
        for count in 0..<bytes.count {
            #expect(refusal(Array(bytes.prefix(count))) == .truncated(atByte: count))
        }
    }

    @Test func everyChangedByteIsNamed() throws {
        let bytes = try bundle(written(2))
        let headerEnd = 13 + BundleFormat.number(bigEndian: bytes[9..<13])
        for index in bytes.indices {
            var changed = bytes
            changed[index] ^= 1 << UInt8(index % 8)
            let refusal = refusal(changed)
            switch index {
            case 0..<8: #expect(refusal == .notABundle)
            case 8: #expect(refusal == .unknownVersion(changed[8]))
            case 9..<13: #expect(refusal != nil)
            case 13..<headerEnd: #expect([.headerAltered, .headerMalformed].contains(refusal), "byte \(index)")
            case headerEnd..<(headerEnd + 64): #expect(refusal == .headerAltered)
            default:
                let isLengthOfChunk = index < headerEnd + 64 + 4
                let isNamed = refusal == .altered(chunk: 0)
                #expect(isNamed || (isLengthOfChunk && refusal == .truncated(atByte: bytes.count)), "byte \(index)")
            }
        }
    }

    @Test func aChangedChunkIsNamedByItsNumberAndThoseBeforeAreGood() throws {
        var bytes = try bundle(written(8, byteCount: 30_000))
        bytes[bytes.count - 40_000] ^= 1
        var reader = bundleReader()
        var count = 0
        var refusal: BundleRefusal?
        for byte in stride(from: 0, to: bytes.count, by: 10_000) where refusal == nil {
            do throws(BundleRefusal) {
                count += try reader.push(Array(bytes[byte..<min(byte + 10_000, bytes.count)])).count
            } catch {
                refusal = error
            }
        }
        #expect(refusal == .altered(chunk: 3))
        #expect(count > 8)
    }

    @Test func chunksCannotBeSwappedOrDropped() throws {
        let bytes = try bundle(written(8, byteCount: 30_000))
        let front = 13 + BundleFormat.number(bigEndian: bytes[9..<13]) + 64
        let chunk = BundleFormat.chunkByteCount + SecretStream.chunkOverheadByteCount + 4
        let head = Array(bytes[..<front])
        let first = Array(bytes[front..<front + chunk])
        let second = Array(bytes[front + chunk..<front + 2 * chunk])
        let rest = Array(bytes[(front + 2 * chunk)...])
        #expect(refusal(head + second + first + rest) == .altered(chunk: 0))
        #expect(refusal(head + first + rest) == .altered(chunk: 1))
        #expect(refusal(head + first + first + second + rest) == .altered(chunk: 1))
        #expect(refusal(bytes + [0]) == .trailingBytes(atByte: bytes.count))
    }

    @Test func whoseItIsNotCannotReadIt() throws {
        let bytes = try bundle(written(1))
        let stranger = BoxKey(seed: seed("stranger"))
        #expect(refusal(bytes, bundleReader(key: stranger)) == .notForUs)
        #expect(refusal(bytes, bundleReader(DistrictID(.zero))) == .otherDistrict(town.district.id))
        let sender = town.counter.key.publicKey
        #expect(refusal(bytes, bundleReader(knows: { _ in false })) == .senderNotEnrolled(sender))
        #expect(refusal(Array("name,number\n".utf8)) == .notABundle)
    }

    @Test func recipientsAreLimitedAndUsable() throws {
        let key = reader.publicKey
        let write = { (recipients: [BoxPublicKey]) throws(BundleRefusal) in
            var writer = try BundleWriter(
                district: town.district.id,
                sender: town.counter.key,
                recipients: recipients,
                presupposed: Presupposed(),
                entropy: Entropy.seeded(seed("recipients"))
            )
            return writer.begin().count
        }
        #expect(try write(Array(repeating: key, count: 1_024)) < BundleFormat.headerByteLimit)
        #expect(throws: BundleRefusal.tooManyRecipients(count: 1_025, limit: 1_024)) {
            try write(Array(repeating: key, count: 1_025))
        }
        #expect(throws: BundleRefusal.keyOfSmallOrder(BoxPublicKey(.zero))) { try write([BoxPublicKey(.zero)]) }
    }

    @Test func aClosurePresupposesNothing() throws {
        var collector = PresupposedCollector()
        for entry in town.district.rootEntries { collector.add(entry) }
        for entry in try written(3) { collector.add(entry.entry) }
        #expect(collector.presupposed.isEmpty)
    }

    @Test func manyPresupposedEntriesComeInPieces() throws {
        let ids = (0..<9_000).map { EntryID(seed("\($0)")) }
        let items = try read(bundle([], presupposed: Presupposed(entries: ids, acts: [ActID(.zero)])))
        var entries: [EntryID] = []
        var acts: [ActID] = []
        for case .presupposed(let piece) in items {
            entries += piece.entries
            acts += piece.acts
        }
        #expect(entries == ids.sorted())
        #expect(acts == [ActID(.zero)])
    }

    // MARK: Import

    private func take(_ bytes: [UInt8], into store: TestStore) throws {
        for item in try read(bytes) {
            switch item {
            case .entry(let entry): _ = store.store([entry], [])
            case .disclosure(let disclosure): _ = store.store([], [disclosure])
            case .header, .presupposed, .trailer: break
            }
        }
    }

    /// What the store holds, as a bundle carries it.
    private func export(_ store: TestStore) throws -> [UInt8] {
        try bundle(store.entries.map { OutgoingVerified(entry: $0, disclosures: store.held(of: $0)) })
    }

    @Test func exportAndImportDoWhatASyncDoes() throws {
        try town.counter.write(5, for: education)
        try town.colleague.write(5, for: education)
        let twin = TestNode("hub", town.district, label: "twin")
        twin.learnAuthority()
        for node in [town.counter, town.colleague] {
            _ = try town.sync(node, town.hub)
            try take(export(node.store), into: twin.store)
        }
        #expect(twin.store.digests == town.hub.store.digests)
        #expect(twin.store.wanted() == town.hub.store.wanted())
        try take(export(town.counter.store), into: twin.store)
        #expect(twin.store.digests == town.hub.store.digests, "a second import changes nothing")
    }

    @Test func twoBundlesMayComeInAnyOrder() throws {
        let entries = try written(10)
        let (first, second) = (try bundle(Array(entries.prefix(5))), try bundle(Array(entries.suffix(5))))
        let inOrder = TestStore(town.district, own: town.hub.key.publicKey, knows: town.district.rootEntries)
        let turned = TestStore(town.district, own: town.hub.key.publicKey, knows: town.district.rootEntries)
        try take(first, into: inOrder)
        try take(second, into: inOrder)
        try take(second, into: turned)
        #expect(turned.entries.count == town.district.rootEntries.count)
        try take(first, into: turned)
        #expect(turned.digests == inOrder.digests)
        try take(second, into: turned)  // Its disclosures came too early the first time.
        #expect(turned.wanted() == inOrder.wanted())
    }
}
