import District
import Replication
import SignedLog
import Signing
import Storage

// Outlines of logs, as a session asks for them.
extension Replica {
    func answer(_ query: LogQuery) throws -> LogAnswer {
        try store.read { store in
            let changed = try changedLogs(query, store)
            var logs = Set(query.logs).union(changed)
            for scope in query.scopes { logs.formUnion(try self.logs(in: scope, query.share, store)) }
            let forks = Dictionary(grouping: try store.forks(), by: \.log)
            var outlines: [LogOutline] = []
            for log in logs.sorted() {
                guard let record = try store.log(log), isAllowed(record, query) else { continue }
                let isPlain = forks[log] == nil && !query.includesSetAside
                outlines.append(
                    try isPlain ? store.outline(of: record) : store.fullOutline(of: record, query.includesSetAside)
                )
            }
            return LogAnswer(
                outlines: outlines.filter { !$0.epochs.isEmpty },
                changed: Set(changed),
                held: Set(try query.checking.filter { try store.holds($0) })
            )
        }
    }

    private func changedLogs(_ query: LogQuery, _ store: StoreReader) throws -> [LogID] {
        guard let since = query.changedSince.map(Watermark.init(_:)) else { return [] }
        // After a change of standing nobody knows which logs look different: all may.
        let isSameStanding = since.standing == state.exceptions.changeCount
        let records = try isSameStanding ? store.logs(changedAfter: since.sequence) : store.logs()
        return records.filter { query.share.allows($0.audience) }.map(\.log)
    }

    private func logs(in scope: LogScope, _ share: SharedAudiences, _ store: StoreReader) throws -> [LogID] {
        switch scope {
        case .listed: return []
        case .audience(let audience): return share.allows(audience) ? try store.logs(in: audience).map(\.log) : []
        case .author(let author): return try store.logRecords(of: author).map(\.log)
        case .roots: return try store.logs(in: .district).filter { state.isOfRoot($0.author) }.map(\.log)
        }
    }

    private func isAllowed(_ record: LogRecord, _ query: LogQuery) -> Bool {
        if query.share.allows(record.audience) { return true }
        return query.scopes.contains { scope in
            if case .author(let author) = scope { author == record.author } else { false }
        }
    }
}

extension ReplicaState {
    /// Whether the key was ever named as a root or recovery key.
    func isOfRoot(_ key: PublicKey) -> Bool {
        let history = authority.history
        return [KeyRole.root, .recovery].contains { history.isNamed(key, $0, in: history.everything) }
    }
}

extension StoreReader {
    /// Of a log without forks: each epoch by its last entry and what its first one follows.
    fileprivate func outline(of record: LogRecord) throws -> LogOutline {
        let epochs = try epochs(of: record.log).reversed().map { summary in
            EpochOutline(
                epoch: summary.epoch,
                tops: [LogMark(epoch: summary.epoch, number: summary.number, id: summary.id)],
                after: try opening(of: summary.epoch, record.log).flatMap { try marks(of: $0.previous) }
            )
        }
        return LogOutline(log: record.log, author: record.author, audience: record.audience, epochs: Array(epochs))
    }

    private func opening(of epoch: Epoch, _ log: LogID) throws -> [EntryNode] {
        try entries(at: ForkPoint(log: log, epoch: epoch, number: 0))
    }

    private func marks(of entries: [EntryID]) throws -> [LogMark] {
        try entries.compactMap { try entryNode($0) }.map { LogMark(epoch: $0.epoch, number: $0.number, id: $0.id) }
    }

    /// Entry by entry: of logs with forks, and where what is set aside belongs to it.
    fileprivate func fullOutline(of record: LogRecord, _ includesSetAside: Bool) throws -> LogOutline {
        var outline = LogOutline(log: record.log, author: record.author, audience: record.audience)
        for sequence in try sequences(of: record.log) {
            guard let node = try entryNode(sequence: sequence) else { continue }
            if !includesSetAside, try standing(of: node.id).isSetAside { continue }
            outline.insert(
                epoch: node.epoch,
                number: node.number,
                id: node.id,
                previous: node.previous,
                opensAfter: node.number == 0 ? try marks(of: node.previous) : []
            )
        }
        return outline
    }
}
