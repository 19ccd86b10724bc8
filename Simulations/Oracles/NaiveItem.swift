import TinyVerifier

/// The catalogue item that a content act names, as the act's entry had seen it: rules 5 to 7 of
/// `docs/formats/catalogue-acts.md`. Whether a submission keeps rules 1 to 4 is taken for given.
struct NaiveItem {
    private typealias Word = (act: PlainAct, entry: PlainEntry)

    private let district: NaiveDistrict
    private let approvals: [Word]
    private let retirements: [Word]

    private var pasts: NaivePasts { district.authority.pasts }

    private init(_ item: ID, at past: Set<ID>, in district: NaiveDistrict) {
        self.district = district
        let words = { (kind: UInt64) in
            district.authority.rootActs(kind, in: past).filter { $0.act.document == item }
        }
        retirements = words(7)
        let pasts = district.authority.pasts
        let valid = words(6).filter { Self.isValid($0.act, in: district) }
        approvals = valid.filter { one in
            valid.allSatisfy { !pasts.isBefore($0.entry, one.entry) || Self.version($0) < Self.version(one) }
        }
    }

    private static func version(_ word: Word) -> UInt64 { word.act.body[1]?.unsigned ?? 0 }

    /// Of a submission among its parents, with its version, by a node of the office that it names.
    private static func isValid(_ approval: PlainAct, in district: NaiveDistrict) -> Bool {
        guard let id = approval.body[100]?.id, approval.parents.contains(id), let submission = district.set.acts[id],
            submission.kind == 11, submission.document == approval.document,
            let version = approval.body[1]?.unsigned, submission.body[1]?.unsigned == version,
            let office = submission.body[102]?.id,
            let carrier = district.set.carriers[id]?.first.map(district.authority.pasts.entry),
            let node = district.enrollment(of: carrier)
        else { return false }
        let past = district.authority.pasts.rootPast(carrier.seen)
        return district.authority.answering(for: office, at: past).contains(node.office)
    }

    private func isLast(_ word: Word, of words: [Word]) -> Bool {
        !words.contains { $0.act.id != word.act.id && pasts.isBefore(word.entry, $0.entry) }
    }

    private var isRetired: Bool { retirements.contains { isLast($0, of: approvals + retirements) } }

    /// The last approval, whether or not a retirement came later; of several the smallest act id.
    private var current: Word? { approvals.filter { isLast($0, of: approvals) }.min { $0.act.id < $1.act.id } }

    static func isCurrent(for act: PlainAct, in district: NaiveDistrict) -> Bool {
        guard let named = act.body[5]?.id, let carrier = district.set.carriers[act.id]?.first else { return false }
        let entry = district.authority.pasts.entry(carrier)
        let item = NaiveItem(named, at: district.authority.pasts.rootPast(entry.seen), in: district)
        guard let current = item.current, act.body[6]?.unsigned == version(current) else { return false }
        let office = current.act.body[100]?.id.flatMap { district.set.acts[$0]?.body[102]?.id }
        return office == entry.audience[0] && !(item.isRetired && act.kind == 100)
    }
}
