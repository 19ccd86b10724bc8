import District
import Licenses
import SignedLog

/// The fold once more, as slowly and as close to the words of `docs/formats/fold.md` as can be: questions that ask
/// each other, no order, no bits, every day judged alone.
struct NaiveFold {
    let license: LicenseCase
    private let acts: [ActID: FoldedAct]

    init(_ license: LicenseCase) {
        self.license = license
        acts = Dictionary(license.acts.map { ($0.id, $0) }) { first, _ in first }
    }

    private func act(_ id: ActID) -> FoldedAct { acts[id]! }  // Asked of acts of the license only.

    private func ancestors(_ id: ActID) -> Set<ActID> {
        act(id).act.parents.reduce(into: []) { $0.formUnion(ancestors($1).union([$1])) }
    }

    private func descends(_ later: ActID, from earlier: ActID) -> Bool { ancestors(later).contains(earlier) }

    private func content(_ id: ActID) -> Content? { act(id).license?.content }

    private func version(_ id: ActID) -> Int { content(id)?.version ?? 0 }

    // Rule 1.

    func isValid(_ id: ActID) -> Bool {
        let act = act(id)
        switch act.reading {
        case .refused, .foreign: return false
        case .unknownKind: return act.competence == .competent
        case .known(let license):
            return isCompetent(act, license) && isValidContent(id, license) && namesRightly(id, license)
        }
    }

    private func isCompetent(_ act: FoldedAct, _ license: LicenseAct) -> Bool {
        switch act.competence {
        case .competent: true
        case .superior: [.annul, .correct, .erase].contains(license.kind)
        case .none: false
        }
    }

    private func validContentBefore(_ id: ActID) -> Set<ActID> {
        ancestors(id).filter { content($0) != nil && isValid($0) }
    }

    private func isValidContent(_ id: ActID, _ license: LicenseAct) -> Bool {
        guard license.content != nil else { return true }
        if self.license.items[id] == .unknown { return false }
        if license.kind == .issue { return version(id) == 1 }
        let before = validContentBefore(id)
        guard let largest = before.map(version).max(), version(id) == largest + 1 else { return false }
        return license.kind == .settle
            || before.contains { one in before.allSatisfy { $0 == one || descends(one, from: $0) } }
    }

    private func namesRightly(_ id: ActID, _ license: LicenseAct) -> Bool {
        if case .correct(let correction) = license {
            return correction.targets.allSatisfy { target in
                guard ancestors(id).contains(target) else { return false }
                if act(id).competence == .superior {
                    return act(target).competence == .superior && act(target).license?.kind == .annul
                }
                return act(target).competence == .competent
            }
        }
        guard let named = license.ending?.deregisters else { return true }
        return ancestors(id).contains(named) && act(named).license?.ending != nil
    }

    // Rules 2 and 3.

    func droppers(_ id: ActID) -> Set<ActID> {
        Set(
            acts.keys.filter { other in
                guard case .correct(let correction)? = act(other).license else { return false }
                return correction.targets.contains(id) && isEffective(other)
            }
        )
    }

    func isEffective(_ id: ActID) -> Bool {
        guard isValid(id), act(id).standing == .counts, droppers(id).isEmpty else { return false }
        return act(id).license?.ending?.deregisters.map(isEffective) ?? true
    }

    private var effective: Set<ActID> { Set(acts.keys.filter(isEffective)) }

    private func effective(_ kinds: LicenseActKind...) -> [ActID] {
        effective.filter { id in act(id).license.map { kinds.contains($0.kind) } ?? false }.sorted()
    }

    private var contents: [ActID] { effective(.issue, .amend, .renew, .settle) }

    private func dated(_ id: ActID) -> CivilDate { act(id).license!.dated! }  // Asked of kinds that have a date.

    func inForce(on day: CivilDate) -> [ActID] {
        let reached = contents.filter { dated($0) <= day }
        return reached.filter { one in !reached.contains { descends($0, from: one) } }.sorted {
            version($0) != version($1) ? version($0) > version($1) : $0 < $1
        }
    }

    // Rule 4.

    func ending(on day: CivilDate) -> ActID? {
        let endings = effective(.withdraw, .cancel, .revoke, .annul).filter {
            act($0).license?.ending?.deregisters == nil
        }
        let founding = act(license.document.founding).license?.dated
        let annulled = effective(.annul)
        let beginning = (contents.map(dated) + annulled.map(dated) + (founding.map { [$0] } ?? [])).min()
        let reached = endings.filter { id in
            let isAnnulment = act(id).license?.kind == .annul
            return (isAnnulment ? beginning! : dated(id)) <= day  // An annulment has at least its own date.
        }
        return reached.min { one, other in
            let ranks = (rank(one), rank(other))
            if ranks.0 != ranks.1 { return ranks.0 > ranks.1 }
            return (dated(one), one) < (dated(other), other)
        }
    }

    private func rank(_ id: ActID) -> Int { act(id).license?.ending?.rank.rawValue ?? -1 }

    // Rule 5.

    func suspensions(on day: CivilDate) -> [ActID] {
        effective(.suspend).filter { id in
            guard case .suspend(let suspension)? = act(id).license else { return false }
            let ends = effective(.reinstate).filter { descends($0, from: id) }.map(dated)
            return suspension.dated <= day && (suspension.until.map { day <= $0 } ?? true)
                && ends.allSatisfy { day < $0 }
        }
    }

    // Rule 6.

    func interval(on day: CivilDate) -> Interval {
        let founding = license.document.founding
        let isVoid = !isValid(founding) || !droppers(founding).isEmpty
        let inForce = isVoid ? [] : inForce(on: day)
        let ending = ending(on: day)
        let (state, suspendedBy, deemedBy) = state(on: day, inForce, ending, isVoid: isVoid)
        // Of a void license nothing is in force, whatever its acts say.
        let all = !isVoid ? self.inForce(on: day) : []
        return Interval(
            from: day,
            state: state,
            inForce: all.first,
            rivals: ending == nil && all.count > 1 ? all : [],
            ending: ending,
            deregistration: ending == nil ? nil : deregistration(on: day),
            suspendedBy: suspendedBy,
            deemedRenewedBy: deemedBy
        )
    }

    private func state(
        on day: CivilDate,
        _ inForce: [ActID],
        _ ending: ActID?,
        isVoid: Bool
    ) -> (LicenseState, [ActID], ActID?) {
        if effective.contains(where: { act($0).license == nil && act($0).act.isCritical }) {
            return (.cannotBeJudged, [], nil)
        }
        if isVoid { return (.void, [], nil) }
        if act(license.document.founding).standing != .counts { return (.held, [], nil) }
        guard let shown = inForce.first else { return (.notYetInForce, [], nil) }
        switch ending.flatMap({ act($0).license?.kind }) {
        case .annul?: return (.annulled, [], nil)
        case .revoke?: return (.revoked, [], nil)
        case .withdraw?: return (.withdrawn, [], nil)
        case .cancel?: return (.cancelled, [], nil)
        default: break
        }
        let suspendedBy = suspensions(on: day)
        if !suspendedBy.isEmpty { return (.suspended, suspendedBy, nil) }
        guard case .until(let last)? = content(shown)?.validTo, last < day else { return (.valid, [], nil) }
        let answers = contents + effective(.withdraw, .cancel, .revoke, .annul, .refuse)
        let alive = effective(.apply).filter { apply in
            dated(apply) <= last && !answers.contains { dated($0) <= day && descends($0, from: apply) }
        }
        let deemedBy = alive.min { (dated($0), $0) < (dated($1), $1) }
        return (deemedBy == nil ? .expired : .valid, [], deemedBy)
    }

    private func deregistration(on day: CivilDate) -> ActID? {
        effective(.cancel).filter { act($0).license?.ending?.deregisters != nil && dated($0) <= day }
            .min { (dated($0), $0) < (dated($1), $1) }
    }

    // Rule 7.

    var findings: Set<Finding> {
        var findings: Set<Finding> = []
        let endings = effective(.withdraw, .cancel, .revoke, .annul)
        for id in effective where act(id).license != nil {
            let bounded: [LicenseActKind] = [
                .issue, .amend, .renew, .settle, .withdraw, .cancel, .revoke, .annul, .suspend, .reinstate,
            ]
            let isBounded = bounded.contains(act(id).license!.kind) && act(id).license?.ending?.deregisters == nil
            let before = endings.filter { isBounded && descends(id, from: $0) && dated($0) <= dated(id) }
            if !before.isEmpty { findings.insert(.afterEnding(id, endings: before)) }
        }
        for id in contents {
            let earlier = contents.filter { descends($0, from: id) && dated($0) < dated(id) }
            if !earlier.isEmpty { findings.insert(.neverInForce(id, replacedBy: earlier)) }
            findings.formUnion(builtOn(id))
        }
        return findings
    }

    private func builtOn(_ id: ActID) -> [Finding] {
        let settles = effective(.settle).filter { $0 == id || descends($0, from: id) }
        return validContentBefore(id).flatMap { ancestor in
            let causes = droppers(ancestor).map(LossCause.correction) + heldCauses(ancestor)
            return causes.compactMap { cause -> Finding? in
                let isSettled = settles.contains { settle in
                    if case .correction(let correction) = cause, descends(settle, from: correction) { return true }
                    return license.known.contains(LicenseCase.Knowing(settle: settle, cause: cause))
                }
                return isSettled ? nil : .builtOn(id, ancestor: ancestor, cause: cause)
            }
        }
    }

    private func heldCauses(_ id: ActID) -> [LossCause] {
        guard case .held(let reasons) = act(id).standing else { return [] }
        return reasons.map(LossCause.held)
    }
}
