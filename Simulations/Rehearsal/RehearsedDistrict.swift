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

    /// Founds the district. The same entropy gives the same district, byte for byte, whoever works in it.
    package init(in directory: URL?, entropy: Entropy, clock: RehearsalClock, workers: Workers = .one) throws {
        (self.directory, self.entropy, self.clock) = (directory, entropy, clock)
        surroundings = clock.surroundings(entropy, workers: workers)
        root = SigningKey(seed: entropy.bytes32())
        let recovery = SigningKey(seed: entropy.bytes32())
        hub = try Replica.found(
            DistrictFounding(
                name: "普陀区",
                areaCode: "310107",
                officeCode: "11310107MB1K00019P",
                officeName: "区府办",
                nodeCode: "QFB1",
                rootKey: root,
                recoveryKey: recovery.publicKey
            ),
            in: Self.store(named: "QFB1", in: directory),
            identity: Self.identity(entropy),
            surroundings: surroundings
        )
    }

    package func enrollOffice(code: String, name: String, roles: [OfficeRole]) throws -> OfficeID {
        try hub.author(.enrollOffice(code: code, name: name, roles: roles)).document
    }

    /// A node that has asked to join and was enrolled. It holds nothing yet: its first session brings the district.
    package func enrollNode(_ code: String, of office: OfficeID, kind: NodeKind = .bureau) throws -> Replica {
        let identity = Self.identity(entropy)
        let request = try JoinRequest(
            key: identity.signing,
            boxKey: identity.box.publicKey,
            nodeKind: kind,
            officeName: Text(code)
        )
        _ = try hub.author(.enrollNode(request, office: office, kind: kind, code: code))
        let node = try Replica(
            store: Self.store(named: code, in: directory),
            identity: identity,
            root: nil,
            surroundings: surroundings,
            start: .ordinary
        )
        if let district = hub.district { try node.join(district) }
        return node
    }

    /// Submits a type by a node of its office and approves it by the root. Afterwards node and hub know it.
    package func approve(_ item: ItemSubmission, submittedBy node: Replica) throws {
        let submitted = try node.author(.submitItem(item, item: nil))
        try Line.meet(node, hub)
        _ = try hub.author(.approveItem(submitted.document, submission: nil))
        try Line.meet(node, hub)
    }

    /// The data directory of a node; nil in memory.
    package func directory(of code: String) -> URL? { directory?.appending(path: code) }

    private static func identity(_ entropy: Entropy) -> Identity {
        let secrets = KeySecrets.generate(using: entropy)
        return Identity(signing: secrets.signingKey, box: secrets.boxKey)
    }

    private static func store(named code: String, in directory: URL?) throws -> Store {
        guard let place = directory?.appending(path: code) else { return try Store.inMemory() }
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
        return try Store.open(directory: place.path)
    }
}
