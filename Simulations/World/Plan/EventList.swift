/// Events with their numbers: a thousand for each purpose.
struct EventList {
    private(set) var events: [PlannedEvent] = []
    private(set) var next = 0

    mutating func purpose(_ purpose: Int) { next = purpose * 1_000 }

    mutating func add(at time: Int64, _ what: Happening, unless isLeftOut: Bool = false) {
        if !isLeftOut { events.append(PlannedEvent(number: next, time: time, what)) }
        next += 1
    }
}
