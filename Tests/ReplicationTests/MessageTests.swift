import SignedLog
import Signing
import Testing

@testable import Replication

@Suite struct MessageTests {
    private static let signature = Signature(r: seed("r"), s: seed("s"))

    private static func mark(_ number: UInt64) -> LogMark {
        LogMark(epoch: Epoch(.zero), number: number, id: EntryID(seed("entry \(number)")))
    }

    private static func summary(_ name: String, _ audience: Audience, marks: Int = 1) -> LogSummary {
        LogSummary(
            log: LogID(seed(name)),
            author: PublicKey(seed("author")),
            audience: audience,
            tips: [mark(9)],
            beneath: (0..<marks).map { mark(UInt64($0)) },
            isWhole: true
        )
    }

    /// Something under every key.
    private static var fullTurn: Turn {
        var turn = Turn()
        turn.hello = Hello(district: seed("d"), all: seed("a"), wanted: 3, baseline: seed("b"))
        turn.audiences = [
            HeldAudience(audience: .district, digest: seed("1")), HeldAudience(audience: education, digest: seed("2")),
        ]
        turn.statements = [
            LogStatement(scope: .listed, logs: [summary("one", education), summary("two", .district)]),
            LogStatement(scope: .audience(education), after: LogID(.zero), logs: [summary("three", education)]),
            LogStatement(scope: .author(PublicKey(seed("author"))), through: LogID(seed("four")), logs: []),
            LogStatement(scope: .roots, logs: [summary("five", .district, marks: 40)]),
        ]
        turn.batch = TravelingBatch([1, 2, 3])
        turn.hasMore = true
        turn.isAhead = true
        turn.stored = StoreReport(admitted: 1, alreadyHeld: 2, early: 3, refused: 4, disclosures: 5)
        turn.wants = [WantedDisclosure(act: ActID(seed("act")), key: "holder/name")]
        turn.holdSeconds = 600
        turn.access = .stranger
        turn.setAside = [SetAsideListing(author: PublicKey(seed("author")), entries: 7)]
        return turn
    }

    static let messages: [SyncMessage] =
        [
            .open(district: DistrictID(seed("district")), dialer: PublicKey(seed("dialer")), nonce: seed("nonce")),
            .opened(responder: PublicKey(seed("responder")), nonce: seed("nonce"), signature: signature),
            .turn(responderNonce: seed("n1"), dialerNonce: seed("n2"), signature: signature, Turn()),
            .turn(responderNonce: seed("n1"), dialerNonce: seed("n2"), signature: signature, fullTurn),
            .answer(responderNonce: seed("n3"), signature: signature, fullTurn),
        ] + SyncRefusal.allCases.map { .refusal($0) }

    @Test(arguments: messages)
    func whatIsSaidIsHeard(message: SyncMessage) throws {
        #expect(try SyncMessage.decode(message.encoded()) == message)
    }

    @Test(arguments: messages)
    func everyTruncationIsRefused(message: SyncMessage) {
        let bytes = message.encoded()
        for count in 0..<bytes.count {
            #expect(throws: MessageRefusal.self) { try SyncMessage.decode(Array(bytes.prefix(count))) }
        }
        #expect(throws: MessageRefusal.trailingBytes(offset: bytes.count)) { try SyncMessage.decode(bytes + [0]) }
    }

    @Test(arguments: UInt64(0)..<300)
    func changedBytesAreHeardAsTheyAreOrRefused(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        var bytes = random.pick(Self.messages).encoded()
        for _ in 0..<(1 + random.number(below: 4)) {
            bytes[random.number(below: bytes.count)] = UInt8(truncatingIfNeeded: random.next())
        }
        guard let heard = try? SyncMessage.decode(bytes) else { return }
        #expect(heard.encoded() == bytes, "one message has one encoding")
    }

    private func turnBytes(control: CBORMap) -> [UInt8] {
        let parts: [CBOR] = [
            .int(1), .int(2), .bytes(seed("n1")), .bytes(seed("n2")), .bytes(Self.signature.array), .map(control),
            .bytes([UInt8]()),
        ]
        return parts.flatMap { $0.encoded() }
    }

    private func refusal(_ key: Int64, _ value: CBOR) -> MessageRefusal? {
        do {
            _ = try SyncMessage.decode(turnBytes(control: CBORMap([(.int(key), value)])))
            return nil
        } catch {
            return error
        }
    }

    @Test func everyPartHasItsShape() {
        #expect(refusal(0, .null) == .wrongShape(.control))
        #expect(refusal(11, .null) == .wrongShape(.control))
        #expect(refusal(1, .array([])) == .wrongShape(.hello))
        #expect(refusal(2, .int(1)) == .wrongShape(.audiences))
        #expect(refusal(3, .array([.array([])])) == .wrongShape(.statements))
        #expect(refusal(3, .array([.array([.array([.int(9)]), .null, .null, .array([])])])) == .wrongShape(.scope))
        #expect(refusal(4, .bool(false)) == .wrongShape(.control))
        #expect(refusal(5, .array([.int(-1), .int(0), .int(0), .int(0), .int(0)])) == .wrongShape(.stored))
        #expect(refusal(7, .int(0)) == .wrongShape(.hold))
        #expect(refusal(7, .int(601)) == .wrongShape(.hold))
        #expect(refusal(8, .int(0)) == .wrongShape(.access))
        #expect(refusal(8, .int(3)) == .wrongShape(.access))
        #expect(refusal(10, .int(0)) == .wrongShape(.batch))
        #expect(refusal(10, .int(1)) == .wrongShape(.batch))
    }

    @Test func listsAreSortedAndNameNothingTwice() {
        let one = WantedDisclosure(act: ActID(seed("act")), key: "a").item
        let two = WantedDisclosure(act: ActID(seed("act")), key: "b").item
        #expect(refusal(6, .array([one, two])) == nil)
        #expect(refusal(6, .array([two, one])) == .notSorted(.wants))
        #expect(refusal(6, .array([one, one])) == .notSorted(.wants))
        let digest = HeldAudience(audience: education, digest: .zero).item
        #expect(refusal(2, .array([digest, digest])) == .notSorted(.audiences))
    }

    @Test func limitsHoldOnBothSides() {
        let wants = { (count: Int) in
            CBOR.array((0..<count).map { WantedDisclosure(act: ActID(seed("\($0)")), key: "k") }.sorted().map(\.item))
        }
        #expect(refusal(6, wants(MessageLimit.wants)) == nil)
        let limit = MessageLimit.wants
        #expect(refusal(6, wants(limit + 1)) == .tooMany(.wants, count: limit + 1, limit: limit))
        let longKey = { (count: Int) in
            CBOR.array([WantedDisclosure(act: ActID(.zero), key: Text(String(repeating: "k", count: count))).item])
        }
        #expect(refusal(6, longKey(MessageLimit.wantKeyByteCount)) == nil)
        #expect(refusal(6, longKey(MessageLimit.wantKeyByteCount + 1)) == .wrongShape(.wants))
    }

    @Test func aMessageThatIsTooLargeIsRefusedBeforeItIsTakenApart() {
        let limit = MessageLimit.byteCount
        #expect(throws: MessageRefusal.tooLarge(nil, byteCount: limit + 1, limit: limit)) {
            try SyncMessage.decode([UInt8](repeating: 0, count: limit + 1))
        }
        let batch = { (count: Int) in
            var turn = Turn()
            turn.batch = TravelingBatch([UInt8](repeating: 0, count: count))
            return SyncMessage.answer(responderNonce: .zero, signature: Self.signature, turn).encoded()
        }
        #expect((try? SyncMessage.decode(batch(limit))) != nil)
        #expect(throws: MessageRefusal.tooLarge(.batch, byteCount: limit + 1, limit: limit)) {
            try SyncMessage.decode(batch(limit + 1))
        }
        let control = CBOR.array(Array(repeating: .int(0), count: MessageLimit.controlByteCount))
        let refused = refusal(1, control)
        let count = control.encoded().count + 2
        #expect(refused == .tooLarge(.control, byteCount: count, limit: MessageLimit.controlByteCount))
    }

    /// What a batch inflates to is told before it, and it is never inflated beyond that.
    @Test func aBatchInflatesToWhatItsTurnHasPromised() throws {
        var turn = Turn()
        let items = [UInt8](repeating: 0, count: 1_000_000)
        turn.batch = TravelingBatch(items)
        let deflated = turn.batch.deflated
        #expect(deflated.count < 5_000)
        #expect(try Turn(control: turn.control, deflated: deflated) == turn)
        #expect(try turn.batch.items() == items)
        for promised: UInt64 in [999_999, 1_000_001] {
            let batch = try TravelingBatch(deflated, byteCount: promised)
            #expect(throws: MessageRefusal.wrongShape(.batch)) { try batch.items() }
        }
        for (bytes, promised) in [(deflated, nil), (deflated, 0), ([], 1), ([], 0)] as [([UInt8], UInt64?)] {
            #expect(throws: MessageRefusal.wrongShape(.batch)) { try TravelingBatch(bytes, byteCount: promised) }
        }
    }

    /// The largest things that a writer says stay below what a reader takes.
    @Test func aWriterStaysBelowTheReadersLimits() throws {
        var turn = Turn()
        turn.audiences = (0..<MessageLimit.audiences).map { HeldAudience(audience: audience("\($0)"), digest: .zero) }
            .sorted { $0.audience < $1.audience }
        var writer = StatementWriter()
        writer.list((0..<2_000).map { Self.summary("\($0)", education, marks: 32) })
        turn.statements = writer.statements
        #expect(turn.statements.flatMap(\.logs).count < 2_000)
        let bytes = SyncMessage.answer(responderNonce: .zero, signature: Self.signature, turn).encoded()
        #expect(try SyncMessage.decode(bytes) == .answer(responderNonce: .zero, signature: Self.signature, turn))
    }

    @Test func statementsGoOnPageByPage() {
        let outlines = (0..<1_500).map { index in
            let marks = (0..<33).map { mark in
                EpochOutline(epoch: epoch("\(index) \(mark)"), tops: [Self.mark(1)])
            }
            return LogOutline(
                log: LogID(seed("\(index)")),
                author: PublicKey(.zero),
                audience: education,
                epochs: marks
            )
        }
        var pages = StatementPages(scopes: [.audience(education), .audience(health)])
        var told: [LogID] = []
        var count = 0
        while !pages.isEmpty, count < 20 {
            var writer = StatementWriter()
            pages = writer.state(pages, outlines)
            told += writer.statements.flatMap(\.logs).map(\.log)
            count += 1
        }
        #expect(told == outlines.map(\.log).sorted())
        #expect(count > 1)
    }

    @Test func aSequenceTellsItsItemsApart() throws {
        let town = try TestTown()
        var author = town.counter.author(education)
        let entry = try author.write()
        let single = try #require(entry.disclosures.first?.disclosures.first)
        let bytes = ItemSequence.parts(entry.outgoing).flatMap { $0 } + DisclosureCoding.encoded(single)
        var reader = ItemSequenceReader(bytes)
        #expect(try reader.next() == .entry(entry.entry.signed))
        #expect(try reader.next() == .disclosure(entry.disclosures[0]))
        #expect(try reader.next() == .disclosure(.single(single)))
        #expect(try reader.next() == nil)
        reader = ItemSequenceReader(entry.entry.acts[0].bytes)
        #expect(throws: MessageRefusal.strayAct) { try reader.next() }
        reader = ItemSequenceReader([0xa0])
        #expect(throws: MessageRefusal.wrongShape(.batch)) { try reader.next() }
    }

    /// An act beside its opening is shorter by its commitments, and verifies to the same entry with the same disclosure.
    @Test func anActTravelsWithoutTheCommitmentsThatItsOpeningMakes() throws {
        let town = try TestTown()
        var author = town.counter.author(education)
        let entry = try author.write()
        guard case .full(let full) = entry.disclosures[0] else { throw Unexpected() }
        let plain = ItemSequence.parts(entry.outgoing).flatMap { $0 }
        let packed = OutgoingEntry(signed: entry.entry.signed, openings: [0: full], disclosures: [])
        let bytes = ItemSequence.parts(packed).flatMap { $0 }
        // Two commitments of 34 bytes became one byte each, and the disclosure lost its act's id.
        #expect(bytes.count == plain.count - 2 * 33 - 34)
        var reader = ItemSequenceReader(bytes)
        guard case .entry(let arrived)? = try reader.next() else { throw Unexpected() }
        #expect(try reader.next() == nil)
        let verified = try arrived.verified(in: town.district.id)
        #expect(verified == entry.entry)
        #expect(verified.acts[0].disclosure == full)
    }

    @Test func anOpeningStandsBehindItsAct() throws {
        let town = try TestTown()
        var author = town.counter.author(education)
        let entry = try author.write().entry.signed
        let opening = CBOR.array([.bytes(Bytes16.zero), .map(CBORMap())]).encoded()
        for stray in [opening, entry.cose + opening, entry.encoded() + opening + opening] {
            var reader = ItemSequenceReader(stray)
            #expect(throws: MessageRefusal.strayOpening) { try reader.next() }
        }
        let large = CBOR.array([
            .bytes(Bytes16.zero),
            .map(CBORMap([(.text("k"), .bytes([UInt8](repeating: 0, count: ItemSequence.openingsByteLimit)))])),
        ]).encoded()
        var reader = ItemSequenceReader(entry.encoded() + large)
        #expect(throws: MessageRefusal.badItem(.disclosureTooLarge(byteCount: large.count))) { try reader.next() }
    }
}

private struct Unexpected: Error {}
