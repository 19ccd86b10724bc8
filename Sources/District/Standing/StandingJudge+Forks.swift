import SignedLog

/// Steps 4 to 6.
extension StandingJudge {
    mutating func forkReasons(for entry: EntryNode) throws(Graph.Failure) -> [HeldReason] {
        guard facts.forks[entry.log] != nil else { return [] }
        return try forkVerdict(of: entry.log).pointsAgainst(entry.id).map(HeldReason.forked)
    }

    /// The forks of a log that stand, and which entry is on which side.
    mutating func forkShape(of log: LogID) throws(Graph.Failure) -> ForkShape {
        if let known = forkShapes[log] { return known }
        var points: [ForkPoint: [EntryID]] = [:]
        for (point, branches) in facts.forks[log] ?? [:] {
            var standing: [EntryID] = []
            for (id, branch) in branches {
                if try stands(id, branch, at: point) { standing.append(id) }
            }
            if standing.count > 1 { points[point] = standing.sorted() }
        }
        let shape = ForkShape(points, points.isEmpty ? nil : LogShape(try graph.entries(in: log)))
        forkShapes[log] = shape
        return shape
    }

    /// Whether a branch makes a fork: it is not beyond a cut, and it or its header is in what is not set aside.
    private mutating func stands(
        _ id: EntryID,
        _ branch: StandingFacts.Branch,
        at point: ForkPoint
    ) throws(Graph.Failure) -> Bool {
        let cuts = try cutShape(of: point.log, by: branch.author)
        guard cuts.cutsBefore(point.epoch, point.number, id).isEmpty else { return false }
        if let node = try graph.node(id), try !isSetAside(node) { return true }
        for carrier in branch.carriers {
            if let node = try graph.node(carrier), try !isSetAside(node) { return true }
        }
        return false
    }

    private mutating func forkVerdict(of log: LogID) throws(Graph.Failure) -> ForkVerdict {
        if let known = forkVerdicts[log] { return known }
        let shape = try forkShape(of: log)
        var receipts: [ReceiptFact] = []
        if !shape.points.isEmpty {
            for receipt in try graph.receipts(for: log) where try counts(receipt, for: log, shape) {
                receipts.append(receipt)
            }
        }
        let verdict = try ForkVerdict(shape, receipts, graph)
        forkVerdicts[log] = verdict
        return verdict
    }

    /// Step 5: whether a receipt counts, and holds for this log.
    private mutating func counts(
        _ receipt: ReceiptFact,
        for log: LogID,
        _ shape: ForkShape
    ) throws(Graph.Failure) -> Bool {
        let entry = receipt.entry
        guard entry.audience == shape.audience, entry.author != shape.author else { return false }
        guard case .receipt = try? DistrictAct.decode(receipt.act.act) else { return false }
        let competence = KindTable.competence(
            of: receipt.act.act,
            author: entry.author,
            audience: entry.audience,
            view: authority.view(of: entry)
        )
        guard competence == .competent else { return false }
        guard try candidacy(of: entry).isEmpty else { return false }
        guard try !forkShape(of: entry.log).isOnSide(entry.id) else { return false }
        return !shape.joinsSides(receipt.act.act.references)
    }
}
