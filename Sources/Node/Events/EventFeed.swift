import Replica
import Synchronization

/// What follows the head of an answer that goes on until whoever asked has gone.
package protocol Feed: Sendable {
    /// Waits for the next bytes; nil at the end. What is not asked for is not made.
    func next() async -> [UInt8]?
}

/// A node's events as a stream (Server-Sent Events, HTML Standard, section 9.2), each with the id to go on from.
actor EventFeed: Feed {
    /// Events that are read at once.
    private static let pageSize = 200
    /// After so long a comment says that the line is alive.
    private static let silence = Duration.seconds(15)
    /// What a client waits before it asks again, in milliseconds.
    private static let retry = 3_000

    private let owned: OwnedReplica
    private let place: FeedPlace
    private let mayGoOn: @Sendable () async -> Bool
    private var position: String
    private var hasBegun = false

    /// - Parameters:
    ///   - position: where to begin; one that the replica has given.
    ///   - mayGoOn: asked before anything is told.
    init(
        _ owned: OwnedReplica,
        from position: String,
        place: FeedPlace,
        mayGoOn: @escaping @Sendable () async -> Bool
    ) {
        (self.owned, self.position, self.place, self.mayGoOn) = (owned, position, place, mayGoOn)
    }

    func next() async -> [UInt8]? {
        guard hasBegun else {
            hasBegun = true
            return Array("retry: \(Self.retry)\nid: \(position)\n\n".utf8)
        }
        while await mayGoOn() {
            // Asked first: what comes while the page is read ends the wait at once.
            let count = await owned.changeCount
            let from = position
            guard let page = try? await owned.perform({ try $0.events(after: from, limit: Self.pageSize) }) else {
                return nil
            }
            guard page.events.isEmpty else {
                position = page.next
                return page.events.flatMap(\.bytes)
            }
            switch await owned.change(after: count, within: Self.silence) {
            case .changed: continue
            case .timeUp: return Array(":\n\n".utf8)
            case .stopped: return nil
            }
        }
        return nil
    }
}

extension EventAnswer {
    fileprivate var bytes: [UInt8] {
        Array("id: \(id)\nevent: act\ndata: ".utf8) + JSONBody.encode(self) + Array("\n\n".utf8)
    }
}

/// How many streams are open.
final class FeedCount: Sendable {
    /// Each costs a connection and a place among those that wait for a change.
    private static let limit = 64

    private let count = Mutex(0)

    /// Nil if there are as many as may be.
    func open() -> FeedPlace? {
        let isRoom = count.withLock { count in
            guard count < Self.limit else { return false }
            count += 1
            return true
        }
        return isRoom ? FeedPlace(self) : nil
    }

    fileprivate func close() { count.withLock { $0 -= 1 } }
}

/// The place of one stream; free again when nobody holds it.
final class FeedPlace: Sendable {
    private let count: FeedCount

    fileprivate init(_ count: FeedCount) { self.count = count }

    deinit { count.close() }
}
