import Crypto
import Foundation
import NIOCore
import NIOSSL
package import Signing
import SwiftASN1
import X509

/// A node's own TLS certificate: P-256, self-made, dated 1970 to 9999, so that no wrong clock can make it invalid.
/// It is trusted because the node's `endpoint` act names it, never because somebody else signed it.
package struct TLSIdentity: Sendable {
    /// The certificate, DER, about 310 bytes.
    package let certificate: [UInt8]
    private let privateKeyPEM: String
    private let certificatePEM: String

    /// SHA-256 over the DER: what a hello signs (`docs/formats/sync.md`).
    package var digest: Bytes32 { SHA256.digest(certificate) }

    /// The certificate and its key in one PEM text, as kept in `tls.pem`.
    var pem: String { certificatePEM + "\n" + privateKeyPEM + "\n" }

    package static func generate() throws -> TLSIdentity {
        let key = P256.Signing.PrivateKey()
        let name = try DistinguishedName { CommonName("hefu") }
        let certificate = try Certificate(
            version: .v3,
            serialNumber: Certificate.SerialNumber(),
            publicKey: .init(key.publicKey),
            notValidBefore: Date(timeIntervalSince1970: 0),
            notValidAfter: Date(timeIntervalSince1970: lastSecondOf9999),
            issuer: name,
            subject: name,
            signatureAlgorithm: .ecdsaWithSHA256,
            extensions: Certificate.Extensions(),
            issuerPrivateKey: .init(key)
        )
        return try TLSIdentity(certificate: certificate, keyPEM: key.pemRepresentation)
    }

    /// 9999-12-31T23:59:59Z, RFC 5280 §4.1.2.5: "no well-defined expiration date".
    private static let lastSecondOf9999: Double = 253_402_300_799

    private init(certificate: Certificate, keyPEM: String) throws {
        var serializer = DER.Serializer()
        try serializer.serialize(certificate)
        self.certificate = serializer.serializedBytes
        certificatePEM = try certificate.serializeAsPEM().pemString
        privateKeyPEM = keyPEM
    }

    /// Reads what ``write(to:)`` wrote.
    package init(contentsOf path: String) throws {
        let text = String(decoding: try PrivateFile.read(path), as: UTF8.self)
        let documents = try PEMDocument.parseMultiple(pemString: text)
        guard documents.count == 2 else { throw PrivateFileProblem.missing(path: path) }
        try self.init(certificate: Certificate(pemDocument: documents[0]), keyPEM: documents[1].pemString)
    }

    package func write(to path: String) throws {
        try PrivateFile.create(path, Array(pem.utf8))
    }

    /// The certificate without its key.
    func writeCertificate(to path: String) throws {
        try PrivateFile.create(path, Array((certificatePEM + "\n").utf8))
    }

    /// How our listener presents itself. Clients show no certificate: they prove who they are by their hello.
    func serverConfiguration() throws -> TLSConfiguration {
        var configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: [.certificate(try NIOSSLCertificate(bytes: certificate, format: .der))],
            privateKey: .privateKey(try NIOSSLPrivateKey(bytes: Array(privateKeyPEM.utf8), format: .pem))
        )
        configuration.minimumTLSVersion = .tlsv13
        configuration.shutdownTimeout = Self.shutdownTimeout
        return configuration
    }

    /// How a listener presents itself by a certificate from elsewhere: PEM files, the chain beginning with its own.
    static func serverConfiguration(certificateChain: String, key: String) throws -> TLSConfiguration {
        guard let chain = try? NIOSSLCertificate.fromPEMFile(certificateChain), !chain.isEmpty else {
            throw APIFailure(
                status: 404,
                code: "file-unreadable",
                field: "api-certificate",
                ["path": certificateChain]
            )
        }
        guard let privateKey = try? NIOSSLPrivateKey(bytes: PrivateFile.read(key), format: .pem) else {
            throw APIFailure(status: 404, code: "file-unreadable", field: "api-key", ["path": key])
        }
        var configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: chain.map { .certificate($0) },
            privateKey: .privateKey(privateKey)
        )
        configuration.minimumTLSVersion = .tlsv12
        configuration.shutdownTimeout = Self.shutdownTimeout
        return configuration
    }

    /// How long the other end may take to say goodbye. What is said is signed and framed, so a lost goodbye loses nothing.
    private static let shutdownTimeout = TimeAmount.milliseconds(500)

    /// How we dial a peer: exactly its certificate is trusted and no name is looked at, since addresses change.
    static func clientConfiguration(trusting certificate: [UInt8]) throws -> TLSConfiguration {
        var configuration = TLSConfiguration.makeClientConfiguration()
        configuration.trustRoots = .certificates([try NIOSSLCertificate(bytes: certificate, format: .der)])
        configuration.certificateVerification = .noHostnameVerification
        configuration.minimumTLSVersion = .tlsv13
        configuration.shutdownTimeout = Self.shutdownTimeout
        return configuration
    }
}
