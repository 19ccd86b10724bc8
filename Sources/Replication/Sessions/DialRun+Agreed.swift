import SignedLog
import Signing

/// Both hold the same entries.
extension DialRun {
    mutating func agreed(
        _ said: (hello: Hello, watermark: Int64),
        _ theirs: Hello,
        _ survey: Survey,
        _ exchange: Exchange
    ) -> Step {
        outcome.equalAt = said.watermark
        self.exchange?.agreed()
        let wanted = SyncBaseline.Wanted(ours: said.hello.wanted, theirs: theirs.wanted)
        let isKnown = baseline.map { $0.digest == said.hello.all && $0.wanted == wanted } ?? false
        let isComplete = wanted.ours == 0 && wanted.theirs == 0
        if isComplete || isKnown || hasExchangedWants {
            reached = SyncBaseline(digest: said.hello.all, watermark: said.watermark, wanted: wanted)
            let end = isComplete ? SyncEnd.equal : .wanting(ours: wanted.ours, theirs: wanted.theirs)
            return beginExtras(end, exchange)
        }
        hasExchangedWants = true
        phase = .wanting(after: nil, isDone: false)
        return follow(wants(after: nil, survey))
    }

    private func wants(after: WantedDisclosure?, _ survey: Survey) -> TurnPlan {
        var plan = TurnPlan()
        plan.list = WantedQuery(after: after, limit: MessageLimit.wants, share: survey.share)
        return plan
    }

    mutating func exchangeWants(
        _ after: WantedDisclosure?,
        _ isDone: Bool,
        _ survey: Survey,
        _ answer: Turn,
        _ exchange: Exchange
    ) -> Step {
        // While either side still sends, nobody asks for more.
        let isBusy = answer.hasMore || !exchange.isQuiet
        if isDone, !isBusy, answer.wants == [] { return follow(hello(survey)) }
        var plan = isBusy || isDone ? TurnPlan() : wants(after: after, survey)
        if isDone, !isBusy { plan.turn.wants = [] }
        if let theirs = answer.wants, !theirs.isEmpty {
            plan.find = DisclosureQuery(wanted: theirs, share: survey.share)
        }
        return follow(plan)
    }

    private mutating func beginExtras(_ end: SyncEnd, _ exchange: Exchange) -> Step {
        let authors = extraAuthors(exchange)
        guard !authors.isEmpty else { return .finish(end) }
        phase = .extras(end)
        self.exchange?.expect(authors)
        pages = StatementPages(scopes: authors.map { .author($0) })
        var plan = TurnPlan()
        plan.authors = authors
        plan.state = pages
        return follow(plan)
    }

    mutating func carryOnExtras(
        _ end: SyncEnd,
        _ survey: Survey,
        _ answer: Turn,
        _ exchange: Exchange
    ) -> Step {
        let isDone = answer.statements.isEmpty && !answer.hasMore && exchange.isQuiet
        if isDone, pages.isEmpty { return .finish(end) }
        var plan = TurnPlan()
        plan.authors = extraAuthors(exchange)
        plan.compare = answer.statements
        if isDone { plan.state = pages }
        return follow(plan)
    }

    /// Keys of which set-aside entries are spoken of: our own, if the peer calls it cut, and those asked for.
    func extraAuthors(_ exchange: Exchange) -> [PublicKey] {
        let handsIn = plan.handsIn || exchange.rights.theirAccess == .cut
        return (handsIn ? [own] : []) + plan.setAsideAuthors.filter { $0 != own || !handsIn }
    }
}
