import Logging
import Replica
import Replication
import Signing

/// Answers other nodes: bytes in, bytes out; and everybody, whether the node lives and what the district publishes. A
/// request to which nothing is new is held until something is, or until the peer's patience ends.
struct SyncHandler: Sendable {
    let api: NodeAPI
    /// SHA-256 of the certificate that the listener shows; zeros where it shows none.
    let certificate: Bytes32
    let turns = TurnQueue()
    let logger: Logger

    func answer(_ request: APIRequest, from origin: String) async -> APIResponse {
        switch (request.method, request.path) {
        case ("GET", "/livez"): return await api.answer(request, of: .remote(address: origin))
        case ("GET", "/readyz"): return await api.answer(request, of: .remote(address: origin))
        case ("GET", PublicList.path): return await api.answer(request, of: .remote(address: origin))
        case ("POST", "/sync/1/open"), ("POST", "/sync/1/turn"): return await admitted(request, from: origin)
        case (_, "/sync/1/open"), (_, "/sync/1/turn"): return Self.methodNotAllowed("POST")
        case (_, "/livez"), (_, "/readyz"), (_, PublicList.path): return Self.methodNotAllowed("GET")
        case _: return Self.refusal(404, "not-found")
        }
    }

    private func admitted(_ request: APIRequest, from origin: String) async -> APIResponse {
        guard request.contentType == PeerClient.contentType else { return Self.refusal(415, "bad-request") }
        do {
            return APIResponse(
                status: 200,
                body: try await reply(to: request.body, from: origin),
                contentType: PeerClient.contentType
            )
        } catch {
            let failure = APIFailure(error)
            logger.warning("a peer's request failed", metadata: ["code": "\(failure.code)"])
            return Self.refusal(503, failure.code)
        }
    }

    private func reply(to body: [UInt8], from origin: String) async throws -> [UInt8] {
        let (owned, certificate) = (api.owned, certificate)
        var count = await owned.changeCount
        var step = try await turns.run(for: origin) { try await owned.respond(body, certificate: certificate) }
        var held: Held?
        while true {
            switch step {
            case .answer(let bytes, let notes):
                await api.peers.note(notes)
                return bytes
            case .hold(let seconds, let session):
                held = Held(session: session, end: .now + .seconds(seconds))
            case .none:
                break  // It goes on being held.
            case .begun:
                preconditionFailure("the owner hands out what it has only begun with")
            }
            guard let held else { throw APIFailure(status: 503, code: "busy") }
            let end = await owned.change(after: count, within: max(.zero, held.end - .now))
            count = await owned.changeCount
            step = await turns.run(for: origin) { await owned.resume(held.session, end.holdEnd) }
        }
    }

    /// A request that waits for news.
    private struct Held {
        let session: SessionNumber
        let end: ContinuousClock.Instant
    }

    private static func refusal(_ status: Int, _ code: String) -> APIResponse {
        APIFailure(status: status, code: code).response()
    }

    private static func methodNotAllowed(_ allowed: String) -> APIResponse {
        APIResponse(methodNotAllowed: [allowed])
    }
}

extension WaitEnd {
    /// A node that shuts down lets its held requests go as if their time were up: the peer comes back when it can.
    fileprivate var holdEnd: HoldEnd {
        switch self {
        case .changed: .changed
        case .timeUp, .stopped: .timedOut
        }
    }
}
