package import SignedLog
package import Signing

/// What one side says of one log: its tips, and how far it holds the epochs beneath.
package struct LogSummary: Hashable, Sendable {
    /// Epochs beneath the tips that a first summary names: a month of daily restarts.
    package static let depth = 32
    /// Epochs beneath the tips where the first summary left a peer in doubt: ten years of daily restarts.
    package static let greatDepth = 4_096
    /// Most marks of either list; more tips than that has only a log that somebody forked on purpose.
    package static let markLimit = 8_192

    package let log: LogID
    package let author: PublicKey
    package let audience: Audience
    /// Sorted.
    package let tips: [LogMark]
    /// The ends of epochs that hold no tip, of the latest ones opened; sorted.
    package let beneath: [LogMark]
    /// Whether tips and epochs beneath are all that there are.
    package let isWhole: Bool

    package init(
        log: LogID,
        author: PublicKey,
        audience: Audience,
        tips: [LogMark],
        beneath: [LogMark],
        isWhole: Bool
    ) {
        self.log = log
        self.author = author
        self.audience = audience
        self.tips = tips.sorted()
        self.beneath = beneath.sorted()
        self.isWhole = isWhole
    }

    /// That nothing of the log is held.
    static func nothing(of log: LogID, author: PublicKey, audience: Audience) -> LogSummary {
        LogSummary(log: log, author: author, audience: audience, tips: [], beneath: [], isWhole: true)
    }

    var marks: [LogMark] { tips + beneath }

    /// Whether the side has said as much as it ever will; what it still did not name may be sent in vain.
    var isExhaustive: Bool {
        isWhole || beneath.count >= Self.greatDepth || tips.count >= Self.markLimit
    }
}

extension LogOutline {
    /// Tips and the `depth` latest epochs beneath them.
    package func summary(depth: Int = LogSummary.depth) -> LogSummary {
        let tips = Array(self.tips.prefix(LogSummary.markLimit))
        // Of a log that somebody parted ten thousand times a list would be gone through for each of them.
        let (tipMarks, tipEpochs) = (Set(tips), Set(tips.map(\.epoch)))
        let others = epochs.filter { !tipEpochs.contains($0.epoch) }
        let named = others.suffix(depth)
        // Of an epoch that holds a tip, a branch that other epochs follow is named too: it is no tip.
        let followedBranches = epochs.filter { tipEpochs.contains($0.epoch) }.flatMap(\.tops)
            .filter { !tipMarks.contains($0) }
        let beneath = (named.flatMap(\.tops) + followedBranches).prefix(LogSummary.markLimit)
        return LogSummary(
            log: log,
            author: author,
            audience: audience,
            tips: tips,
            beneath: Array(beneath),
            isWhole: named.count == others.count && beneath.count < LogSummary.markLimit
                && tips.count < LogSummary.markLimit
        )
    }
}
