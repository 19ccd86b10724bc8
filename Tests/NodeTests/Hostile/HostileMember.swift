import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import Node
import Replica
import Replication
import SignedLog
import Signing
import Testing

/// A program that has a node's key and says to a running node what it likes: sessions by the book, contents by no rule.
struct HostileMember {
    let key: SigningKey
    let district: DistrictID
    /// The office for which it writes.
    let audience: Audience
    private let address: String
    /// What the stolen machine knows of the root.
    private let seen: [EntryID]
    private let entropy = Entropy.system
    private var responder: PublicKey?
    private var nonce: Bytes32?

    /// - Parameters:
    ///   - owner: whose key was stolen.
    ///   - place: the node that is called.
    ///   - api: any node's, which knows the office.
    init(
        _ owner: TestNode,
        in district: TestDistrict,
        office: String,
        at place: (host: String, port: Int),
        _ api: any LocalAPI
    ) async throws {
        key = try DataDirectory.readKey(DataDirectory(owner.configuration.data).nodeKey) { nil }.signingKey
        let machine = try OpenNode.open(
            owner.configuration,
            passphrase: { nil },
            surroundings: owner.surroundings,
            logger: TestNode.logger
        )
        seen = await machine.owned.ask { $0.rootTips }
        await machine.owned.close()
        self.district = DistrictID(try #require(Bytes32(hex: district.id)))
        let offices = try await api.get("/api/v1/offices").offices.elements
        let document = try #require(offices.first { $0.name.string == office }?.id.string.flatMap { Bytes32(hex: $0) })
        audience = Audience([OfficeID(document)])
        address = "\(place.host):\(place.port)"
    }

    /// So many entries of its log, each in an epoch of its own.
    ///
    /// - Parameter previous: what the n-th names as the ones before it, given the one that was written last.
    func epochs(_ count: Int, after previous: (EntryID?) -> [EntryID]) throws -> [VerifiedEntry] {
        var entries: [VerifiedEntry] = []
        for _ in 0..<count {
            let writer = LogWriter(
                key: key,
                district: district,
                audience: audience,
                epoch: Epoch(entropy.bytes16()),
                previous: previous(entries.last?.id)
            )
            // A kind that nobody knows: kept, passed on, without effect.
            let draft = ActDraft(
                kind: 999,
                isCritical: false,
                subject: .founding(nonce: entropy.bytes16()),
                body: CBORMap([(.int(200), .int(1))])
            )
            entries.append(try writer.prepared(drafts: [draft], seen: seen, time: nil, entropy: entropy).entry)
        }
        return entries
    }

    /// Opens a session. Throws ``SyncRefusal``.
    mutating func open() async throws {
        let nonce = entropy.bytes32()
        let open = SyncMessage.open(district: district, dialer: key.publicKey, nonce: nonce)
        switch try SyncMessage.decode(await post(open.encoded(), .open)) {
        case .opened(let responder, let next, _): (self.responder, self.nonce) = (responder, next)
        case .refusal(let refusal): throw refusal
        case .open, .turn, .answer: throw SyncRefusal.outOfTurn
        }
    }

    /// Hands entries over in one turn. Throws ``SyncRefusal``.
    mutating func send(_ entries: some Sequence<VerifiedEntry>) async throws -> StoreReport? {
        var turn = Turn()
        turn.batch = TravelingBatch(entries.flatMap { $0.signed.encoded() })
        return try await ask(turn).stored
    }

    mutating func ask(_ turn: Turn) async throws -> Turn {
        try await ask(bytes: signed(turn))
    }

    /// A turn that is in order up to where it says anything, and then is this.
    mutating func ask(content: [UInt8]) async throws -> Turn {
        // An empty turn ends with an empty map and an empty byte string.
        try await ask(bytes: signed(Turn()).dropLast(2) + content)
    }

    private mutating func ask(bytes: [UInt8]) async throws -> Turn {
        switch try SyncMessage.decode(await post(bytes, .turn)) {
        case .answer(let next, _, let answer):
            nonce = next
            return answer
        case .refusal(let refusal): throw refusal
        case .open, .opened, .turn: throw SyncRefusal.outOfTurn
        }
    }

    private func signed(_ turn: Turn) throws -> [UInt8] {
        let (responder, responderNonce) = (try #require(responder), try #require(nonce))
        let dialerNonce = entropy.bytes32()
        let seal = HelloSeal(
            district: district,
            dialer: key.publicKey,
            responder: responder,
            dialerNonce: dialerNonce,
            responderNonce: responderNonce,
            certificate: .zero
        )
        return SyncMessage.turn(
            responderNonce: responderNonce,
            dialerNonce: dialerNonce,
            signature: seal.signed(by: key, as: .dialer),
            turn
        )
        .encoded()
    }

    private func post(_ bytes: [UInt8], _ route: SyncRoute) async throws -> [UInt8] {
        var request = HTTPClientRequest(url: "http://\(address)\(route.rawValue)")
        request.method = .POST
        request.headers.add(name: "content-type", value: "application/vnd.hefu.sync")
        request.body = .bytes(ByteBuffer(bytes: bytes))
        let answer = try await HTTPClient.shared.execute(request, timeout: .minutes(10))
        return Array(try await answer.body.collect(upTo: 16 << 20).readableBytesView)
    }
}
