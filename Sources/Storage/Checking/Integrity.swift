import District
package import SignedLog
import Signing

/// Checks everything that the store can check by itself: every entry from its bytes up to its signature, every column
/// and index that follows from entries, every disclosure against its commitment, every sum. An error of the disk is a
/// finding like any other.
///
/// In steps, each in one ``Store/read(_:)``, so that whoever owns the store can answer others in between. Each step
/// compares what stands in the store at one moment only, and what is counted over several steps never changes once it
/// is written: so what is written between two steps is no finding, and what was damaged before the check began is.
///
/// Whether the views say what a fold of the entries says is for who can fold: ``StoreReader/differences(from:)``.
package struct IntegrityCheck: Sendable {
    /// Rows of one table that a step looks at: some milliseconds.
    private static let rowLimit = 2_000
    /// Rows that are decoded whole.
    private static let wholeRowLimit = 250

    private var parts = Part.all[...]
    /// How far the first of the parts has come.
    private var cursor: [SQLValue]?
    private var list = FindingList()
    private var entries = EntryCheck.Progress()
    private var lookups = LookupCheck()
    private var shown = ShownCheck()

    package init() {}

    package var findings: [StorageFinding] { list.findings }

    /// Entries checked so far, and how many there were at the beginning.
    package var progress: (done: Int, total: Int) { (entries.done, max(entries.done, entries.total)) }

    /// Goes one step on; false if there is none left.
    ///
    /// - Parameter workers: who hashes and compares; SQLite is asked by the caller alone.
    package mutating func step(in reader: StoreReader, by workers: Workers = .one) -> Bool {
        guard let part = parts.first else { return false }
        var next: [SQLValue]?
        var list = list
        list.check(part.table) { list throws(StoreFailure) in next = try run(part, reader, workers, &list) }
        self.list = list
        cursor = next
        if next == nil { parts.removeFirst() }
        return !parts.isEmpty
    }

    private enum Part {
        /// The pages of each table and its indexes, in SQLite's words.
        case pages
        /// Pages that no table has, or that two have.
        case file
        case sums(SummedTable)
        case entries
        case numbering(String)
        case derived(DerivedCheck)
        case standings
        case early
        /// Of licenses, and of a level of their index, what they sum up to.
        case licenses
        case shown
        case lookupRows(String)
        case missingLookups
        case surplusLookups(String)
        case search

        static let all: [Part] =
            [.pages, .file] + SummedTable.all.map { .sums($0) } + [.entries]
            + ["audience", "log", "epoch", "seen", "entry", "act"].map { .numbering($0) }
            + DerivedCheck.all.map { .derived($0) } + [.standings, .early] + ofLicenses + [.search]

        private static let ofLicenses: [Part] =
            [.licenses, .shown] + LeveledIndex.licenses.levels.map { .lookupRows($0) }
            + [.missingLookups] + LeveledIndex.licenses.levels.map { .surplusLookups($0) }

        /// Named where it cannot be read.
        var table: String {
            switch self {
            case .pages, .file: "sqlite_master"
            case .sums(let table): table.name
            case .entries: "entry"
            case .numbering(let table): table
            case .derived(let check): check.table
            case .standings: "standing"
            case .early: "early"
            case .licenses, .lookupRows, .missingLookups, .surplusLookups: LeveledIndex.licenses.name
            case .shown: "shown_audience"
            case .search: "search_block"
            }
        }
    }

    /// One step of a part; says where the next one begins, nil at the part's end.
    private mutating func run(
        _ part: Part,
        _ reader: StoreReader,
        _ workers: Workers,
        _ list: inout FindingList
    ) throws(StoreFailure) -> [SQLValue]? {
        switch part {
        case .pages: return try reader.checkPages(after: cursor, &list)
        case .file:
            try reader.checkFile(&list)
            return nil
        case .sums(let table):
            let stretch = try stretch(table.name, Array(table.columns.prefix(table.keyCount)), reader)
            try reader.checkSums(of: table, in: stretch, &list)
            return stretch.through
        case .entries: return try EntryCheck(reader, by: workers).step(&entries, &list) ? [] : nil
        case .numbering(let table): return try reader.checkNumbering(of: table, after: cursor, &list)
        case .derived(let check):
            let stretch = try stretch(check.driver, check.keys, reader)
            try reader.check(check, in: stretch, &list)
            return stretch.through
        case .standings:
            let stretch = try stretch("entry", ["sequence"], reader)
            try reader.checkStandings(in: stretch, &list)
            return stretch.through
        case .early:
            let stretch = try stretch("early", ["row"], reader, limit: Self.wholeRowLimit)
            _ = try reader.earlyEntries(in: stretch)
            return stretch.through
        case .licenses:
            let stretch = try stretch("license", ["document"], reader, limit: Self.wholeRowLimit)
            let licenses = try reader.indexedLicenses(in: stretch)
            lookups.add(licenses, reader)
            shown.add(licenses, isLast: stretch.through == nil, reader, &list)
            return stretch.through
        case .shown:
            try shown.compare(reader, &list)
            return nil
        case .lookupRows(let level):
            let stretch = try stretch(level, ["hash", "document"], reader)
            try lookups.sumRows(in: stretch, reader)
            return stretch.through
        case .missingLookups:
            let stretch = try stretch("license", ["document"], reader, limit: Self.wholeRowLimit)
            return try lookups.findMissing(in: stretch, reader, &list) ? stretch.through : nil
        case .surplusLookups(let level):
            let stretch = try stretch(level, ["hash", "document"], reader, limit: Self.wholeRowLimit)
            return try lookups.findSurplus(in: stretch, reader, &list) ? stretch.through : nil
        case .search:
            let number: Int64 = if case .int(let number)? = cursor?.first { number } else { 0 }
            return try SearchCheck(reader, by: workers).step(number, &list).map { [.int($0)] }
        }
    }

    private func stretch(
        _ table: String,
        _ keys: [String],
        _ reader: StoreReader,
        limit: Int = rowLimit
    ) throws(StoreFailure) -> TableStretch {
        try TableStretch(of: table, keys, after: cursor, limit: limit, in: reader.connection)
    }
}

extension StoreReader {
    /// ``IntegrityCheck`` from its first step to its last, at one moment.
    ///
    /// - Parameter progress: entries checked so far, and how many there are.
    package func integrity(progress: (_ done: Int, _ total: Int) -> Void = { _, _ in }) -> [StorageFinding] {
        var check = IntegrityCheck()
        while check.step(in: self) { progress(check.progress.done, check.progress.total) }
        return check.findings
    }
}
