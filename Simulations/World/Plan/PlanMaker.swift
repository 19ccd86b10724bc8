/// Writes a district's days: who types what when, who calls whom, who carries a stick, and what goes wrong.
struct PlanMaker {
    let draws: Draws
    let shape: DistrictShape
    let swarm: Swarm

    /// Counters of a small district in one day; long districts have quieter days, so that a seed costs about the same.
    private static let deedsPerRun = 75
    private static let dialsPerRun = 100

    private var workday: Int64 { 9 * Span.hour }

    /// In the order of their times. Numbers ascend by purpose, not by time: adding a purpose changes no other.
    func events() -> [PlannedEvent] {
        var maker = EventList()
        dials(&maker)
        deeds(&maker)
        sticks(&maker)
        backups(&maker)
        changes(&maker)
        faults(&maker)
        forgetfulRoots(&maker)
        city(&maker)
        return maker.events.sorted { ($0.time, $0.number) < ($1.time, $1.number) }
    }

    private func dials(_ list: inout EventList) {
        let lines = (0..<shape.nodeCount).flatMap { node in shape.peers(of: node).map { (node, $0) } }
        let perLine = max(2, Self.dialsPerRun / max(lines.count, 1))
        for (line, (from, to)) in lines.enumerated() {
            list.purpose(1 + line)
            for index in 0..<perLine {
                let slice = Int64(shape.days) * Span.day / Int64(perLine)
                let time = Int64(index) * slice + Int64(draws.below(Int(slice), .plan, list.next))
                list.add(at: time, .dial(from: from, to: to))
            }
        }
    }

    private func deeds(_ list: inout EventList) {
        list.purpose(100)
        for _ in 0..<Self.deedsPerRun {
            let counters = shape.allCounters
            let at = counters[draws.below(counters.count, .plan, list.next, 1)]
            list.add(at: officeHour(list.next), .deed(deed(list.next), at: at))
        }
        list.purpose(101)
        for _ in 0..<4 { list.add(at: officeHour(list.next), .deed(superior(list.next), at: DistrictShape.hub)) }
    }

    /// The frequencies are those of a busy counter, the rarer deeds made less rare.
    private func deed(_ event: Int) -> Deed {
        let weights: [(Deed, Int)] = [
            (.issue, 34), (.amend, 20), (.renew, 6), (.settle, 8), (.suspend, 5), (.reinstate, 4), (.withdraw, 2),
            (.cancel, 5), (.revoke, 2), (.annul, 3), (.correct, 5), (.erase, 4), (.lost, 1), (.batch, 3), (.adopt, 2),
        ]
        var dice = draws.below(weights.reduce(0) { $0 + $1.1 }, .plan, event, 2)
        for (deed, weight) in weights {
            if dice < weight { return deed }
            dice -= weight
        }
        return .issue
    }

    /// What the district office itself does to its offices' licenses.
    private func superior(_ event: Int) -> Deed { draws.pick([.annul, .erase, .adopt], .plan, event, 2) ?? .erase }

    private func sticks(_ list: inout EventList) {
        list.purpose(102)
        for _ in 0..<(2 + shape.days / 4) {
            let from = draws.below(shape.nodeCount, .plan, list.next, 1)
            let to = (from + 1 + draws.below(shape.nodeCount - 1, .plan, list.next, 2)) % shape.nodeCount
            list.add(at: officeHour(list.next), .stick(from: from, to: to))
        }
    }

    private func backups(_ list: inout EventList) {
        list.purpose(103)
        for node in 0..<shape.nodeCount {
            // One early, so that whatever is set back later has something to go back to.
            list.add(at: officeHour(list.next) / 5, .backup(node))
            list.add(at: officeHour(list.next), .backup(node))
        }
    }

    private func changes(_ list: inout EventList) {
        list.purpose(104)
        for _ in 0..<2 {
            let node = draws.below(shape.nodeCount, .plan, list.next, 1)
            list.add(at: officeHour(list.next), .change(.announce, at: node))
        }
        list.purpose(105)
        if let latecomer = shape.latecomer {
            for _ in 0..<3 { list.add(at: officeHour(list.next), .change(.enroll, at: latecomer)) }
        }
        let rare: [(DistrictChange, perMille: Int)] = [
            (.takeOver, 250), (.rotate, 150), (.retireItem, 150), (.remove, 100), (.newerProgram, 250),
            (.newerRoot, 350), (.enrollOffice, 100),
        ]
        list.purpose(106)
        for (change, perMille) in rare {
            let isPlanned = draws.chance(perMille: perMille, .plan, list.next, 3)
            guard let counter = draws.pick(shape.allCounters, .plan, list.next, 1) else { continue }
            // Numbers stay the same whether it is planned or not.
            list.add(at: officeHour(list.next), .change(change, at: counter), unless: !isPlanned)
        }
    }

    /// Deliveries and outages at counters; and what the city node does.
    private func city(_ list: inout EventList) {
        list.purpose(400)
        for _ in 0..<6 {
            let counters = shape.allCounters
            let at = counters[draws.below(counters.count, .plan, list.next, 1)]
            list.add(at: officeHour(list.next), .deed(.deliver, at: at))
        }
        list.purpose(403)
        for deed in [Deed.declare, .assign, .assign, .clear, .declare] {
            let counters = shape.allCounters
            let at = counters[draws.below(counters.count, .plan, list.next, 1)]
            list.add(at: officeHour(list.next), .deed(deed, at: at))
        }
        guard let city = shape.city else { return }
        list.purpose(401)
        for _ in 0..<4 { list.add(at: officeHour(list.next), .deed(.seal, at: city)) }
        list.purpose(402)
        for _ in 0..<6 { list.add(at: officeHour(list.next), .deed(.submit, at: city)) }
    }

    func officeHour(_ event: Int) -> Int64 {
        let day = Int64(draws.below(shape.days, .plan, event, 10))
        return day * Span.day + Int64(draws.below(Int(workday), .plan, event, 11))
    }
}
