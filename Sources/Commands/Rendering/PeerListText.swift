import Words

/// Each peer: when we last heard of it, what each side lacks, and how old the oldest of that is.
package struct PeerListText {
    package let answer: JSON

    package init(answer: JSON) { self.answer = answer }

    package var lines: [String] {
        let peers = answer["peers"].array
        guard !peers.isEmpty else { return [Phrase.noPeers.text] }
        let labels: [Label] = [.peer, .address, .origin, .state, .lastContact, .theyLack, .weLack, .oldest]
        var table = Table(labels.map(\.text))
        for peer in peers { table.add(row(of: peer)) }
        let errors = peers.compactMap { peer in
            peer["error"].string.map { "! " + name(of: peer) + ": " + errorText($0) }
        }
        return table.lines + errors.map(Visible.text)
    }

    private func row(of peer: JSON) -> [String] {
        let now = answer["now"]
        return [
            name(of: peer),
            peer["address"].plainText,
            PeerOriginName.text(peer["origin"].plainText),
            Phrase.peerState(peer["state"].plainText),
            AgeText.text(at: peer["lastContact"], age: peer["ageSeconds"], now: now) ?? Phrase.never.text,
            peer["theyLack"].isNull ? "?" : peer["theyLack"].plainText,
            peer["weLack"].isNull ? "?" : peer["weLack"].plainText,
            AgeText.text(at: peer["oldestPending"], age: peer["oldestPendingSeconds"], now: now) ?? "—",
        ]
    }

    private func name(of peer: JSON) -> String {
        peer["name"].string ?? peer["nodeCode"].string ?? peer["node"].string.map { String($0.prefix(12)) }
            ?? peer["address"].plainText
    }

    /// A reason is a refusal's code where it is one.
    private func errorText(_ error: String) -> String {
        RefusalCode(rawValue: error).map { $0.text(["field": Label.peer.text]) } ?? error
    }
}
