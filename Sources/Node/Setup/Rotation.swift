import Foundation
import Replica
import SignedLog
import Signing
import Storage

extension NodeSetup {
    /// Ends the root key by the recovery key, and puts a new one in its place. The old key file is kept beside it, with
    /// `.ended` after its name; the recovery key that was used is used up. The node must not be running.
    ///
    /// - Parameters:
    ///   - recoveryKey: the file from the safe.
    ///   - nextRecoveryKey: where the next one is written.
    /// - Returns: the district's id in hex.
    package static func rotate(
        _ configuration: NodeConfiguration,
        recoveryKey: String,
        nextRecoveryKey: String,
        passphrase: PassphraseProvider
    ) async throws -> String {
        try failing {
            let directory = DataDirectory(configuration.data)
            guard directory.isInitialized else {
                throw APIFailure(status: 404, code: "data-directory-missing", ["path": directory.path])
            }
            let given = try passphrase()
            let node = try DataDirectory.readKey(directory.nodeKey) { given }
            let recovery = try DataDirectory.readKey(recoveryKey) { given }
            let (nextRoot, nextRecovery) = (
                KeySecrets.generate(using: .system), KeySecrets.generate(using: .system)
            )
            let rootFile = configuration.rootKey ?? directory.rootKey
            // Both new keys are on the disk before the act that names them: a crash in between loses nothing.
            try directory.writeKey(nextRecovery, to: nextRecoveryKey, passphrase: given)
            try? FileManager.default.removeItem(atPath: rootFile + ".next")
            try directory.writeKey(nextRoot, to: rootFile + ".next", passphrase: given)
            let district: String
            do {
                district = try rotate(
                    directory,
                    node,
                    to: nextRoot.signingKey.publicKey,
                    recovery: nextRecovery.signingKey.publicKey,
                    with: recovery.signingKey
                )
            } catch let refusal as Refusal {
                // Nothing was written, so these keys are nobody's.
                for file in [nextRecoveryKey, rootFile + ".next"] { try? FileManager.default.removeItem(atPath: file) }
                throw refusal
            }
            if FileManager.default.fileExists(atPath: rootFile) {
                try FileManager.default.moveReplacing(rootFile, to: rootFile + ".ended")
            }
            try FileManager.default.moveItem(atPath: rootFile + ".next", toPath: rootFile)
            return district
        }
    }

    private static func rotate(
        _ directory: DataDirectory,
        _ node: KeySecrets,
        to nextRoot: PublicKey,
        recovery nextRecovery: PublicKey,
        with recoveryKey: SigningKey
    ) throws -> String {
        let store = try Store.open(directory: directory.path)
        defer { try? store.close() }
        let replica = try Replica(
            store: store,
            identity: Identity(signing: node.signingKey, box: node.boxKey),
            root: nil,
            surroundings: NodeSurroundings.system.replica,
            start: .ordinary
        )
        _ = try replica.rotate(to: nextRoot, recovery: nextRecovery, with: recoveryKey)
        return replica.district?.description ?? ""
    }
}
