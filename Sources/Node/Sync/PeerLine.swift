import District
import Logging
import Replica
import Replication
import Signing

/// The line to one peer: dials it, drives one session after another, and remembers the warm one between them.
actor PeerLine {
    private let peer: Peer
    private let node: OpenNode
    private let logger: Logger
    private var dialer: DialerNumber?
    /// Sessions that failed: each tries the next address.
    private var failureCount = 0
    /// What the session told that broke off last.
    private var interrupted: SyncOutcome?
    /// The connection, with the certificate that it trusts.
    private var open: (client: PeerClient, address: PeerAddress, certificate: [UInt8]?)?

    init(peer: Peer, node: OpenNode, logger: Logger) {
        self.peer = peer
        self.node = node
        self.logger = logger
    }

    /// One session, from the first hello to its end.
    ///
    /// - Parameters:
    ///   - holdSeconds: how long the peer may hold a request to which it has nothing new. A change on our side ends the
    ///     hold at once.
    ///   - contact: how the peer was before.
    /// - Returns: how it is now.
    func round(holdSeconds: UInt64, contact: PeerContact) async -> PeerContact {
        do {
            let outcome = try await session(holdSeconds: holdSeconds)
            return contact.after(outcome, at: node.now, equalAt: await position(of: outcome))
        } catch {
            let code = APIFailure(error).code
            failureCount += 1
            logger.debug("no session", metadata: ["peer": "\(peer.address)", "code": "\(code)"])
            guard let outcome = interrupted else { return contact.failed(error) }
            return contact.hearing(outcome, await position(of: outcome)).failed(error)
        }
    }

    private func position(of outcome: SyncOutcome) async -> Int64? {
        guard let watermark = outcome.equalAt else { return nil }
        return await node.owned.ask { $0.position(at: watermark) }
    }

    func close() async {
        if let dialer { await node.owned.dropDialer(dialer) }
        dialer = nil
        await open?.client.close()
        open = nil
    }

    private func session(holdSeconds: UInt64) async throws -> SyncOutcome {
        interrupted = nil
        let client = try await client()
        let number = try await currentDialer()
        var plan = DialPlan()
        plan.certificate = open?.certificate.map(SHA256.digest) ?? .zero
        plan.holdSeconds = holdSeconds
        let count = await node.owned.changeCount
        var step = await node.owned.dial(number, plan)
        while true {
            switch step {
            case .finished(let outcome): return outcome
            case .post(let request, let reader):
                async let answer = read(request, Held(request, after: count, by: node.owned), client, reader)
                await node.owned.storeBegun(number)
                step = try await node.owned.dial(number, answer: answer)
            }
        }
    }

    /// The answer, read here: the owner of the replica has other work.
    private func read(
        _ request: DialerPost,
        _ held: Held,
        _ client: PeerClient,
        _ reader: ArrivedAnswer.Reader
    ) async throws -> ArrivedAnswer? {
        try await post(request, held, client).map(reader.read)
    }

    /// The answer; nil if the line is down, or if a change here ended a hold.
    private func post(_ request: DialerPost, _ held: Held, _ client: PeerClient) async throws -> [UInt8]? {
        do {
            return try await held.race {
                try await client.post(request.route.rawValue, request.body, holdSeconds: Int(request.holdSeconds))
            }
        } catch {
            // The machine must hear that nothing came, or it would wait for ever.
            if let dialer, case .finished(let outcome) = await node.owned.dial(dialer, answer: nil) {
                interrupted = outcome
            }
            throw error
        }
    }

    private func currentDialer() async throws -> DialerNumber {
        if let dialer { return dialer }
        let number = try await node.owned.makeDialer(peer: peer.node)
        dialer = number
        return number
    }

    /// The connection with the certificate that is known now: an endpoint act may have named a new one since.
    private func client() async throws -> PeerClient {
        let address = address
        let certificate = try await certificate(at: address)
        if let open, open.address == address, open.certificate == certificate { return open.client }
        await open?.client.close()
        open = nil
        let client = try PeerClient(address: address, certificate: certificate, limits: node.surroundings.limits)
        open = (client, address, certificate)
        return client
    }

    private var address: PeerAddress {
        let addresses = [peer.address] + peer.alternatives
        return addresses[failureCount % addresses.count]
    }

    /// The one that was pasted, else the one that the district names for this address. On loopback only where asked.
    private func certificate(at address: PeerAddress) async throws -> [UInt8]? {
        if let pinned = peer.certificate { return pinned }
        guard !address.isLoopback || node.configuration.isTLSOnLoopback else { return nil }
        let key = peer.node
        let named = await node.owned.ask { replica in
            replica.endpoints().first { endpoint in
                key.map { endpoint.node.key == $0 } ?? endpoint.addresses.contains(address.description)
            }?.certificate
        }
        guard let named else { throw PeerFailure.certificateUnknown(address) }
        return named
    }
}

/// A request that the peer may hold. While it does, a change on our side matters more than the answer.
private struct Held: Sendable {
    private let isHeld: Bool
    private let patienceSeconds: UInt64
    private let count: UInt64
    private let owned: OwnedReplica

    init(_ request: DialerPost, after count: UInt64, by owned: OwnedReplica) {
        (isHeld, patienceSeconds) = (request.holdSeconds > 0, request.patienceSeconds)
        (self.count, self.owned) = (count, owned)
    }

    /// Nil if a change came first; the request is dropped then.
    func race(_ request: @escaping @Sendable () async throws -> [UInt8]) async throws -> [UInt8]? {
        guard isHeld else { return try await request() }
        return try await withThrowingTaskGroup(of: [UInt8]?.self) { group in
            group.addTask { try await request() }
            group.addTask {
                _ = await owned.change(after: count, within: .seconds(patienceSeconds))
                return nil
            }
            defer { group.cancelAll() }
            return try await group.next() ?? nil
        }
    }
}
