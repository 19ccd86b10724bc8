import SignedLog

/// Puts statements together within the bounds of one message.
struct StatementWriter {
    private(set) var statements: [LogStatement] = []
    private(set) var told: Set<LogID> = []
    private var byteCount = 0
    private var logCount = 0

    /// Lists logs one by one, each once; those that do not fit are left for the next comparison.
    mutating func list(_ logs: [LogSummary]) {
        var listed: [LogSummary] = []
        for log in logs.sorted(by: { $0.log < $1.log }) where !told.contains(log.log) && fits(log) {
            listed.append(log)
            note(log)
        }
        if !listed.isEmpty { statements.append(LogStatement(scope: .listed, logs: listed)) }
    }

    /// States scopes as far as they fit. Gives the pages that are left.
    mutating func state(_ pages: StatementPages, _ outlines: [LogOutline]) -> StatementPages {
        var rest = pages
        while let scope = rest.scopes.first, statements.count < MessageLimit.statements {
            let within = outlines.filter { scope.includes($0) }.sorted { $0.log < $1.log }
            let (page, through) = self.page(within.filter { log in rest.after.map { log.log > $0 } ?? true })
            if page.isEmpty, through != nil { return rest }
            statements.append(LogStatement(scope: scope, after: rest.after, through: through, logs: page))
            guard through == nil else { return StatementPages(scopes: rest.scopes, after: through) }
            rest = StatementPages(scopes: Array(rest.scopes.dropFirst()))
        }
        return rest
    }

    /// The logs that fit, and the last one's id if others are left. At least one if the message holds none yet.
    private mutating func page(_ outlines: [LogOutline]) -> (logs: [LogSummary], through: LogID?) {
        var logs: [LogSummary] = []
        for outline in outlines {
            let summary = outline.summary()
            guard fits(summary) || (logCount == 0 && logs.isEmpty) else { return (logs, logs.last?.log ?? outline.log) }
            logs.append(summary)
            note(summary)
        }
        return (logs, nil)
    }

    private func fits(_ log: LogSummary) -> Bool {
        logCount < MessageLimit.logs && byteCount + log.byteCount <= MessageLimit.statementByteCount
    }

    private mutating func note(_ log: LogSummary) {
        told.insert(log.log)
        byteCount += log.byteCount
        logCount += 1
    }
}

extension LogScope {
    /// ``roots`` includes whatever district logs the store gave for it.
    func includes(_ log: LogOutline) -> Bool {
        switch self {
        case .listed: false
        case .audience(let audience): log.audience == audience
        case .author(let author): log.author == author
        case .roots: log.audience.isDistrict
        }
    }
}
