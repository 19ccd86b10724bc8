/// Looks for the first receipt for an entry among those of one log: up the entry's own log, in strides where no fork parts
/// it, into the epochs that follow.
struct ReceiptSearch {
    private let reader: StoreReader
    /// The rows of the log for which the receipts are, and of that in which they stand.
    private let log: Int64
    private let witness: Int64
    private let place: LogPlace
    /// What opens epochs behind the entry, with what each follows; nil: nobody has asked.
    private var openings: [(child: LogPlace, parent: LogPlace)]?

    /// - Parameter place: the entry's.
    init(of log: Int64, by witness: Int64, from place: LogPlace, _ reader: StoreReader) {
        (self.log, self.witness, self.place, self.reader) = (log, witness, place, reader)
    }

    /// The entry that carries the receipt; nil if none covers what is at the place.
    ///
    /// - Parameter memory: what earlier searches have come to.
    mutating func carrier(_ memory: inout ReceiptMemory) throws(StoreFailure) -> Int64? {
        // No deeper than one call, however long two branches are.
        var (way, known): ([Step], Set<Int64>) = ([Step(place: place, before: nil)], [place.sequence])
        var next = way.startIndex
        while next < way.endIndex {
            let place = way[next].place
            let found: Found
            if let held = memory[witness, place] { found = held } else { found = try self.found(at: place) }
            switch found {
            case .carrier(let carrier):
                // What is found at the entry itself is found again as quickly.
                if next > 0 { memory.note(carrier, by: witness, on: way, through: next) }
                return carrier
            case .nothing: break
            case .further(let places):
                way += places.filter { known.insert($0.sequence).inserted }.map { Step(place: $0, before: next) }
            }
            next += 1
        }
        for step in way { memory[witness, step.place] = .nothing }
        return nil
    }

    /// A place that was come to.
    struct Step {
        let place: LogPlace
        /// The step that led here, by its place in the way.
        let before: Int?
    }

    /// What there is from a place on.
    enum Found {
        case carrier(Int64)
        case nothing
        /// Nothing before these places.
        case further([LogPlace])
    }

    private mutating func found(at place: LogPlace) throws(StoreFailure) -> Found {
        let stride = try stride(from: place)
        if let carrier = try carrier(in: stride) { return .carrier(carrier) }
        return .further(try places(behind: stride))
    }

    /// Entries of an epoch that follow one another and have no fork among them, but the first may be of one: then it stands
    /// alone.
    private struct Stride {
        let first: LogPlace
        /// `Int64.max`: up to the end of the epoch.
        let lastNumber: Int64

        var isAlone: Bool { first.number == lastNumber }

        func contains(_ place: LogPlace) -> Bool {
            place.epoch == first.epoch && first.number...lastNumber ~= place.number
                && (place.number > first.number || place.sequence == first.sequence)
        }
    }

    private func stride(from place: LogPlace) throws(StoreFailure) -> Stride {
        let sql = "SELECT min(number) FROM fork WHERE epoch = ? AND number >= ?"
        let fork = try reader.connection.first(sql, [.int(place.epoch), .int(place.number)]) { $0.optionalInt(0) }
        guard let fork = fork.flatMap(\.self) else { return Stride(first: place, lastNumber: .max) }
        return Stride(first: place, lastNumber: max(place.number, fork - 1))
    }

    private func carrier(in stride: Stride) throws(StoreFailure) -> Int64? {
        let sql = """
            SELECT carrier FROM receipt WHERE log = ? AND witness = ? AND epoch = ? AND number BETWEEN ?4 AND ?
                AND (number > ?4 OR entry = ?) ORDER BY number, entry, carrier LIMIT 1
            """
        let first = stride.first
        let values = [log, witness, first.epoch, first.number, stride.lastNumber, first.sequence].map(SQLValue.int)
        return try reader.connection.first(sql, values) { $0.int(0) }
    }

    /// The entries that follow the stride in its epoch, and those that open an epoch after one of it.
    private mutating func places(behind stride: Stride) throws(StoreFailure) -> [LogPlace] {
        if openings == nil { openings = try reader.openings(inLog: log, behind: place) }
        let opened = (openings ?? []).filter { stride.contains($0.parent) }.map(\.child)
        guard stride.lastNumber < .max else { return opened }
        let sql = """
            SELECT sequence, epoch, number FROM entry WHERE epoch = ? AND is_aside IN (0, 1) AND number = ?
                AND (? IS NULL OR previous = ?3) ORDER BY sequence
            """
        let parent = stride.isAlone ? SQLValue.int(stride.first.sequence) : .null
        let values = [.int(stride.first.epoch), .int(stride.lastNumber + 1), parent]
        return try reader.connection.all(sql, values) { $0.logPlace(0) } + opened
    }
}

/// An entry of a log and where in it that stands.
struct LogPlace {
    /// The entry's.
    let sequence: Int64
    /// The epoch's row.
    let epoch: Int64
    let number: Int64
}

extension StoreReader {
    /// What opens the epochs of a log, each with one of the entries that it follows; all that can be behind a place. Epochs
    /// have their rows as they were opened, but one that two entries open.
    ///
    /// - Parameter log: its row.
    fileprivate func openings(
        inLog log: Int64,
        behind place: LogPlace
    ) throws(StoreFailure) -> [(child: LogPlace, parent: LogPlace)] {
        let sql = """
            SELECT c.sequence, c.epoch, c.number, e.sequence, e.epoch, e.number
            FROM epoch p CROSS JOIN entry c ON c.epoch = p.row AND c.is_aside IN (0, 1) AND c.number = 0
                CROSS JOIN opening o ON o.child = c.sequence CROSS JOIN entry e ON e.sequence = o.parent
            WHERE p.log = ? AND (p.row > ? OR p.row IN (SELECT epoch FROM fork WHERE number = 0)) ORDER BY c.sequence
            """
        return try connection.all(sql, [.int(log), .int(place.epoch)]) {
            (child: $0.logPlace(0), parent: $0.logPlace(3))
        }
    }
}

extension Row {
    /// Three columns: sequence, epoch, number.
    fileprivate func logPlace(_ column: Int) -> LogPlace {
        LogPlace(sequence: int(column), epoch: int(column + 1), number: int(column + 2))
    }
}
