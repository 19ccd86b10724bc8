import TinyVerifier

/// The fold of one license, computed a second time by the words of `docs/formats/fold.md`: every day judged alone. Of what
/// `docs/formats/license-acts.md` demands of the shape of an act, only what a fold cannot do without is looked at; the
/// rest is taken for given.
///
/// A class, because each answer about an act is kept once it is known.
final class NaiveLicense {
    /// All that it follows from: two licenses on one ground show the same, whatever else their districts hold.
    struct Ground: Hashable {
        let document: ID
        let acts: Set<ID>
        let counting: Set<ID>
        let authority: NaiveAuthority.Ground
    }

    struct Shown: Hashable, Sendable {
        /// As the state is named in `docs/formats/fold.md`.
        let state: String
        let inForce: ID?
        /// Larger version first, then smaller act id; empty if there is but one.
        let rivals: [ID]
    }

    let document: ID
    let district: NaiveDistrict
    /// What is set aside is not handed in.
    private let acts: [ID: PlainAct]

    static let contents: Set<UInt64> = [100, 101, 102, 103]
    static let endings: Set<UInt64> = [106, 107, 108, 109]
    private static let (settle, suspend, reinstate): (UInt64, UInt64, UInt64) = (103, 104, 105)
    private static let (cancel, annul, correct, erase): (UInt64, UInt64, UInt64, UInt64) = (107, 109, 110, 111)
    private static let (apply, refuse): (UInt64, UInt64) = (113, 114)
    /// Those that say nothing without a legal date.
    private static let dated = endings.union([suspend, reinstate, apply, refuse])

    private var ancestorMemory: [ID: Set<ID>] = [:]
    private var validity: [ID: Bool] = [:]
    private var effects: [ID: Bool] = [:]

    /// Nil if its founding act is not at hand, or is not one of a license.
    init?(_ document: ID, in district: NaiveDistrict) {
        self.document = document
        self.district = district
        let set = district.set
        let kept = (set.actsOfDocument[document] ?? []).filter { act in
            (set.carriers[act] ?? []).contains { district.kept.contains($0) }
        }
        acts = kept.reduce(into: [:]) { $0[$1] = set.acts[$1] }
        guard acts[document]?.kind == 100 else { return nil }
    }

    var ground: Ground {
        Ground(
            document: document,
            acts: Set(acts.keys),
            counting: Set(acts.keys.filter { district.counts(act: $0) }),
            authority: district.authority.ground
        )
    }

    private func act(_ id: ID) -> PlainAct {
        guard let act = acts[id] else { preconditionFailure("an act of another document") }
        return act
    }

    private func ancestors(_ id: ID) -> Set<ID> {
        if let known = ancestorMemory[id] { return known }
        let found = act(id).parents.reduce(into: Set<ID>()) { $0.formUnion(ancestors($1).union([$1])) }
        ancestorMemory[id] = found
        return found
    }

    private func descends(_ later: ID, from earlier: ID) -> Bool { ancestors(later).contains(earlier) }

    private func dated(_ id: ID) -> UInt64 { act(id).body[4]?.unsigned ?? 0 }

    private func version(_ id: ID) -> UInt64 { act(id).body[1]?.unsigned ?? 0 }

    // Rule 1.

    private enum Competence { case own, superior, none }

    private func competence(_ id: ID) -> Competence {
        guard let carrier = district.set.carriers[id]?.first.map(district.authority.pasts.entry),
            carrier.audience.count == 1, let node = district.enrollment(of: carrier)
        else { return .none }
        let past = district.authority.pasts.rootPast(carrier.seen)
        if district.authority.answering(for: carrier.audience[0], at: past).contains(node.office) { return .own }
        return district.authority.isDistrictOffice(node.office, at: past) ? .superior : .none
    }

    private func isValid(_ id: ID) -> Bool {
        if let known = validity[id] { return known }
        let found = judge(id)
        validity[id] = found
        return found
    }

    private func judge(_ id: ID) -> Bool {
        let act = act(id)
        let isOpen = [Self.annul, Self.correct, Self.erase].contains(act.kind)
        switch competence(id) {
        case .none: return false
        case .superior: guard isOpen else { return false }
        case .own: break
        }
        if 100...122 ~= act.kind { guard act.isCritical == (act.kind < Self.erase) else { return false } }
        if Self.dated.contains(act.kind), act.body[4]?.unsigned == nil { return false }
        if Self.contents.contains(act.kind) { return isValidContent(id) }
        if act.kind == Self.correct { return namesRightly(id) }
        if act.kind == Self.cancel, let named = act.body[14]?.id {
            return ancestors(id).contains(named) && Self.endings.contains(self.act(named).kind)
        }
        return true
    }

    private func isValidContent(_ id: ID) -> Bool {
        guard NaiveItem.isCurrent(for: act(id), in: district) else { return false }
        let isBackFile = act(id).about[5] != nil
        if act(id).kind == 100 { return version(id) == 1 || isBackFile }
        let before = ancestors(id).filter { Self.contents.contains(act($0).kind) && isValid($0) }
        guard let largest = before.map(version).max(), version(id) == largest + 1 else { return false }
        return act(id).kind == Self.settle
            || before.contains { one in before.allSatisfy { $0 == one || descends(one, from: $0) } }
    }

    private func namesRightly(_ id: ID) -> Bool {
        guard let targets = act(id).body[12]?.ids, act(id).body[13] != nil else { return false }
        return targets.allSatisfy { target in
            guard ancestors(id).contains(target) else { return false }
            guard competence(id) == .superior else { return competence(target) == .own }
            return competence(target) == .superior && act(target).kind == Self.annul
        }
    }

    // Rules 2 and 3.

    private func isDropped(_ id: ID) -> Bool {
        acts.contains { other, act in
            act.kind == Self.correct && act.body[12]?.ids?.contains(id) == true && isInEffect(other)
        }
    }

    private func isInEffect(_ id: ID) -> Bool {
        if let known = effects[id] { return known }
        let isWithout = !isValid(id) || !district.counts(act: id) || isDropped(id)
        let found = !isWithout && (act(id).kind != Self.cancel || act(id).body[14]?.id.map(isInEffect) ?? true)
        effects[id] = found
        return found
    }

    private func inEffect(_ kinds: Set<UInt64>) -> [ID] {
        acts.filter { kinds.contains($0.value.kind) && isInEffect($0.key) }.keys.sorted()
    }

    private func inForce(on day: UInt64) -> [ID] {
        let reached = inEffect(Self.contents).filter { dated($0) <= day }
        return reached.filter { one in !reached.contains { descends($0, from: one) } }.sorted {
            version($0) != version($1) ? version($0) > version($1) : $0 < $1
        }
    }

    // Rules 4 to 6.

    /// - Parameter day: yyyymmdd.
    func shown(on day: UInt64) -> Shown {
        let isVoid = !isValid(document) || isDropped(document)
        let inForce = inForce(on: day)
        let state = state(on: day, inForce.first, isVoid: isVoid)
        let isEnded = ending(on: day) != nil
        return Shown(
            state: state,
            inForce: isVoid ? nil : inForce.first,
            rivals: isVoid || isEnded || inForce.count < 2 ? [] : inForce
        )
    }

    private func state(on day: UInt64, _ shown: ID?, isVoid: Bool) -> String {
        let isUnknown = acts.contains { id, act in
            act.isCritical && !(100...122).contains(act.kind) && isInEffect(id)
        }
        if isUnknown { return "cannot-be-judged" }
        if isVoid { return "void" }
        if !district.counts(act: document) { return "held" }
        guard let shown else { return "not-yet-in-force" }
        if let ending = ending(on: day) {
            return [106: "withdrawn", 107: "cancelled", 108: "revoked", 109: "annulled"][act(ending).kind] ?? ""
        }
        if isSuspended(on: day) { return "suspended" }
        guard let last = act(shown).body[8]?.unsigned, last < day, !isKeptAlive(on: day, until: last) else {
            return "valid"
        }
        return "expired"
    }

    private func ending(on day: UInt64) -> ID? {
        let named = inEffect(Self.endings).filter { act($0).kind != Self.cancel || act($0).body[14] == nil }
        let annulments = named.filter { act($0).kind == Self.annul }
        let beginning = (inEffect(Self.contents) + annulments + [document]).map(dated).min() ?? 0
        let reached = named.filter { (act($0).kind == Self.annul ? beginning : dated($0)) <= day }
        let ranks: [UInt64: Int] = [109: 4, 108: 3, 106: 2, 107: 1]
        return reached.min { one, other in
            let (first, second) = (ranks[act(one).kind] ?? 0, ranks[act(other).kind] ?? 0)
            if first != second { return first > second }
            return dated(one) != dated(other) ? dated(one) < dated(other) : one < other
        }
    }

    private func isSuspended(on day: UInt64) -> Bool {
        inEffect([Self.suspend]).contains { id in
            let ends = inEffect([Self.reinstate]).filter { descends($0, from: id) }.map(dated)
            return dated(id) <= day && day <= act(id).body[11]?.unsigned ?? .max && ends.allSatisfy { day < $0 }
        }
    }

    private func isKeptAlive(on day: UInt64, until last: UInt64) -> Bool {
        let answers = inEffect(Self.contents.union(Self.endings).union([Self.refuse])).filter { dated($0) <= day }
        return inEffect([Self.apply]).contains { application in
            dated(application) <= last && !answers.contains { descends($0, from: application) }
        }
    }
}
