import TinyVerifier

/// The part of a set from which authority follows: what is for the whole district and is signed by a key that some
/// genesis or rotation, of the chain or not, names; and these.
struct NaiveRoots: Hashable {
    let genesis: PlainEntry
    /// Root and recovery keys.
    let keys: Set<ID>
    let entries: Set<ID>

    init(of set: PlainSet) {
        genesis = set.genesis
        let namings = [0, 1].reduce(into: Set<ID>()) { $0.formUnion(set.entriesOfKind[$1] ?? []) }
        let acts = namings.compactMap { set.entries[$0] }.flatMap(\.acts).filter { $0.kind <= 1 }
        let keys = Set(acts.flatMap { [$0.body[100]?.id, $0.body[101]?.id].compactMap(\.self) })
        let signed = keys.reduce(into: Set<ID>()) { $0.formUnion(set.entriesOfAuthor[$1] ?? []) }
        self.keys = keys
        entries = signed.filter { set.entries[$0]?.audience.isEmpty == true }
    }

    static func == (left: NaiveRoots, right: NaiveRoots) -> Bool {
        left.keys == right.keys && left.entries == right.entries
    }

    func hash(into hasher: inout Hasher) { hasher.combine(entries) }
}
