import Foundation
package import Signing

/// The files of one node, all beneath one directory that only its owner may enter.
///
/// | file | what |
/// | --- | --- |
/// | `hefu.sqlite` | entries, disclosures, views (room Storage) |
/// | `node.key` | the node's signing and encryption seeds (`docs/formats/key-file.md`) |
/// | `tls.pem` | the self-made certificate and its key |
/// | `certificate.pem` | the certificate alone: what another node's `peer add` may be given |
/// | `root.key` | the root key, on the one node where the district office acts as root, unless configured elsewhere |
/// | `request.hefu-join` | the request to join, until the district office has enrolled the node |
/// | `hefu.sock` | the API, while `hefu serve` runs |
package struct DataDirectory: Sendable, Hashable {
    package let path: String

    package init(_ path: String) { self.path = path }

    package var nodeKey: String { path + "/node.key" }
    package var certificate: String { path + "/tls.pem" }
    package var publicCertificate: String { path + "/certificate.pem" }
    package var rootKey: String { path + "/root.key" }
    package var joinRequest: String { path + "/request.hefu-join" }
    package var socket: String { path + "/hefu.sock" }

    package var isInitialized: Bool { FileManager.default.fileExists(atPath: nodeKey) }

    /// Makes the directory with mode 0700. One that exists is taken as it is.
    package func create() throws(PrivateFileProblem) {
        do {
            try FileManager.default.createDirectory(
                atPath: path,
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700]
            )
        } catch {
            throw .unwritable(path: path, reason: error.localizedDescription)
        }
    }

    /// Writes a key file; an existing one is never overwritten.
    ///
    /// - Parameter passphrase: nil leaves the file protected by its mode alone.
    package func writeKey(
        _ secrets: KeySecrets,
        to file: String,
        passphrase: [UInt8]?,
        entropy: Entropy
    ) throws {
        try PrivateFile.create(file, try KeyFile.seal(secrets, passphrase: passphrase, entropy: entropy))
    }

    /// The secrets in a key file.
    ///
    /// Throws `PrivateFileProblem` (missing, readable by others) or `KeyFileError` (passphrase, form).
    ///
    /// - Parameter passphrase: asked only if the file is under one.
    package static func readKey(_ file: String, passphrase: PassphraseProvider) throws -> KeySecrets {
        let bytes = try PrivateFile.read(file)
        return try KeyFile.open(bytes, passphrase: KeyFile.needsPassphrase(bytes) ? passphrase() : nil)
    }
}
