/// What is known of the systems outside the district that this node asks: since when one does not answer, and why. Of a
/// running node only; a command that opens the directory itself asks nobody.
actor OutsideBook {
    private struct Contact {
        var lastAnswer: Int64?
        var failingSince: Int64?
        var cause: String?
    }

    private var contacts: [String: Contact] = [:]

    /// - Parameter now: milliseconds since 1970 UTC by this machine's clock.
    func answered(_ system: String, at now: Int64?) {
        contacts[system] = Contact(lastAnswer: now, failingSince: nil, cause: nil)
    }

    func failed(_ system: String, _ cause: String, at now: Int64?) {
        var contact = contacts[system] ?? Contact()
        contact.failingSince = contact.failingSince ?? now
        contact.cause = cause
        contacts[system] = contact
    }

    /// By name.
    var answers: [OutsideAnswer] {
        contacts.sorted { $0.key < $1.key }.map { system, contact in
            OutsideAnswer(
                system: system,
                lastAnswer: contact.lastAnswer,
                failingSince: contact.failingSince,
                cause: contact.cause
            )
        }
    }
}

/// How one system outside the district is reached.
struct OutsideAnswer: Encodable, Sendable {
    /// `library`, or the name of a channel.
    let system: String
    let lastAnswer: Int64?
    /// Nil: it answers.
    let failingSince: Int64?
    let cause: String?
}
