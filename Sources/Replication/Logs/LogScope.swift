package import SignedLog
package import Signing

/// Of which logs a statement speaks.
package enum LogScope: Hashable, Sendable {
    /// Those that it lists; it says nothing of others.
    case listed
    /// All logs of one audience.
    case audience(Audience)
    /// All logs of one key, what is set aside included: what a cut key hands in, or what its colleagues ask for.
    case author(PublicKey)
    /// The district logs of root and recovery keys: what enrolls a node that the peer has not heard of.
    case roots

    /// Whether set-aside entries belong to it.
    var includesSetAside: Bool {
        switch self {
        case .author: true
        case .listed, .audience, .roots: false
        }
    }

    func includes(_ log: LogSummary) -> Bool {
        switch self {
        case .listed: true
        case .audience(let audience): log.audience == audience
        case .author(let author): log.author == author
        case .roots: log.audience.isDistrict
        }
    }
}

/// What one side says of its logs. Of a scope other than ``LogScope/listed``, a log within the span that is not
/// listed is one of which the side holds nothing.
package struct LogStatement: Hashable, Sendable {
    package let scope: LogScope
    /// The span of a page: after this log id …
    package let after: LogID?
    /// … up to and with this one; nil: to the end.
    package let through: LogID?
    /// Sorted by log id.
    package let logs: [LogSummary]

    package init(scope: LogScope, after: LogID? = nil, through: LogID? = nil, logs: [LogSummary]) {
        self.scope = scope
        self.after = after
        self.through = through
        self.logs = logs.sorted { $0.log < $1.log }
    }

    func spans(_ log: LogID) -> Bool {
        if let after, log <= after { return false }
        if let through, log > through { return false }
        return true
    }
}
