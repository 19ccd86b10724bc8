package import District
package import Foundation
package import Licenses
package import Replica
package import SignedLog
package import Signing
import Storage

/// A whole district in one process, its nodes one after another: real signatures, real SQLite files, no sockets. The hub of 区府办
/// holds the root key; every other node is enrolled by it.
///
/// A class, because it owns open replicas.
package final class RehearsedDistrict {
    package let hub: Replica
    package let clock: RehearsalClock
    /// Where the nodes' data directories are; nil: all in memory.
    package let directory: URL?
    private let entropy: Entropy
    private let root: SigningKey
    private let surroundings: Surroundings
    /// The nodes but the hub, by code.
    private var stores: [String: Store] = [:]
    private var identities: [String: Identity] = [:]

    /// Founds the district. The same entropy gives the same district, byte for byte, whoever works in it.
    package init(in directory: URL?, entropy: Entropy, clock: RehearsalClock, workers: Workers = .one) throws {
        (self.directory, self.entropy, self.clock) = (directory, entropy, clock)
        surroundings = clock.surroundings(entropy, workers: workers)
        root = SigningKey(seed: entropy.bytes32())
        let recovery = SigningKey(seed: entropy.bytes32())
        hub = try Replica.found(
            .rehearsed(root: root, recovery: recovery.publicKey),
            in: Self.store(named: "QFB1", in: directory),
            identity: .drawn(from: entropy),
            surroundings: surroundings
        )
    }

    package func enrollOffice(code: String, name: String, roles: [OfficeRole]) throws -> OfficeID {
        try hub.enrollOffice(code, name, roles)
    }

    /// A node that has asked to join and was enrolled. It holds nothing yet: its first session brings the district.
    package func enrollNode(_ code: String, of office: OfficeID, kind: NodeKind = .bureau) throws -> Replica {
        let store = try Self.store(named: code, in: directory)
        let identity = Identity.drawn(from: entropy)
        (stores[code], identities[code]) = (store, identity)
        return try hub.enroll(identity, as: code, of: office, kind, on: store, surroundings)
    }

    /// As at the end of its program: its replica is of no use any more.
    package func closeNode(_ code: String) throws { try stores.removeValue(forKey: code)?.close() }

    /// As at the start of its program, once it is closed.
    package func openNode(_ code: String) throws -> Replica {
        guard let identity = identities[code] else { preconditionFailure("no node \(code)") }
        let store = try Self.store(named: code, in: directory)
        stores[code] = store
        return try Replica(store: store, identity: identity, root: nil, surroundings: surroundings, start: .ordinary)
    }

    /// Submits a type by a node of its office and approves it by the root. Afterwards node and hub know it.
    package func approve(_ item: ItemSubmission, submittedBy node: Replica) throws {
        try hub.approve(item, submittedBy: node)
    }

    /// The data directory of a node; nil in memory.
    package func directory(of code: String) -> URL? { directory?.appending(path: code) }

    private static func store(named code: String, in directory: URL?) throws -> Store {
        guard let place = directory?.appending(path: code) else { return try Store.inMemory() }
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
        return try Store.open(directory: place.path)
    }
}
