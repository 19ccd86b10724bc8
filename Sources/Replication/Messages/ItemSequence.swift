package import SignedLog

/// An entry on its way out, with all of its disclosures that are held.
package struct OutgoingEntry: Hashable, Sendable {
    package let signed: SignedEntry
    /// Go along with their acts, whose places are the keys; those acts travel without commitments.
    package let openings: [Int: FullDisclosure]
    package let disclosures: [AnyDisclosure]

    package init(signed: SignedEntry, openings: [Int: FullDisclosure] = [:], disclosures: [AnyDisclosure]) {
        (self.signed, self.openings, self.disclosures) = (signed, openings, disclosures)
    }
}

/// Entries and disclosures as one CBOR sequence (RFC 8742): each entry as its COSE_Sign1 and its acts, each disclosure
/// as `docs/formats/commitment.md` has it. Messages, bundles and exports carry the same items; in messages alone acts
/// have their openings behind them.
package enum ItemSequence {
    /// Bytes of the openings that go along with the acts of one entry, so that it fits a message with all its acts.
    static let openingsByteLimit = 2 * 1024 * 1024

    /// The encoded parts of an entry, to be put one behind the other: the entry with its acts, then each disclosure.
    package static func parts(_ entry: OutgoingEntry, by workers: Workers = .one) -> [[UInt8]] {
        let openings = fitting(entry.openings)
        let signed = entry.signed.packed(with: openings.mapValues { ActOpening($0) }, by: workers)
        let alone = entry.openings.filter { signed.openings[$0.key] == nil }.sorted { $0.key < $1.key }
        return [signed.encoded()] + alone.map { encoded(.full($0.value)) } + entry.disclosures.map(encoded)
    }

    /// The first of them, as many as may go along.
    private static func fitting(_ openings: [Int: FullDisclosure]) -> [Int: FullDisclosure] {
        var byteCount = openings.values.reduce(0) { $0 + DisclosureCoding.byteCount($1) }
        if byteCount <= openingsByteLimit { return openings }
        var fitting = openings
        for (place, opening) in openings.sorted(by: { $0.key > $1.key }) where byteCount > openingsByteLimit {
            fitting[place] = nil
            byteCount -= DisclosureCoding.byteCount(opening)
        }
        return fitting
    }

    package static func encoded(_ disclosure: AnyDisclosure) -> [UInt8] {
        switch disclosure {
        case .full(let disclosure): DisclosureCoding.encoded(disclosure)
        case .single(let disclosure): DisclosureCoding.encoded(disclosure)
        }
    }
}

/// One item of the sequence, parsed; nothing in it has been checked.
package enum SequenceItem: Hashable, Sendable {
    case entry(SignedEntry)
    case disclosure(AnyDisclosure)
}

/// Tells the items of the sequence apart as they come, and puts entries together from their parts. Holds at most one
/// entry, whose acts are bounded as ``SignedEntry`` bounds them.
struct ItemAssembler {
    private var cose: [UInt8]?
    private var acts: [[UInt8]] = []
    private var openings: [Int: ActOpening] = [:]
    private var actsByteCount = 0
    private var openingsByteCount = 0

    enum Shape {
        case cose, act, opening, disclosure, map, unknown
    }

    /// Takes up the bytes of the next item; gives what is complete by now, in order.
    mutating func push(_ item: [UInt8]) throws(MessageRefusal) -> [SequenceItem] {
        switch Self.shape(item) {
        case .cose:
            let before = try finish()
            cose = item
            return before
        case .act:
            try pushAct(item)
            return []
        case .opening:
            try pushOpening(item)
            return []
        case .disclosure:
            let before = try finish()
            do { return before + [.disclosure(try DisclosureCoding.decode(item))] } catch { throw .badItem(error) }
        case .map, .unknown:
            throw .wrongShape(.batch)
        }
    }

    /// The entry that is still open, if there is one: nothing follows it.
    mutating func finish() throws(MessageRefusal) -> [SequenceItem] {
        guard let cose else { return [] }
        defer { self = ItemAssembler() }
        do { return [.entry(try SignedEntry(cose: cose, acts: acts, openings: openings))] } catch {
            throw .badItem(error)
        }
    }

    private mutating func pushAct(_ act: [UInt8]) throws(MessageRefusal) {
        guard cose != nil else { throw .strayAct }
        actsByteCount += act.count
        guard actsByteCount <= SignedEntry.actsByteLimit else {
            throw .badItem(.actsTooLarge(byteCount: actsByteCount))
        }
        guard acts.count < EntryHeader.actLimit else {
            throw .badItem(.listTooLong(.count, count: acts.count + 1, limit: EntryHeader.actLimit))
        }
        acts.append(act)
    }

    /// Of the act that came last.
    private mutating func pushOpening(_ item: [UInt8]) throws(MessageRefusal) {
        guard !acts.isEmpty, openings[acts.count - 1] == nil else { throw .strayOpening }
        openingsByteCount += item.count
        guard openingsByteCount <= ItemSequence.openingsByteLimit else {
            throw .badItem(.disclosureTooLarge(byteCount: openingsByteCount))
        }
        do { openings[acts.count - 1] = try ActOpening.decode(item) } catch { throw .badItem(error) }
    }

    /// Acts are arrays of seven, their openings of two, full disclosures of three; of the arrays of four a COSE_Sign1
    /// has a map in second place, a disclosure of one field a text.
    static func shape(_ item: [UInt8]) -> Shape {
        switch item.first {
        case 0x87: .act
        case 0x82: .opening
        case 0x83: .disclosure
        case 0x84: secondIsText(item) ? .disclosure : .cose
        case .some(0xa0...0xbb): .map
        case nil, .some: .unknown
        }
    }

    private static func secondIsText(_ item: [UInt8]) -> Bool {
        // An act id is a byte string of 32: two bytes of head and its content; the second item begins behind.
        item.count > 35 && item[1] == 0x58 && item[2] == 0x20 && item[35] >> 5 == 3
    }
}

/// Reads a whole sequence of entries and disclosures, as a message or an export carries it.
package struct ItemSequenceReader: Sendable {
    private var items: CBORReader
    private var assembler = ItemAssembler()
    private var ready: [SequenceItem] = []
    private var readyIndex = 0

    package init(_ bytes: [UInt8]) {
        items = CBORReader(bytes)
    }

    /// The next item, nil at the end. After a refusal the rest is lost.
    package mutating func next() throws(MessageRefusal) -> SequenceItem? {
        while readyIndex == ready.count {
            guard let bytes = try nextBytes() else {
                ready = try assembler.finish()
                readyIndex = 0
                if ready.isEmpty { return nil }
                break
            }
            ready = try assembler.push(bytes)
            readyIndex = 0
        }
        defer { readyIndex += 1 }
        return ready[readyIndex]
    }

    private mutating func nextBytes() throws(MessageRefusal) -> [UInt8]? {
        do { return try items.nextItemBytes() } catch { throw .notCBOR(.batch, error) }
    }
}

extension ItemAssembler: Sendable {}
