import District
import Licenses
import Rehearsal
import Replica
import Replication
import SignedLog
import Signing
import Storage

/// What comes from others, over a line or on a stick.
extension WriteTransaction {
    static let fromPeers: [WriteTransaction] = [
        atCounter("admit a colleague's entries") { stage in
            let entries = try stage.writtenByColleague((2...4).map { .issue("教\($0)号") })
            return { try $0.admitAll(entries) }
        },
        atCounter("pull over a line", commits: 2) { stage in
            for number in 2...4 { _ = try stage.colleague.author(.issue("教\(number)号")) }
            try Line.meet(stage.colleague, stage.hub)
            return { replica in
                let outcome = try Line.meet(replica, stage.hub)
                guard outcome.end == .equal else { throw SessionFailed() }
            }
        },
        atCounter("keep what came too early") { stage in
            let entries = try stage.writtenByColleague((2...4).map { .issue("教\($0)号") })
            return { try $0.admitAll(Array(entries.dropFirst())) }
        },
        atCounter("release what came too early") { stage in
            let entries = try stage.writtenByColleague((2...4).map { .issue("教\($0)号") })
            try stage.counter.admitAll(Array(entries.dropFirst()))
            return { try $0.admitAll(Array(entries.prefix(1))) }
        },
        atCounter("admit a fork") { stage in
            let epoch = Epoch(stage.nonce())
            let branches = try (0..<2).map { _ in
                try stage.forge(
                    [.unknown(stage.nonce())],
                    by: stage.colleagueKeys,
                    audience: stage.ownAudience,
                    epoch: epoch
                )
            }
            return { _ = try $0.admit(branches.map(\.entry)) }
        },
        atCounter("fold what a cut has touched") { stage in
            for number in 2...4 { _ = try stage.colleague.author(.issue("教\(number)号")) }
            _ = try stage.hub.author(.cutOff(node: stage.hub.node(named: "JYJ2")))
            try stage.meetAll()
            let documents = try stage.counter.licenses(.init(date: Stage.day), after: nil, limit: 10).answer().licenses
            try stage.process?.store.write { try $0.markDirty(documents.map(\.document)) }
            return { _ = try $0.foldPending(limit: 2) }
        },
        atCounter("bring the index of words after the licenses") { stage in
            for number in 2...4 { _ = try stage.counter.author(.issue("教\(number)号")) }
            return { _ = try $0.indexPending(tailLimit: 0) }
        },
        atCounter("import a bundle") { stage in
            for number in 2...4 { _ = try stage.colleague.author(.issue("教\(number)号")) }
            var stick: [UInt8] = []
            _ = try stage.colleague.exportBundle(audiences: nil, recipients: nil) { stick += $0 }
            return { [stick] replica in
                var rest = stick[...]
                _ = try replica.importBundle(district: nil) { count in
                    defer { rest = rest.dropFirst(count) }
                    return Array(rest.prefix(count))
                }
            }
        },
    ]
}

struct SessionFailed: Error {}

extension Replica {
    fileprivate func admitAll(_ entries: [ServedEntry]) throws {
        _ = try admit(entries.map(\.signed), disclosures: entries.flatMap(\.disclosures))
    }
}

extension ActDraft {
    /// Of a kind that no version knows yet.
    fileprivate static func unknown(_ nonce: Bytes16) -> ActDraft {
        ActDraft(
            kind: 999,
            isCritical: false,
            subject: .founding(nonce: nonce),
            body: CBORMap([(.int(200), .text("later"))])
        )
    }
}
