import SignedLog

/// What one side still has to send: stretches of logs that the store has not been asked for yet, and parts that were
/// read and did not fit into the last message.
struct Outgoing {
    /// Entries handed over to the line so far.
    private(set) var sentEntries = 0
    /// Whether set-aside entries are served too: only to who asked for them, or hands in its own.
    private(set) var includesSetAside = false
    /// Of the logs that the stretches are of.
    private(set) var audiences: Set<Audience> = []

    private var ranges: [EntryRange] = []
    private var cursor: Int64?
    private var isRead = true
    private var parts: [Part] = []
    private var firstPart = 0
    private var waitingByteCount = 0
    /// Entries of each message of which the other side has not said yet that it is done with it, the last one last. Of
    /// more than two messages nobody waits to hear.
    private var inFlight: [[EntryPlace]] = []

    /// Bytes that stay together; the first of an entry says which.
    private struct Part {
        var bytes: [UInt8]
        var place: EntryPlace?
    }

    /// Whether there is nothing left to send.
    var isEmpty: Bool { isRead && firstPart == parts.count }

    /// Begins with these stretches. What was left of others is dropped: the other side has told anew what it lacks.
    mutating func begin(_ ranges: [EntryRange], audiences: Set<Audience>, includesSetAside: Bool) {
        guard !ranges.isEmpty else { return }
        clear()
        self.ranges = ranges
        self.audiences = audiences
        self.includesSetAside = includesSetAside
        isRead = false
    }

    mutating func clear() {
        let (sent, inFlight) = (sentEntries, inFlight)
        self = Outgoing()
        (sentEntries, self.inFlight) = (sent, inFlight)
    }

    /// The other side is done with what it was sent, but for the last message if it is ahead of it: those entries.
    mutating func settle(isAhead: Bool) -> [EntryPlace] {
        let last = isAhead ? inFlight.popLast() : nil
        defer { inFlight = last.map { [$0] } ?? [] }
        return Array(inFlight.joined())
    }

    /// What to read before the next message; nil if enough waits already, or all is read.
    func request(byteLimit: Int) -> ServeRequest? {
        guard !isRead, waitingByteCount < byteLimit else { return nil }
        return ServeRequest(ranges: ranges, after: cursor, byteLimit: byteLimit, includesSetAside: includesSetAside)
    }

    mutating func add(_ batch: ServedBatch, by workers: Workers) {
        for entry in batch.entries { add(ItemSequence.parts(entry, by: workers), of: EntryPlace(entry.signed)) }
        sentEntries += batch.entries.count
        cursor = batch.next
        isRead = batch.next == nil
    }

    mutating func add(_ disclosures: [AnyDisclosure]) {
        add(disclosures.map { ItemSequence.encoded($0) })
    }

    /// As many parts as fit, but at least one: none is larger than a message.
    mutating func take(byteLimit: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        var count = 0
        var places: [EntryPlace] = []
        while firstPart < parts.count, count < MessageLimit.disclosures {
            let part = parts[firstPart]
            guard count == 0 || bytes.count + part.bytes.count <= byteLimit else { break }
            bytes += part.bytes
            waitingByteCount -= part.bytes.count
            if let place = part.place { places.append(place) }
            parts[firstPart].bytes = []
            firstPart += 1
            count += 1
        }
        if firstPart == parts.count { (parts, firstPart) = ([], 0) }
        inFlight.append(places)
        return bytes
    }

    private mutating func add(_ new: [[UInt8]], of place: EntryPlace? = nil) {
        for (index, bytes) in new.enumerated() { parts.append(Part(bytes: bytes, place: index == 0 ? place : nil)) }
        waitingByteCount += new.reduce(0) { $0 + $1.count }
    }
}
