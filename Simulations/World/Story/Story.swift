import FaultyDisk
package import Licenses
package import Replica
package import SignedLog
import Storage

/// A run that somebody tells step by step. After each step everything that must hold is checked, as in any run.
package final class Story {
    let run: DistrictRun
    private var steps = 0

    /// - Parameters:
    ///   - tell: called with each line of the trace.
    ///   - day: the first, at nine in the morning in Shanghai; nil: that of all runs.
    package init(
        counters: [Int],
        hasCity: Bool = true,
        from day: CivilDate? = nil,
        seed: UInt64 = 1,
        tell: ((String) -> Void)? = nil
    ) throws {
        let shape = DistrictShape(counters: counters, hasCity: hasCity, days: 30)
        let morning = day.map { Int64($0.dayNumber) * Span.day + Span.hour } ?? Founding.firstMorning
        run = try DistrictRun(Plan(seed: seed, shape: shape), trace: Trace(tell: tell), from: morning)
    }

    package var hub: NodeIndex { DistrictShape.hub }

    /// Only where the story has one.
    package var city: NodeIndex { run.shape.city ?? DistrictShape.hub }

    package var everybody: [NodeIndex] { Array(run.nodes.indices) }

    package func counter(_ number: Int, of office: Int = 0) -> NodeIndex {
        run.shape.counters(of: office)[number - 1]
    }

    /// What the story says must be so.
    package func expect(_ isSo: Bool, _ what: String) throws {
        guard isSo else { throw RunFailure.safety("it is not so that \(what)") }
    }

    /// One step: something happens, and all that follows from it.
    func step<Result>(_ work: () throws -> Result) throws -> Result {
        steps += 1
        run.current = OccurrenceID(event: 20_000_000 + steps, part: 0)
        run.time.advance(to: run.time.now + Span.second)
        for node in run.nodes { node.entropy.begin(event: run.current.number) }
        let result = try work()
        try run.finishStep()
        try run.runUntilQuiet()
        return result
    }

    package func pass(days: Int) { run.time.advance(to: run.time.now + Int64(days) * Span.day) }

    /// The faults are over, everybody meets everybody: within the bound all hold and show the same.
    package func comeTogether() throws {
        try run.heal()
        try run.closeChecks()
    }

    package var digest: String { run.trace.digest }
}

// At the counters.
extension Story {
    package func issue(_ name: String, at node: NodeIndex) throws -> DocumentID {
        try step {
            let installation = run.nodes[node]
            let done = try run.author(run.issue(by: installation, for: name), at: installation)
            guard let done else { throw RunFailure.safety("\(installation.code) could not issue \(name)") }
            return done.document
        }
    }

    /// Nil if the node refused.
    @discardableResult
    package func type(_ verb: LicenseVerb, _ license: DocumentID, at node: NodeIndex) throws -> ActID? {
        try type(verb, license, at: node) { _ in }
    }

    @discardableResult
    package func type(
        _ verb: LicenseVerb,
        _ license: DocumentID,
        at node: NodeIndex,
        _ fill: (inout LicenseRequest) -> Void
    ) throws -> ActID? {
        try step {
            var request = LicenseRequest(verb)
            (request.license, request.by, request.date) = (license.description, "经办甲", run.time.today)
            fill(&request)
            return try run.author(request, at: run.nodes[node])?.act
        }
    }

    package func backUp(_ node: NodeIndex) throws { try step { run.backUp(run.nodes[node]) } }

    package func strike(_ fault: FaultKind, at node: NodeIndex) throws { try step { try run.strike(fault, at: node) } }

    package func cutOff(_ node: NodeIndex) throws {
        try step {
            guard try run.cutOff(run.nodes[node]) else { throw RunFailure.safety("the root could not cut the key") }
        }
    }

    package func adopt(at node: NodeIndex) throws { try step { try run.perform(.adopt, at: run.nodes[node]) } }

    /// The machine loses its power before its so-and-so-many-th next write, if it comes to that. Says whether it did.
    package func issueWithPowerCut(_ name: String, at node: NodeIndex, beforeWrite number: Int) throws -> Bool {
        let installation = run.nodes[node]
        let isCut = try step {
            run.arm(.stopBefore, .powerCut, at: number, of: .changing, on: installation)
            try run.author(run.issue(by: installation, for: name), at: installation)
            return installation.disk.isHalted
        }
        installation.disk.disarm()
        installation.armed = []
        return isCut
    }

    package func setClock(of node: NodeIndex, to millisecondsSince1970: Int64) {
        run.nodes[node].clock.deviation = millisecondsSince1970 - run.time.now
    }
}

// Lines and sticks.
extension Story {
    package func cut(_ nodes: NodeIndex...) { run.network.cut(run.across(Set(nodes))) }

    /// Those of one node, to whoever has not been cut off.
    package func openLine(_ node: NodeIndex) { run.network.restore(run.across([node])) }

    package func openLines() { run.network.restoreAll() }

    /// One session, if there is a line.
    package func meet(_ dialer: NodeIndex, _ peer: NodeIndex) throws { try step { try run.dial(dialer, peer) } }

    /// Everybody calls whom they call.
    package func sync(rounds: Int = 1) throws {
        for _ in 0..<rounds {
            for node in everybody {
                for peer in run.shape.peers(of: node) where run.nodes[node].running != nil { try meet(node, peer) }
            }
        }
    }

    package func carryStick(from writer: NodeIndex, to reader: NodeIndex) throws {
        try step { try run.writeStick(from: writer, to: reader) }
    }
}

// What nodes show.
extension Story {
    package func state(of license: DocumentID, at node: NodeIndex) throws -> LicenseState? {
        try row(of: license, at: node)?.state
    }

    package func row(of license: DocumentID, at node: NodeIndex) throws -> LicenseRow? {
        try run.shownRows(at: run.nodes[node]).first { $0.document == license }
    }

    package func licenseCount(at node: NodeIndex) throws -> Int { try status(of: node).licenses }

    package func status(of node: NodeIndex) throws -> StatusAnswer {
        guard let replica = run.nodes[node].running else { throw RunFailure.safety("the node does not run") }
        return try replica.status()
    }

    /// Whether a committed value can be read at a node.
    package func isReadable(_ key: String, of act: ActID, at node: NodeIndex) throws -> Bool {
        try run.nodes[node].store?.read { store in
            try store.disclosure(of: FieldName(act: act, key: Text(key))) != nil
        } ?? false
    }

    package func hasStopped(_ node: NodeIndex) -> Bool { run.nodes[node].running?.stop != nil }

    package var acknowledged: Int { run.ledger.promises.count }
}

extension DistrictRun {
    fileprivate func shownRows(at node: Installation) throws -> [LicenseRow] {
        guard let replica = node.running else { return [] }
        var (rows, after): ([LicenseRow], DocumentID?) = ([], nil)
        repeat {
            let page = try replica.licenses(LicenseFilter(date: time.today), after: after, limit: Replica.pageLimit)
                .answer()
            rows += page.licenses
            after = page.next
        } while after != nil
        return rows
    }
}
