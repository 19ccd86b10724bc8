import SignedLog

/// What the other side's statements come to, given what is held here.
struct Comparison {
    /// What it lacks.
    private(set) var ranges: [EntryRange] = []
    /// Of the logs of these audiences.
    private(set) var audiences: Set<Audience> = []
    /// What it should hear of the logs of which it holds something that we do not, unless it was told.
    private(set) var replies: [LogSummary] = []
    /// What it says of each log, those included of which it holds nothing.
    private(set) var heard: [LogSummary] = []

    private let outlines: [LogID: LogOutline]
    private let held: Set<EntryID>
    private let told: Set<LogID>

    init(_ statements: [LogStatement], outlines: [LogOutline], held: Set<EntryID>, told: Set<LogID>) {
        self.outlines = Dictionary(uniqueKeysWithValues: outlines.map { ($0.log, $0) })
        self.held = held
        self.told = told
        for statement in statements { compare(statement) }
    }

    private mutating func compare(_ statement: LogStatement) {
        for log in statement.logs { compare(log) }
        let listed = Set(statement.logs.map(\.log))
        let unlisted = outlines.values.filter { outline in
            statement.scope.includes(outline) && statement.spans(outline.log) && !listed.contains(outline.log)
        }
        for outline in unlisted.sorted(by: { $0.log < $1.log }) {
            compare(.nothing(of: outline.log, author: outline.author, audience: outline.audience))
        }
    }

    private mutating func compare(_ theirs: LogSummary) {
        heard.append(theirs)
        guard let ours = outlines[theirs.log] else {
            if !told.contains(theirs.log), !theirs.tips.isEmpty {
                replies.append(.nothing(of: theirs.log, author: theirs.author, audience: theirs.audience))
            }
            return
        }
        let missing = missing(theirs: theirs, ours: ours, held: held)
        ranges += missing.ranges
        if !missing.ranges.isEmpty { audiences.insert(ours.audience) }
        if !missing.unknown.isEmpty, !told.contains(theirs.log) {
            replies.append(ours.summary(depth: missing.isInDoubt ? LogSummary.greatDepth : LogSummary.depth))
        }
    }
}
