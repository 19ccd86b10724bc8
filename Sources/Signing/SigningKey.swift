import CSodium

/// A secret signing key (Ed25519). It never prints; its memory is wiped when the last copy is gone.
package struct SigningKey: Sendable, CustomStringConvertible, CustomReflectable {
    package let publicKey: PublicKey
    /// As libsodium keeps it: the seed, then the public key.
    private let secret: SecretBytes

    /// The key that RFC 8032 derives from this seed; the same for ever.
    package init(seed: Bytes32) {
        var publicBytes = Bytes32.zero
        secret = unsafe SecretBytes(count: crypto_sign_secretkeybytes()) { secretKey in
            publicBytes = unsafe Bytes32.filled { publicKey in
                _ = unsafe seed.withPointer { unsafe crypto_sign_seed_keypair(publicKey, secretKey, $0) }
            }
        }
        publicKey = PublicKey(publicBytes)
    }

    package static func generate(using entropy: Entropy) -> SigningKey {
        SigningKey(seed: entropy.bytes32())
    }

    /// What the key file keeps. A copy outside of protected memory: take it only to write it away.
    package var seed: Bytes32 {
        secret.bytes32(at: 0)
    }

    /// The signature of RFC 8032 over the message itself; the same bytes give the same signature.
    package func sign(_ message: [UInt8]) -> Signature {
        let bytes = unsafe [UInt8](
            count: Signature.count,
            writtenByC: { bytes in
                unsafe secret.withPointer {
                    unsafe crypto_sign_detached(bytes, nil, message, UInt64(message.count), $0)
                }
            }
        )
        guard let bytes, let signature = Signature(bytes) else { preconditionFailure("signing cannot fail") }
        return signature
    }

    package var description: String {
        "SigningKey(secret, public \(publicKey))"
    }

    package var customMirror: Mirror {
        Mirror(self, children: ["publicKey": publicKey])
    }
}
