import Foundation
package import Logging
import Replica
import Signing
import Storage

/// Gives the passphrase of a key file: by prompt, file or descriptor. Asked only if a file needs one; nil: there is none.
package typealias PassphraseProvider = @Sendable () throws -> [UInt8]?

/// A data directory that this process has opened: keys read, database locked, replica loaded.
package struct OpenNode: Sendable {
    let configuration: NodeConfiguration
    let directory: DataDirectory
    let tls: TLSIdentity
    package let owned: OwnedReplica
    let surroundings: NodeSurroundings

    /// By this machine's clock; nil without one.
    var now: Int64? { surroundings.replica.wallClock() }

    /// Opens the directory. Throws ``APIFailure``, with a code for each thing that a person can mend.
    package static func open(
        _ configuration: NodeConfiguration,
        passphrase: PassphraseProvider,
        surroundings: NodeSurroundings,
        logger: Logger
    ) throws -> OpenNode {
        let directory = DataDirectory(configuration.data)
        guard directory.isInitialized else {
            throw APIFailure(status: 404, code: "data-directory-missing", ["path": configuration.data])
        }
        do {
            let secrets = try DataDirectory.readKey(directory.nodeKey, passphrase: passphrase)
            let root = try rootKey(configuration, directory, passphrase)
            let tls = try TLSIdentity(contentsOf: directory.certificate)
            let owned = try OwnedReplica {
                let opened = try OpenedReplica(
                    directory: directory,
                    identity: Identity(signing: secrets.signingKey, box: secrets.boxKey),
                    root: root,
                    isDiskResetAtBoot: configuration.isDiskResetAtBoot,
                    surroundings: surroundings,
                    logger: logger
                )
                opened.replica.silenceLimits = SilenceLimits(
                    warning: configuration.warnAfterHours,
                    usual: configuration.stopAfterHours,
                    types: configuration.stopAfterHoursOfTypes
                )
                return opened
            }
            return OpenNode(
                configuration: configuration,
                directory: directory,
                tls: tls,
                owned: owned,
                surroundings: surroundings
            )
        } catch {
            throw APIFailure(error)
        }
    }

    /// The root key where the district office acts as root: the file that is configured, else `root.key` in the data
    /// directory if there is one.
    private static func rootKey(
        _ configuration: NodeConfiguration,
        _ directory: DataDirectory,
        _ passphrase: PassphraseProvider
    ) throws -> SigningKey? {
        let file = configuration.rootKey ?? directory.rootKey
        guard configuration.rootKey != nil || FileManager.default.fileExists(atPath: file) else { return nil }
        return try DataDirectory.readKey(file, passphrase: passphrase).signingKey
    }
}
