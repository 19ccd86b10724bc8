import FaultyDisk
import Oracles
import Replica
import Replication
import SignedLog
import Signing

/// One district, from its first morning to the proof that it has come together again. A run is a plan, and a plan is a
/// seed: the same one gives the same run, byte for byte.
///
/// A class, because what happens in it holds on to it. All in one thread.
package final class DistrictRun {
    package let plan: Plan
    let time: WorldTime
    let folder: TemporaryFolder
    let founding: Founding
    let offices: [OfficeID]
    var nodes: [Installation]
    var network = Network()
    var conversations: [Int: Conversation] = [:]
    var queue = EventQueue()
    var held: [HeldRequest] = []
    /// Requests that have brought what their nodes have yet to store.
    var begun: [NodeIndex: [SessionNumber: HeldRequest]] = [:]
    var recorded: [Packet] = []
    var ledger = Ledger()
    var known = KnownStates()
    var adversary = Adversary()
    var trace: Trace
    var report = RunReport()
    /// Faults strike; off while the district heals.
    var areFaultsOn = true
    /// Nodes that did something in the present occurrence.
    var touched: Set<NodeIndex> = []
    /// The present occurrence.
    var current = OccurrenceID(event: 0, part: 0)
    private var parts: [Int: Int] = [:]
    /// Which fault has cut a line last.
    var cutCauses: [Direction: FaultKind] = [:]
    /// Which fault has struck a node's disk last and has not shown yet.
    var lastStruck: [NodeIndex: FaultKind] = [:]
    /// Which fault has set a node's clock.
    var changedClocks: [NodeIndex: FaultKind] = [:]
    /// Nodes whose power was cut, whose bytes were changed, whose starts have failed.
    var crashed: Set<NodeIndex> = []
    var damaged: Set<NodeIndex> = []
    var startFailures: [NodeIndex: Int] = [:]
    var isYearAway = false
    var checked: [NodeIndex: CheckedVersion] = [:]
    let oracle = Oracle()
    var looks: [NodeIndex: OracleLook] = [:]
    /// Machines that were taken out of service.
    var retired: Set<NodeIndex> = []
    /// Offices that have ended, with those that have taken them over.
    var heirs: [Int: Int] = [:]
    /// Offices that share an audience, because one has objected to what another issued.
    var objections: [Audience] = []
    /// By which the present root came in; nil while that of genesis writes, or where nobody was told.
    var rotation: EntryID?
    /// Copies of installations, with what they are copies of.
    var cloneOf: [NodeIndex: NodeIndex] = [:]
    private var awaitedUpkeep: Set<NodeIndex> = []

    var draws: Draws { plan.draws }
    var shape: DistrictShape { plan.shape }

    /// When the run begins, in milliseconds since 1970 UTC.
    private let firstMorning: Int64

    package init(_ plan: Plan, trace: Trace = Trace(), from firstMorning: Int64 = Founding.firstMorning) throws {
        self.plan = plan
        self.trace = trace
        self.firstMorning = firstMorning
        time = WorldTime(firstMorning)
        folder = try TemporaryFolder()
        FaultyDisk.fixEntropy(seed: plan.draws.seed)
        founding = try Founding(plan.shape, seed: plan.draws.seed, time: time, in: folder)
        (nodes, offices) = (founding.nodes, founding.offices)
        for event in plan.events { schedule(.planned(event), at: event.time, of: event.number) }
    }

    /// The whole run. What must hold and does not is in the report; only a fault of the simulation itself throws.
    package func perform() -> RunReport {
        do {
            try runUntilQuiet()
            try heal()
            try closeChecks()
        } catch let failure as RunFailure {
            note("FAILED \(failure)")
            report.failure = failure
        } catch {
            report.failure = .safety("unexpected error: \(error)")
        }
        report.digest = trace.digest
        report.lines = trace.lines
        report.nodeYears = Double(nodes.count) * Double(elapsed) / Double(Span.year)
        report.simulated = elapsed
        return report
    }

    /// Milliseconds since the first morning.
    var elapsed: Int64 { time.now - firstMorning }

    /// Everything that is planned, and all that follows from it.
    func runUntilQuiet() throws {
        while let item = queue.removeFirst() { try step(item) }
    }

    private func step(_ item: EventQueue.Item) throws {
        time.advance(to: max(time.now, firstMorning + item.time))
        current = item.id
        for node in nodes { node.entropy.begin(event: current.number) }
        report.occurrences += 1
        switch item.what {
        case .planned(let event): try happen(event)
        case .request(let packet): try arrive(packet)
        case .storeBegun(let node): try storeBegun(at: nodes[node])
        case .answer(let reply): try arrive(reply)
        case .patience(let conversation, let turn): try loseLine(of: conversation, turn: turn)
        case .holdEnd(let request): try endHold(request, .timedOut)
        case .upkeep(let node): try upkeep(node)
        case .stick(let stick): try readStick(stick)
        case .afterwards(let aftermath): try follow(aftermath)
        }
        try finishStep()
    }

    private func happen(_ event: PlannedEvent) throws {
        switch event.what {
        case .dial(let from, let to): try dial(from, to)
        case .deed(let deed, let node): try perform(deed, at: nodes[node])
        case .stick(let from, let to): try writeStick(from: from, to: to)
        case .backup(let node): backUp(nodes[node])
        case .change(let what, let node): try change(what, at: nodes[node])
        case .fault(let kind, let node): try strike(kind, at: node)
        }
    }

    /// After each occurrence: what the disks did to it, what follows by itself, and what must hold.
    func finishStep() throws {
        for index in touched.sorted() {
            let node = nodes[index]
            noticeDisk(of: node)
            if node.disk.isHalted { try crash(node) }
            try checkSafety(of: node)
            if node.running != nil, awaitedUpkeep.insert(index).inserted {
                schedule(.upkeep(index), after: Span.second + 100)
            }
        }
        try wakeHeld(at: touched)
        touched = []
    }

    private func upkeep(_ index: NodeIndex) throws {
        awaitedUpkeep.remove(index)
        let node = nodes[index]
        guard let before = node.running?.changeCount else { return }
        let written = try attempt(at: node) { replica in
            let written = try replica.witnessTick()
            while try replica.foldPending() > 0 {}
            return written
        }
        if case .done(let count) = written, count > 0 {
            node.mark = node.mark.map { $0 + count }
            reach(.receiptWritten)
        }
        // Upkeep that changed nothing calls for no more of it.
        if node.running?.changeCount == before { touched.remove(index) }
        noticeDisk(of: node)
        if node.disk.isHalted { try crash(node) }
        try checkSafety(of: node)
    }
}

// What all parts of a run use.
extension DistrictRun {
    func schedule(_ what: Occurrence, at moment: Int64, of event: Int) {
        let part = parts[event, default: 0]
        parts[event] = part + 1
        queue.add(what, at: moment, id: OccurrenceID(event: event, part: part), draws: draws)
    }

    func schedule(_ what: Occurrence, after delay: Int64) {
        schedule(what, at: elapsed + delay, of: current.event)
    }

    func note(_ text: String) { trace.note(text, at: elapsed) }

    func reach(_ mark: Mark) { report.marks.insert(mark) }

    func reach(_ mark: Mark, isSo: Bool) {
        if isSo { reach(mark) }
    }

    func struck(_ kind: FaultKind) { report.tally.struck(kind) }

    func changed(_ kind: FaultKind) { report.tally.changed(kind) }

    /// A choice that belongs to the present occurrence.
    func below(_ count: Int, _ stream: Draws.Stream, _ purpose: Int = 0) -> Int {
        draws.below(count, stream, current.number, purpose)
    }

    func pick<Element>(_ elements: [Element], _ stream: Draws.Stream, _ purpose: Int = 0) -> Element? {
        draws.pick(elements, stream, current.number, purpose)
    }
}
