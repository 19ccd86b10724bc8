package import SignedLog

/// What a bundle's reader gives, in the order of the file.
package enum BundleItem: Hashable, Sendable {
    /// Signature, district and recipient have been checked.
    case header(BundleHeader)
    case presupposed(Presupposed)
    case entry(SignedEntry)
    case disclosure(AnyDisclosure)
    case trailer(BundleTrailer)
}

/// What the entries of a bundle refer to and the bundle does not contain. Empty: it contains its closure.
package struct Presupposed: Hashable, Sendable {
    /// Sorted.
    package let entries: [EntryID]
    /// Sorted. Of an act any one entry that carries it will do.
    package let acts: [ActID]

    package init(entries: some Sequence<EntryID> = [], acts: some Sequence<ActID> = []) {
        self.entries = entries.sorted().withoutRepeats()
        self.acts = acts.sorted().withoutRepeats()
    }

    package var isEmpty: Bool { entries.isEmpty && acts.isEmpty }
}

/// How much there was, at the end of a bundle.
package struct BundleTrailer: Hashable, Sendable {
    package let entries: UInt64
    package let disclosures: UInt64
}

/// Finds what entries presuppose: a first pass over what a bundle will contain, in causal order.
package struct PresupposedCollector: Sendable {
    private var entries: Set<EntryID> = []
    private var acts: Set<ActID> = []
    private var missingEntries: Set<EntryID> = []
    private var missingActs: Set<ActID> = []

    package init() {}

    package mutating func add(_ entry: VerifiedEntry) {
        let direct = entry.header.previous + entry.header.seen + entry.acts.flatMap(\.act.references)
        missingEntries.formUnion(direct.filter { !entries.contains($0) })
        for act in entry.acts { missingActs.formUnion(act.act.directActs.filter { !acts.contains($0) }) }
        entries.insert(entry.id)
        acts.formUnion(entry.acts.map(\.id))
    }

    package var presupposed: Presupposed {
        Presupposed(entries: missingEntries.subtracting(entries), acts: missingActs.subtracting(acts))
    }
}

/// Maps in the content: `{0: [* entry id], 1: [* act id]}` is what is presupposed, `{2: entries, 3: disclosures}` the
/// trailer.
enum BundleNote {
    case presupposed(Presupposed)
    case trailer(BundleTrailer)

    var item: CBOR {
        switch self {
        case .presupposed(let presupposed):
            let entries = CBOR.array(presupposed.entries.map { .bytes($0) })
            let acts = CBOR.array(presupposed.acts.map { .bytes($0) })
            return .map(CBORMap([(.int(0), entries), (.int(1), acts)]))
        case .trailer(let trailer):
            let entries = CBOR.int(Int64(clamping: trailer.entries))
            return .map(CBORMap([(.int(2), entries), (.int(3), .int(Int64(clamping: trailer.disclosures)))]))
        }
    }

    /// Nil if it is neither.
    init?(decoding bytes: [UInt8]) {
        guard let map = (try? CBOR.decode(bytes))?.asMap, map.count == 2 else { return nil }
        if let entries = map[0]?.asArray, let acts = map[1]?.asArray {
            let entryIDs = entries.compactMap(\.asBytes32)
            let actIDs = acts.compactMap(\.asBytes32)
            guard entryIDs.count == entries.count, actIDs.count == acts.count else { return nil }
            self = .presupposed(
                Presupposed(entries: entryIDs.map { EntryID($0) }, acts: actIDs.map { ActID($0) })
            )
        } else if let entries = map[2]?.asUInt, let disclosures = map[3]?.asUInt {
            self = .trailer(BundleTrailer(entries: entries, disclosures: disclosures))
        } else {
            return nil
        }
    }

    init(_ presupposed: Presupposed) { self = .presupposed(presupposed) }

    init(_ trailer: BundleTrailer) { self = .trailer(trailer) }
}

extension Presupposed {
    /// Itself in pieces that fit into one item each.
    var pieces: [Presupposed] {
        let size = BundleFormat.presupposedPerItem
        let entryPieces = stride(from: 0, to: entries.count, by: size).map { start in
            Presupposed(entries: entries[start..<min(start + size, entries.count)])
        }
        let actPieces = stride(from: 0, to: acts.count, by: size).map { start in
            Presupposed(acts: acts[start..<min(start + size, acts.count)])
        }
        return entryPieces + actPieces
    }
}
