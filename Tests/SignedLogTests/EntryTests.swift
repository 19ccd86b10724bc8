import SignedLog
import Signing
import Testing

@Suite struct EntryTests {
    /// What a test changes in an entry that would be right, and what is said then.
    struct Broken: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let refusal: EntryRefusal
        let change: @Sendable (inout RawEntry) -> Void

        init(_ name: String, _ refusal: EntryRefusal, _ change: @escaping @Sendable (inout RawEntry) -> Void) {
            testDescription = name
            self.refusal = refusal
            self.change = change
        }
    }

    private static func ids(_ count: Int) -> CBOR {
        .array((0..<count).map { bytes32($0) }.sorted().map { .bytes($0) })
    }

    private static let swapped = CBOR.array([bytes32(1), bytes32(2)].sorted(by: >).map { .bytes($0) })
    private static let alice = key(103).publicKey

    static let broken: [Broken] = [
        Broken("another version", .upgradeNeeded(.headerVersion(2))) { $0.version = .int(2) },
        Broken("another version, longer", .upgradeNeeded(.headerVersion(2))) {
            $0.version = .int(2)
            $0.payloadSuffix = [.null]
        },
        Broken("no version", .wrongShape(.payload)) { $0.version = .null },
        Broken("ten items", .wrongShape(.payload)) { $0.payloadSuffix = [.null] },
        Broken("another algorithm", .upgradeNeeded(.algorithm(-7))) { $0.algorithm = .int(-7) },
        Broken("algorithm by name", .wrongShape(.protected)) { $0.algorithm = .text("EdDSA") },
        Broken("one more protected", .wrongShape(.protected)) { $0.moreProtected = [(.int(3), .int(0))] },
        Broken("something unprotected", .wrongShape(.unprotected)) {
            $0.unprotected = .map(CBORMap([(.int(4), .bytes([1]))]))
        },
        Broken("short signature", .wrongShape(.signature)) { $0.signature = .bytes([1]) },
        Broken("audience not sorted", .listNotSorted(.audience)) { $0.audience = swapped },
        Broken("audience twice", .listNotSorted(.audience)) {
            $0.audience = .array([.bytes(bytes32(1)), .bytes(bytes32(1))])
        },
        Broken("audience too long", .listTooLong(.audience, count: 65, limit: 64)) { $0.audience = ids(65) },
        Broken("epoch of 15 bytes", .wrongShape(.epoch)) { $0.epoch = .bytes([UInt8](repeating: 0, count: 15)) },
        Broken("negative number", .wrongShape(.number)) { $0.number = .int(-1) },
        Broken("previous not sorted", .listNotSorted(.previous)) { $0.previous = swapped },
        Broken("previous too long", .listTooLong(.previous, count: 65, limit: 64)) { $0.previous = ids(65) },
        Broken("seen not sorted", .listNotSorted(.seen)) { $0.seen = swapped },
        Broken("seen too long", .listTooLong(.seen, count: 65, limit: 64)) { $0.seen = ids(65) },
        Broken("seen of short ids", .wrongShape(.seen)) { $0.seen = .array([.bytes([1])]) },
        Broken("negative time", .wrongShape(.time)) { $0.time = .int(-1) },
        Broken("time as text", .wrongShape(.time)) { $0.time = .text("now") },
        Broken("no acts", .wrongShape(.count)) { $0.acts = [] },
        Broken("4097 acts", .wrongShape(.count)) { $0.count = .int(4097) },
        Broken("one act more than said", .actCount(declared: 1, found: 2)) {
            $0.count = .int(1)
            $0.acts.append(Act.note(2).encoded())
        },
        Broken("one act less than said", .actCount(declared: 2, found: 1)) { $0.count = .int(2) },
        Broken("short root", .wrongShape(.root)) { $0.root = .bytes([1]) },
        Broken("two previous within an epoch", .previousCount(2)) {
            $0.number = .int(1)
            $0.previous = ids(2)
        },
        Broken("no previous within an epoch", .previousCount(0)) { $0.number = .int(1) },
        Broken("an act that is none", .wrongShape(.act)) { $0.acts = [[0xf6]] },
        Broken("an act that is not CBOR", .actNotCBOR(.trailingBytes(offset: 1))) { $0.acts = [[0xf6, 0xf6]] },
        Broken("a large act", .actTooLarge(byteCount: 65537)) { $0.acts = [[UInt8](repeating: 0, count: 65537)] },
        Broken("signature by another", .signatureInvalid(author: alice)) {
            $0.signature = .bytes(key(104).sign($0.signedBytes).array)
        },
        Broken("signature of another district", .signatureInvalid(author: alice)) {
            var other = $0
            other.district = DistrictID(bytes32(1))
            $0.signature = .bytes(key(103).sign(other.signedBytes).array)
        },
    ]

    @Test(arguments: broken)
    func brokenEntryIsRefusedByName(row: Broken) throws {
        var raw = try World().raw()
        row.change(&raw)
        let entry = raw
        #expect(throws: row.refusal) { try entry.verified() }
    }

    @Test func idsAreThoseOfThePage() throws {
        let raw = try World().raw([.note(1), .note(2), .note(3)])
        let entry = try raw.verified()
        #expect(entry.id == raw.id)
        #expect(entry.acts.map(\.id.bytes) == raw.acts.map(raw.leaf))
        #expect(entry.header.root == RawEntry.tree(raw.acts.map(raw.leaf)))
        let log = CBOR.array([.text("hefu/log/1"), .bytes(raw.district), raw.author, raw.audience])
        #expect(entry.log.bytes == SHA256.digest(log.encoded()))
        #expect(entry.acts[0].document == DocumentID(founding: entry.acts[0].id))
        #expect(entry.signed.cose == raw.cose)
    }

    @Test func actTwiceIsRefused() throws {
        let raw = try World().raw([.note(1), .note(1)])
        #expect(throws: EntryRefusal.actTwice(ActID(raw.leaf(raw.acts[0])))) { try raw.verified() }
    }

    @Test func rootOfOtherActsIsRefused() throws {
        var raw = try World().raw()
        raw.root = .bytes(bytes32(1))
        let entry = raw
        let computed = entry.leaf(entry.acts[0])
        #expect(throws: EntryRefusal.rootMismatch(declared: bytes32(1), computed: computed)) { try entry.verified() }
    }

    @Test func garbageIsNotCBOR() {
        #expect(throws: EntryRefusal.notCBOR(.cose, .truncated(offset: 0))) { try SignedEntry(cose: [], acts: []) }
        #expect(throws: EntryRefusal.wrongShape(.cose)) { try SignedEntry(cose: [0xf6], acts: []) }
        let large = [UInt8](repeating: 0, count: 8193)
        #expect(throws: EntryRefusal.entryTooLarge(byteCount: 8193)) { try SignedEntry(cose: large, acts: []) }
    }

    @Test func headerWithAllListsFullFits() throws {
        var raw = try World().raw()
        raw.audience = Self.ids(64)
        raw.previous = Self.ids(64)
        raw.seen = Self.ids(64)
        let header = try raw.verified().header
        #expect(header.audience.offices.count == 64)
        #expect(header.previous.count == 64)
        #expect(header.seen.count == 64)
    }

    @Test func fourMegabytesOfActsFitAndOneByteMoreDoesNot() throws {
        var raw = try World().raw()
        let acts = (0..<64).map { number in Self.act(number, byteCount: Act.byteLimit) }
        raw.acts = acts
        #expect(try raw.verified().acts.count == 64)
        raw.acts = acts.dropLast() + [Self.act(63, byteCount: Act.byteLimit - 256), Self.act(64, byteCount: 257)]
        let entry = raw
        let byteCount = SignedEntry.actsByteLimit + 1
        #expect(throws: EntryRefusal.actsTooLarge(byteCount: byteCount)) { try entry.signed() }
    }

    private static func act(_ number: Int, byteCount: Int) -> [UInt8] {
        let act = { (size: Int) in
            Act(
                kind: 999,
                isCritical: false,
                subject: .founding(nonce: bytes16(number)),
                body: CBORMap([(.int(1), .bytes([UInt8](repeating: 0, count: size)))])
            ).encoded()
        }
        let first = act(byteCount - 40).count
        return act(byteCount - 40 - (first - byteCount))
    }

    @Test func textsOfSequencesComeBackAsEntries() throws {
        let world = try World()
        let entries = [world.genesis, world.enrollment, try world.raw([.note(1), .note(2)]).verified()]
        let bytes = entries.flatMap { $0.signed.encoded() }
        var reader = EntrySequenceReader(bytes)
        var read: [VerifiedEntry] = []
        while let entry = try reader.next() { read.append(try entry.verified(in: world.district)) }
        #expect(read == entries)
        #expect(reader.isAtEnd)
        #expect(try SignedEntry.decode(entries[1].signed.encoded()) == entries[1].signed)
    }

    @Test func sequenceThatEndsEarlyIsRefused() throws {
        let bytes = try World().raw([.note(1), .note(2)]).signed().encoded()
        let act = Act.note(2).encoded()
        #expect(throws: EntryRefusal.actCount(declared: 2, found: 1)) {
            try SignedEntry.decode(Array(bytes.dropLast(act.count)))
        }
        let start = bytes.count - act.count
        #expect(throws: EntryRefusal.notCBOR(.act, .truncated(offset: start + act.count - 1))) {
            try SignedEntry.decode(Array(bytes.dropLast()))
        }
        #expect(throws: EntryRefusal.notCBOR(.cose, .trailingBytes(offset: bytes.count))) {
            try SignedEntry.decode(bytes + [0])
        }
        #expect(throws: EntryRefusal.notCBOR(.cose, .truncated(offset: 0))) { try SignedEntry.decode([]) }
    }
}

@Suite struct GenesisTests {
    @Test func genesisNamesItsDistrict() throws {
        let world = try World()
        #expect(try world.genesis.signed.verifiedGenesis() == world.genesis)
        #expect(try world.genesis.signed.verified(in: world.district) == world.genesis)
        #expect(world.genesis.log == LogID(district: .none, author: world.rootKey.publicKey, audience: .district))
    }

    @Test func genesisOfAnotherDistrictIsRefused() throws {
        let world = try World()
        #expect(throws: EntryRefusal.otherDistrict(world.district)) {
            try world.genesis.signed.verified(in: DistrictID(bytes32(1)))
        }
        #expect(throws: EntryRefusal.otherDistrict(world.district)) {
            try SignedHeader(cose: world.genesis.signed.cose, in: DistrictID(bytes32(1)))
        }
    }

    @Test func genesisByAnotherKeyThanItNamesIsRefused() throws {
        let world = try World()
        #expect(throws: EntryRefusal.notGenesis) {
            try LogWriter.genesis(
                draft: .genesis(root: world.rootKey, recovery: world.recoveryKey),
                key: world.alice,
                epoch: Epoch(bytes16(1)),
                time: nil
            )
        }
    }

    @Test func nothingElseOpensADistrict() throws {
        let world = try World()
        #expect(throws: EntryRefusal.notGenesis) { try world.enrollment.signed.verifiedGenesis() }
        let note = RawEntry(key: world.alice, district: .none, acts: [Act.note(1).encoded()])
        #expect(throws: EntryRefusal.notGenesis) { try note.signed().verifiedGenesis() }
        let two = RawEntry(key: world.alice, district: .none, acts: [1, 2].map { Act.note($0).encoded() })
        #expect(throws: EntryRefusal.notGenesis) { try two.signed().verifiedGenesis() }
    }
}

@Suite struct ForkTests {
    @Test func twoHeadersOfOnePlaceAreAForkEitherWay() throws {
        let world = try World()
        let headers = try [world.raw([.note(1)]), world.raw([.note(2)])].map { raw in
            try SignedHeader(cose: raw.cose, in: world.district)
        }
        let fork = try #require(Fork(headers[0], headers[1]))
        #expect(fork == Fork(headers[1], headers[0]))
        #expect(fork.first.id < fork.second.id)
        #expect(fork.epoch == Epoch(bytes16(1)))
        #expect(
            fork.log
                == LogID(district: world.district, author: world.alice.publicKey, audience: Audience([world.office]))
        )
        #expect(headers[0] == SignedHeader(try world.raw([.note(1)]).verified()))
    }

    @Test func otherPairsAreNoFork() throws {
        let world = try World()
        let header = { (change: (inout RawEntry) -> Void) throws -> SignedHeader in
            var raw = world.raw()
            change(&raw)
            return try SignedHeader(cose: raw.cose, in: world.district)
        }
        let one = try header { _ in }
        #expect(Fork(one, one) == nil)
        #expect(Fork(one, try header { $0.epoch = .bytes(bytes16(2)) }) == nil)
        #expect(Fork(one, try header { $0.number = .int(1) }) == nil)
        #expect(Fork(one, try header { $0.key = world.bob }) == nil)
        #expect(Fork(one, try header { $0.set(audience: [world.otherOffice]) }) == nil)
    }

    @Test func headerWithoutItsSignatureProvesNothing() throws {
        let world = try World()
        var raw = world.raw()
        raw.signature = .bytes([UInt8](repeating: 0, count: 64))
        let cose = raw.cose
        #expect(throws: EntryRefusal.signatureInvalid(author: world.alice.publicKey)) {
            try SignedHeader(cose: cose, in: world.district)
        }
    }
}
