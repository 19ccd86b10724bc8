package import SignedLog
package import Signing

/// Which end of a session speaks.
package enum SyncRole: UInt8, Sendable {
    case dialer = 0
    case responder = 1
}

/// What a node key signs to open and to carry on a session: never anything that could pass for an entry, a bundle or a
/// request to join. Both nonces make it fresh, the certificate binds it to this line.
package struct HelloSeal: Hashable, Sendable {
    static let domain = "hefu/hello/1"

    package let district: DistrictID
    package let dialer: PublicKey
    package let responder: PublicKey
    package let dialerNonce: Bytes32
    package let responderNonce: Bytes32
    /// SHA-256 of the responder's certificate in DER; zeros on plain loopback.
    package let certificate: Bytes32

    package init(
        district: DistrictID,
        dialer: PublicKey,
        responder: PublicKey,
        dialerNonce: Bytes32,
        responderNonce: Bytes32,
        certificate: Bytes32
    ) {
        self.district = district
        self.dialer = dialer
        self.responder = responder
        self.dialerNonce = dialerNonce
        self.responderNonce = responderNonce
        self.certificate = certificate
    }

    /// What the answer to a request is signed over: the same, but for the nonce that it gives for the next turn.
    func answered(_ nonce: Bytes32) -> HelloSeal {
        HelloSeal(
            district: district,
            dialer: dialer,
            responder: responder,
            dialerNonce: dialerNonce,
            responderNonce: nonce,
            certificate: certificate
        )
    }

    package func signed(by key: SigningKey, as role: SyncRole) -> Signature {
        key.sign(bytes(role))
    }

    /// Whether the side that has this role signed.
    package func isSigned(_ signature: Signature, as role: SyncRole) -> Bool {
        switch role {
        case .dialer: dialer.validates(signature, over: bytes(role))
        case .responder: responder.validates(signature, over: bytes(role))
        }
    }

    /// The domain string and 32 bytes each, but one of the role: no two different hellos have the same bytes.
    package func bytes(_ role: SyncRole) -> [UInt8] {
        var bytes = Array(Self.domain.utf8)
        district.bytes.append(to: &bytes)
        bytes.append(role.rawValue)
        for part in [dialer.bytes, responder.bytes, dialerNonce, responderNonce, certificate] {
            part.append(to: &bytes)
        }
        return bytes
    }
}
