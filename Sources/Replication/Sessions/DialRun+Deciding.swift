import SignedLog
import Signing

/// What to say next.
extension DialRun {
    mutating func decide(_ survey: Survey, _ answer: Turn, _ exchange: Exchange) -> Step {
        lastSurvey = survey
        if let theirs = answer.hello { outcome.theirs = theirs }
        if let listings = answer.setAside { outcome.setAside = listings }
        guard mayGoOn else { return .finish(.interrupted) }
        guard mayHear(answer.statements, survey, exchange) else { return .finish(.refused(.notShared)) }
        if survey.access == .stranger { return introduction(survey, answer, exchange) }
        if !hasBegun { return firstHello(survey) }
        if let said, let theirs = answer.hello { return compared(said, theirs, survey, answer, exchange) }
        switch phase {
        case .comparing: return carryOn(survey, answer, exchange)
        case .wanting(let after, let isDone): return exchangeWants(after, isDone, survey, answer, exchange)
        case .extras(let end): return carryOnExtras(end, survey, answer, exchange)
        }
    }

    private func mayHear(_ statements: [LogStatement], _ survey: Survey, _ exchange: Exchange) -> Bool {
        let authors = Set(extraAuthors(exchange))
        return statements.allSatisfy { statement in
            switch statement.scope {
            case .roots: true
            case .audience(let audience): survey.share.allows(audience)
            case .author(let author): authors.contains(author)
            case .listed:
                statement.logs.allSatisfy { survey.share.allows($0.audience) || authors.contains($0.author) }
            }
        }
    }

    /// We have not heard of the peer: it first gives us the district entries that enroll it.
    private mutating func introduction(_ survey: Survey, _ answer: Turn, _ exchange: Exchange) -> Step {
        if answer.hasMore { return follow(TurnPlan()) }
        guard !hasIntroduced, exchange.rights.theirAccess != .stranger else { return .finish(.refused(.notEnrolled)) }
        (hasIntroduced, hasBegun) = (true, true)
        var plan = TurnPlan()
        plan.state = StatementPages(scopes: [.roots])
        return follow(plan)
    }

    private mutating func firstHello(_ survey: Survey) -> Step {
        hasBegun = true
        guard let baseline else { return follow(hello(survey)) }
        var plan = hello(survey, baseline: baseline.digest)
        let isUnchanged = plan.turn.hello?.all == baseline.digest
        if !isUnchanged { plan.changed = ChangedLogs(since: baseline.watermark, within: .districtFirst) }
        if isUnchanged, survey.wanted == baseline.wanted.ours {
            plan.turn.holdSeconds = min(self.plan.holdSeconds, MessageLimit.holdSeconds)
        }
        return follow(plan)
    }

    mutating func hello(_ survey: Survey, baseline: Bytes32? = nil) -> TurnPlan {
        exchange?.forgetTold()
        phase = .comparing
        var plan = TurnPlan()
        plan.turn.hello = survey.hello(baseline: baseline)
        if self.plan.listsSetAside, outcome.setAside == nil { plan.turn.setAside = [] }
        return plan
    }

    /// The answer to a hello of ours.
    private mutating func compared(
        _ said: (hello: Hello, watermark: Int64),
        _ theirs: Hello,
        _ survey: Survey,
        _ answer: Turn,
        _ exchange: Exchange
    ) -> Step {
        if said.hello.agrees(with: theirs) { return agreed(said, theirs, survey, exchange) }
        fruitless = exchange.tally.progress > progressAtHello ? 0 : fruitless + 1
        guard fruitless < PeerBudget.fruitlessComparisons else { return .finish(.different(cause(exchange))) }
        let isDistrictEqual = survey.hello().district == theirs.district
        // What the other side lost with its disk is not among what changed since.
        if isDistrictEqual || answer.statements.isEmpty || fruitless > 0 { isBaselineSpent = true }
        if answer.statements.isEmpty, exchange.rights.theirAccess != .stranger {
            pages = StatementPages(scopes: scopesToState(isDistrictEqual, survey, answer))
        }
        return carryOn(survey, answer, exchange)
    }

    private func scopesToState(_ isDistrictEqual: Bool, _ survey: Survey, _ answer: Turn) -> [LogScope] {
        guard isDistrictEqual else { return [.audience(.district)] }
        guard let theirs = answer.audiences else { return [] }
        return survey.differing(from: theirs).map { .audience($0) }
    }

    /// Answers statements, pulls what is left, states page after page; then asks again whether it is equal now.
    private mutating func carryOn(_ survey: Survey, _ answer: Turn, _ exchange: Exchange) -> Step {
        var plan = TurnPlan()
        plan.compare = answer.statements
        let isOurTurnToState = !answer.hasMore && answer.statements.isEmpty && exchange.isQuiet
        if isOurTurnToState, !pages.isEmpty {
            plan.state = pages
        } else if isOurTurnToState {
            return follow(nextHello(survey))
        } else if !answer.hasMore, pages.isEmpty, isBaselineSpent || baseline == nil {
            plan.helloWhenQuiet = survey.hello()
        }
        return follow(plan)
    }

    /// While only the district's news have been told, those of the other audiences go with the next hello.
    private mutating func nextHello(_ survey: Survey) -> TurnPlan {
        guard let baseline, !isBaselineSpent else { return hello(survey) }
        var plan = hello(survey, baseline: baseline.digest)
        plan.changed = ChangedLogs(since: baseline.watermark, within: .shared)
        return plan
    }

    private func cause(_ exchange: Exchange) -> DifferenceCause {
        let (here, there) = (exchange.tally.received, exchange.tally.acknowledged)
        if here.refused > 0 { return .refusedHere(count: here.refused) }
        if there.refused > 0 { return .refusedThere(count: there.refused) }
        if here.early > 0 { return .earlyHere(count: here.early) }
        if there.early > 0 { return .earlyThere(count: there.early) }
        return .unexplained
    }
}
