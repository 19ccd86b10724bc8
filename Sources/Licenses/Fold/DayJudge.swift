import SignedLog

/// Rules 3 to 6 of the fold: what a license is on one day. Causality has decided which acts are in effect; their
/// dates say only from when.
struct DayJudge {
    let graph: ActGraph
    let effects: Effects
    /// What the founding act makes of the license; nil if it is in effect.
    let founding: LicenseState?
    /// Effective acts by what they do, ascending by index.
    private(set) var contents: [DatedContent] = []
    private(set) var endings: [DatedEnding] = []
    private(set) var suspensions: [DatedSuspension] = []
    private(set) var reinstatements: [DatedAct] = []
    private(set) var applications: [DatedAct] = []
    private(set) var refusals: [DatedAct] = []
    /// Whether an act in effect is critical and of an unknown kind.
    private(set) var isBeyondUs = false
    private var annulledFrom: CivilDate?

    init(_ graph: ActGraph, _ validity: Validity, _ effects: Effects) {
        self.graph = graph
        self.effects = effects
        founding = Self.founding(graph, validity, effects)
        for index in effects.effective { sort(index) }
        annulledFrom = endings.isEmpty ? nil : beginning
    }

    /// Nil before every date.
    func interval(from day: CivilDate?) -> Interval {
        let inForce = inForce(on: day)
        let ending = ending(on: day)
        let (state, suspendedBy, deemedBy) = state(on: day, inForce, ending)
        // Of a void license nothing is in force, also where this version cannot say so.
        let isShown = founding != .void
        return Interval(
            from: day,
            state: state,
            inForce: isShown ? inForce.first.map { graph.acts[$0].id } : nil,
            rivals: isShown && ending == nil && inForce.count > 1 ? inForce.map { graph.acts[$0].id } : [],
            ending: ending.map { graph.acts[$0.index].id },
            deregistration: ending == nil ? nil : deregistration(on: day),
            suspendedBy: suspendedBy,
            deemedRenewedBy: deemedBy
        )
    }

    /// Every date on which something can change, and some on which nothing does; ascending, each once.
    var boundaries: [CivilDate] {
        var dates: [CivilDate] = []
        for content in contents {
            dates.append(content.dated)
            if let expired = content.validTo.firstDayAfter { dates.append(expired) }
        }
        for ending in endings { dates.append(ending.dated) }
        if let annulledFrom { dates.append(annulledFrom) }
        for suspension in suspensions {
            dates.append(suspension.dated)
            if let next = suspension.until?.adding(days: 1) { dates.append(next) }
        }
        for fact in reinstatements { dates.append(fact.dated) }
        for fact in refusals { dates.append(fact.dated) }
        return dates.sorted().withoutRepeats()
    }
}

/// What the acts come to on a day.
extension DayJudge {
    private typealias Judgment = (state: LicenseState, suspendedBy: [ActID], deemedBy: ActID?)

    private func state(on day: CivilDate?, _ inForce: [Int], _ ending: DatedEnding?) -> Judgment {
        if isBeyondUs { return (.cannotBeJudged, [], nil) }
        if let founding { return (founding, [], nil) }
        guard let day, let shown = inForce.first else { return (.notYetInForce, [], nil) }
        if let ending { return (LicenseState(ending.rank), [], nil) }
        let suspendedBy = suspensions(on: day)
        if !suspendedBy.isEmpty { return (.suspended, suspendedBy, nil) }
        guard let last = content(shown)?.validTo.lastDay, last < day else { return (.valid, [], nil) }
        let deemedBy = application(keepingAliveAfter: last, on: day)
        return (deemedBy == nil ? .expired : .valid, [], deemedBy)
    }

    private func content(_ index: Int) -> DatedContent? { contents.first { $0.index == index } }

    /// Rule 3: the effective content acts dated no later that none of them replaces; the shown one first.
    private func inForce(on day: CivilDate?) -> [Int] {
        guard let day else { return [] }
        var reached = ActSet(count: graph.acts.count)
        for content in contents where content.dated <= day { reached.insert(content.index) }
        let last = Array(graph.last(of: reached))
        return last.count > 1 ? last.sorted(by: isShownBefore) : last
    }

    /// The larger version, then the smaller act id; indices ascend by id.
    private func isShownBefore(_ left: Int, _ right: Int) -> Bool {
        let versions = (content(left)?.version ?? 0, content(right)?.version ?? 0)
        return versions.0 != versions.1 ? versions.0 > versions.1 : left < right
    }

    /// Rule 4: the highest rank, of equal ones the earlier, then the smaller act id.
    private func ending(on day: CivilDate?) -> DatedEnding? {
        guard let day else { return nil }
        var result: DatedEnding?
        for candidate in endings where !candidate.isDeregistration {
            let from = candidate.rank == .annul ? annulledFrom ?? candidate.dated : candidate.dated
            guard from <= day else { continue }
            guard let best = result else {
                result = candidate
                continue
            }
            let isEarlier = candidate.rank == best.rank && candidate.dated < best.dated
            if candidate.rank > best.rank || isEarlier { result = candidate }
        }
        return result
    }

    private func deregistration(on day: CivilDate?) -> ActID? {
        guard let day else { return nil }
        let reached = endings.filter { $0.isDeregistration && $0.dated <= day }
        return reached.min { ($0.dated, $0.index) < ($1.dated, $1.index) }.map { graph.acts[$0.index].id }
    }

    /// Rule 5: the union of all suspensions; a reinstatement ends those that it descends from.
    private func suspensions(on day: CivilDate) -> [ActID] {
        suspensions.compactMap { suspension in
            guard suspension.dated <= day, suspension.until.map({ day <= $0 }) ?? true else { return nil }
            let isReinstated = reinstatements.contains {
                $0.dated <= day && graph.isAncestor(suspension.index, of: $0.index)
            }
            return isReinstated ? nil : graph.acts[suspension.index].id
        }
    }

    /// 行政许可法 §50: an application made in time that nobody has answered by this day.
    private func application(keepingAliveAfter last: CivilDate, on day: CivilDate) -> ActID? {
        let unanswered = applications.filter { $0.dated <= last && !isAnswered($0.index, by: day) }
        return unanswered.min { ($0.dated, $0.index) < ($1.dated, $1.index) }.map { graph.acts[$0.index].id }
    }

    private func isAnswered(_ application: Int, by day: CivilDate) -> Bool {
        let isAnswer = { (index: Int, dated: CivilDate) in
            dated <= day && graph.isAncestor(application, of: index)
        }
        return contents.contains { isAnswer($0.index, $0.dated) } || endings.contains { isAnswer($0.index, $0.dated) }
            || refusals.contains { isAnswer($0.index, $0.dated) }
    }
}

extension DayJudge {
    /// Rule 2: void if the founding act is invalid or dropped, held if it is held.
    private static func founding(_ graph: ActGraph, _ validity: Validity, _ effects: Effects) -> LicenseState? {
        let index = graph.foundingIndex
        if validity.reasons[index] != nil || !effects.droppedBy[index].isEmpty { return .void }
        return graph.acts[index].counts ? nil : .held
    }

    private mutating func sort(_ index: Int) {
        guard let license = graph.acts[index].license else {
            if graph.acts[index].act.isCritical { isBeyondUs = true }
            return
        }
        switch license {
        case .issue(let content), .amend(let content), .renew(let content), .settle(let content):
            let (version, dated, validTo) = (content.version, content.dated, content.validTo)
            contents.append(DatedContent(index: index, version: version, dated: dated, validTo: validTo))
        case .withdraw(let ending), .cancel(let ending), .revoke(let ending), .annul(let ending):
            let (rank, dated, isDeregistration) = (ending.rank, ending.dated, ending.deregisters != nil)
            endings.append(DatedEnding(index: index, rank: rank, dated: dated, isDeregistration: isDeregistration))
        case .suspend(let suspension):
            suspensions.append(DatedSuspension(index: index, dated: suspension.dated, until: suspension.until))
        case .reinstate(let fact): reinstatements.append(DatedAct(index: index, dated: fact.dated))
        case .apply(let fact): applications.append(DatedAct(index: index, dated: fact.dated))
        case .refuse(let fact): refusals.append(DatedAct(index: index, dated: fact.dated))
        case .correct, .erase, .lost, .deliver, .seal, .inspect, .paper, .layout, .refuseSeal, .submit, .libraryAnswer:
            break
        }
    }

    /// Where annulment reaches back to: the founding date, or an earlier one on which a face was dated or the license
    /// annulled, so that nothing of an annulled license is ever shown as valid.
    private var beginning: CivilDate? {
        var first = graph.acts[graph.foundingIndex].license?.dated
        let consider = { (date: CivilDate) in first = min(first ?? date, date) }
        for content in contents { consider(content.dated) }
        for ending in endings where ending.rank == .annul { consider(ending.dated) }
        return first
    }
}
