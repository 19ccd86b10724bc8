import Logging
import Replica
import Replication
import SignedLog
import Signing
import Storage

/// The peers that this node dials, and how each was reached last. What is typed is kept in the store; what is noticed is
/// kept here and written down when a peer's state turns, so that `status` can tell after a restart.
actor PeerBook {
    private let node: OpenNode
    private let logger: Logger
    private var contacts: [PeerAddress: PeerContact] = [:]
    /// Nodes that dial us, by their keys: a hub is not configured with its bureaus.
    private var callers: [PublicKey: PeerContact] = [:]
    /// Dialers wait here for peers that are added while the node runs.
    private var listener: AsyncStream<[Peer]>.Continuation?
    /// What they were told last.
    private var told: [Peer] = []

    init(_ node: OpenNode, logger: Logger) {
        self.node = node
        self.logger = logger
    }

    /// Those that were added, then those that the district names, unless one that was added is the same node.
    func all() async throws -> [Peer] {
        let added = try await node.owned.withStore { try $0.read { try $0.addedPeers() } }
        guard node.configuration.isDiscovering else { return added }
        let addresses = Set(added.map(\.address))
        let keys = Set(added.compactMap { contacts[$0.address]?.node ?? $0.node })
        let found = await node.owned.ask { $0.endpointsToDial() }.compactMap { Peer($0) }
        return added
            + found.filter { peer in
                !addresses.contains(peer.address) && !(peer.node.map(keys.contains) ?? false)
            }
    }

    /// Tells the dialers if the peers are others than before: an endpoint act has come, or one that was added has turned
    /// out to be a node that the district names.
    func refresh() async throws {
        guard listener != nil else { return }
        let peers = try await all()
        guard peers != told else { return }
        try await forgetOthers(than: peers)
        tell(peers)
    }

    private func forgetOthers(than peers: [Peer]) async throws {
        try await node.owned.withStore { store in try store.write { try $0.forgetFoundPeers(but: peers) } }
    }

    private func tell(_ peers: [Peer]) {
        told = peers
        listener?.yield(peers)
    }

    /// Takes up what was written down before the node was started.
    func recall() async throws {
        let records = try await node.owned.withStore { try $0.read { try $0.peers() } }
        for record in records {
            guard let address = PeerAddress(record.address.string), contacts[address] == nil else { continue }
            var contact = PeerContact(lastContact: record.lastContact, node: record.node, wanted: record.wanted)
            contact.known.equalAt = record.watermark
            contacts[address] = contact
        }
    }

    /// A peer with the same address is replaced.
    func add(_ peer: Peer) async throws {
        try await node.owned.withStore { store in try store.write { try $0.add(peer) } }
        contacts[peer.address] = nil
        tell(try await all())
    }

    /// Says whether there was one.
    func remove(_ address: String) async throws -> Bool {
        let wasThere = try await node.owned.withStore { store in
            try store.write { try $0.remove(peerAt: Text(address)) }
        }
        if wasThere {
            if let address = PeerAddress(address) { contacts[address] = nil }
            tell(try await all())
        }
        return wasThere
    }

    /// All peers, now and whenever they change, until the task that reads is canceled.
    func changes() async throws -> AsyncStream<[Peer]> {
        let (stream, continuation) = AsyncStream<[Peer]>.makeStream(bufferingPolicy: .bufferingNewest(1))
        listener = continuation
        try await recall()
        let peers = try await all()
        try await forgetOthers(than: peers)
        tell(peers)
        return stream
    }

    /// How a peer was when it was reached last; after a restart, what was written down of it.
    func contact(_ peer: Peer) -> PeerContact { contacts[peer.address] ?? PeerContact() }

    /// Remembers how a peer was reached.
    func note(_ contact: PeerContact, for peer: Peer) async {
        if contact.error == nil, let key = contact.node { await node.owned.ask { $0.heard(from: key) } }
        let before = contacts.updateValue(contact, forKey: peer.address)
        guard before?.state != contact.state || before?.node != contact.node else { return }
        await keep(contact, of: peer)
    }

    private func keep(_ contact: PeerContact, of peer: Peer) async {
        do {
            try await node.owned.withStore { store in try store.write { try $0.keep(contact, of: peer) } }
        } catch {
            // It is in memory, and told from there; only a restart forgets it.
            logger.warning("a peer's state could not be kept", metadata: ["peer": "\(peer.address)"])
        }
    }

    /// Remembers what a node said that has dialed us.
    func note(_ notes: [PeerNote]) async {
        for note in notes {
            var contact = callers[note.peer] ?? PeerContact()
            contact.node = note.peer
            contact.state = note.isEqual ? .equal : .behind
            contact.lastContact = node.now ?? contact.lastContact
            contact.wanted = Int(clamping: note.theirs.wanted)
            var equalAt: Int64?
            if let watermark = note.equalAt { equalAt = await node.owned.ask { $0.position(at: watermark) } }
            contact.known.hear(equalAt, note.word)
            callers[note.peer] = contact
            await node.owned.ask { $0.heard(from: note.peer) }
        }
    }

    /// One round with each peer, or with the one of this name or address. What comes of it is told by ``answers(named:)``.
    func syncOnce(with name: String?) async throws {
        for peer in try await chosen(name) {
            let line = PeerLine(peer: peer, node: node, logger: logger)
            await note(line.round(holdSeconds: 0, contact: contact(peer)), for: peer)
            await line.close()
        }
    }

    private func chosen(_ name: String?) async throws -> [Peer] {
        let peers = try await all().filter { name == nil || $0.name == name || $0.address.description == name }
        guard name == nil || !peers.isEmpty else { throw APIFailure(status: 404, code: "peer-unknown", field: "peer") }
        return peers
    }

    /// No more peers are dialed; how each was reached is written down.
    func close() async {
        listener?.finish()
        for peer in (try? await all()) ?? [] {
            if let contact = contacts[peer.address] { await keep(contact, of: peer) }
        }
    }

    /// How the API tells of peers: those that this node dials, then those that dial it.
    func answers(named name: String? = nil) async throws -> [PeerAnswer] {
        try await recall()
        var answers: [PeerAnswer] = []
        var dialed: Set<PublicKey> = []
        for peer in try await chosen(name) {
            let contact = contact(peer)
            if let key = contact.node ?? peer.node { dialed.insert(key) }
            answers.append(try await node.owned.perform { try PeerAnswer(peer, contact, in: $0) })
        }
        guard name == nil else { return answers }
        for caller in callers.keys.sorted() where !dialed.contains(caller) {
            let contact = callers[caller] ?? PeerContact()
            answers.append(try await node.owned.perform { try PeerAnswer(nil, contact, in: $0) })
        }
        return answers
    }
}
