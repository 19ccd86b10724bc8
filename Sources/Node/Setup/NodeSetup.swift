import District
import Foundation
import Logging
import Replica
import SignedLog
import Signing
import Storage

/// How a node comes to be: its keys, its certificate, its request to join, or a whole new district. Everything here
/// happens before a node runs, in its data directory, without a network.
///
/// Throws ``APIFailure``.
package enum NodeSetup {
    /// What a new node hands to the district office.
    package struct NewNode: Hashable, Sendable {
        /// For two people to compare.
        package let fingerprint: String
        /// The file with the request.
        package let path: String
        /// The request itself, to be pasted.
        package let text: String
    }

    /// Makes the data directory of a node: keys, certificate, request to join.
    ///
    /// - Parameters:
    ///   - office: as the bearer calls it; the district office decides.
    ///   - kind: `bureau`, `hub` or `city`.
    ///   - passphrase: nil leaves the key file protected by its mode alone.
    package static func initialize(
        _ configuration: NodeConfiguration,
        office: String,
        kind: String,
        passphrase: [UInt8]?,
        surroundings: NodeSurroundings = .system
    ) async throws -> NewNode {
        try failing {
            let kind = try NodeKind(apiName: kind, field: "kind")
            let directory = DataDirectory(configuration.data)
            let secrets = KeySecrets.generate(using: .system)
            let request = try JoinRequest(
                key: secrets.signingKey,
                boxKey: secrets.boxKey.publicKey,
                nodeKind: kind,
                officeName: Text(office)
            )
            try makeNode(in: directory, secrets, passphrase: passphrase, surroundings)
            try PrivateFile.create(directory.joinRequest, Array(request.text.utf8))
            return NewNode(fingerprint: request.fingerprint, path: directory.joinRequest, text: request.text)
        }
    }

    /// Founds a district with this node as the district office's hub, and returns the district's id in hex.
    ///
    /// The root key goes to `root-key` of the configuration, else to `root.key` in the data directory; the recovery key
    /// to the file named, from where a person brings it into a safe. Both are under the same passphrase as the node's.
    package static func createDistrict(
        _ configuration: NodeConfiguration,
        name: String,
        areaCode: String,
        officeCode: String,
        officeName: String,
        nodeCode: String,
        recoveryKey: String,
        passphrase: [UInt8]?,
        surroundings: NodeSurroundings = .system
    ) async throws -> String {
        try failing {
            let directory = DataDirectory(configuration.data)
            let (node, root, recovery) = (
                KeySecrets.generate(using: .system), KeySecrets.generate(using: .system),
                KeySecrets.generate(using: .system)
            )
            let founding = DistrictFounding(
                name: name,
                areaCode: areaCode,
                officeCode: officeCode,
                officeName: officeName,
                nodeCode: nodeCode,
                rootKey: root.signingKey,
                recoveryKey: recovery.signingKey.publicKey
            )
            try DistrictCheck.check(founding)
            try refuseExisting([recoveryKey, configuration.rootKey ?? directory.rootKey])
            try makeNode(in: directory, node, passphrase: passphrase, surroundings)
            try directory.writeKey(root, to: configuration.rootKey ?? directory.rootKey, passphrase: passphrase)
            try directory.writeKey(recovery, to: recoveryKey, passphrase: passphrase)
            let store = try Store.open(directory: directory.path)
            defer { try? store.close() }
            let replica = try Replica.found(
                founding,
                in: store,
                identity: Identity(signing: node.signingKey, box: node.boxKey),
                surroundings: surroundings.replica
            )
            guard let district = replica.district else { preconditionFailure("a district without an id") }
            return district.description
        }
    }

    /// Keys and certificate in a directory that has no node yet.
    private static func makeNode(
        in directory: DataDirectory,
        _ secrets: KeySecrets,
        passphrase: [UInt8]?,
        _ surroundings: NodeSurroundings
    ) throws {
        guard !directory.isInitialized else {
            throw APIFailure(status: 409, code: "node-exists", ["path": directory.path])
        }
        try directory.create()
        let tls = try TLSIdentity.generate()
        // The key comes last: a directory without it is no node yet, and setting up may begin again.
        for file in [directory.certificate, directory.publicCertificate] {
            try? FileManager.default.removeItem(atPath: file)
        }
        try tls.write(to: directory.certificate)
        try tls.writeCertificate(to: directory.publicCertificate)
        // Where it cannot be written, the node does without blocks of numbers (`Mark`), and without nothing else.
        try? Mark(machine: surroundings.machine, ownEntries: 0)
            .write(surroundings.markPath(of: secrets.signingKey.publicKey))
        try directory.writeKey(secrets, to: directory.nodeKey, passphrase: passphrase)
    }

    private static func refuseExisting(_ paths: [String]) throws(PrivateFileProblem) {
        for path in paths where FileManager.default.fileExists(atPath: path) { throw .exists(path: path) }
    }

    static func failing<Result>(_ body: () throws -> Result) throws -> Result {
        do { return try body() } catch { throw APIFailure(error) }
    }
}

extension DataDirectory {
    func writeKey(_ secrets: KeySecrets, to file: String, passphrase: [UInt8]?) throws {
        try writeKey(secrets, to: file, passphrase: passphrase, entropy: .system)
    }
}
