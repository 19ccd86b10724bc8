import CSodium

/// A public key to which anybody can seal messages (X25519), as it came in.
package struct BoxPublicKey: Hashable, Comparable, Sendable, CustomStringConvertible {
    package let bytes: Bytes32

    package init(_ bytes: Bytes32) {
        self.bytes = bytes
    }

    package static func < (left: BoxPublicKey, right: BoxPublicKey) -> Bool {
        left.bytes < right.bytes
    }

    package var description: String {
        bytes.hex
    }

    /// How many bytes longer the sealed message is.
    package static let overheadByteCount = crypto_box_sealbytes()

    /// Seals a message so that only the holder of the secret half can open it; nobody can tell from whom it is.
    ///
    /// Bytes as of `crypto_box_seal`, but with the one-time key drawn from `entropy`, so that a simulation repeats.
    /// Refuses a key of small order: with it, the secret would be known to all.
    package func seal(_ message: [UInt8], entropy: Entropy = .system) throws(SealRefusal) -> [UInt8] {
        let oneTime = BoxKey(seed: entropy.bytes32())
        let nonce = sealNonce(oneTimeKey: oneTime.publicKey)
        guard let boxed = oneTime.box(message, nonce: nonce, to: self) else { throw .keyOfSmallOrder(self) }
        return oneTime.publicKey.bytes.array + boxed
    }

    /// libsodium's nonce of sealed boxes: BLAKE2b-192 of both public keys.
    private func sealNonce(oneTimeKey: BoxPublicKey) -> [UInt8] {
        let keys = oneTimeKey.bytes.array + bytes.array
        let count = crypto_box_noncebytes()
        let nonce = unsafe [UInt8](
            count: count,
            writtenByC: { unsafe crypto_generichash_blake2b($0, count, keys, UInt64(keys.count), nil, 0) }
        )
        guard let nonce else { preconditionFailure("BLAKE2b-192 is within libsodium's limits") }
        return nonce
    }
}

/// Why nothing can be sealed to a key.
package enum SealRefusal: Error, Hashable, Sendable {
    case keyOfSmallOrder(BoxPublicKey)
}

/// The secret half (X25519). It never prints; its memory is wiped when the last copy is gone.
package struct BoxKey: Sendable, CustomStringConvertible, CustomReflectable {
    package let publicKey: BoxPublicKey
    private let secret: SecretBytes

    /// The key that `crypto_box_seed_keypair` derives from this seed; the same for ever.
    package init(seed: Bytes32) {
        var publicBytes = Bytes32.zero
        secret = unsafe SecretBytes(count: crypto_box_secretkeybytes()) { secretKey in
            publicBytes = unsafe Bytes32.filled { publicKey in
                _ = unsafe seed.withPointer { unsafe crypto_box_seed_keypair(publicKey, secretKey, $0) }
            }
        }
        publicKey = BoxPublicKey(publicBytes)
    }

    package static func generate(using entropy: Entropy) -> BoxKey {
        BoxKey(seed: entropy.bytes32())
    }

    /// What was sealed to ``publicKey``; nil if it was sealed to another key, is too short, or was changed.
    package func open(_ sealed: [UInt8]) -> [UInt8]? {
        let messageCount = sealed.count - BoxPublicKey.overheadByteCount
        guard messageCount >= 0 else { return nil }
        return unsafe [UInt8](
            count: messageCount,
            writtenByC: { message in
                unsafe publicKey.bytes.withPointer { publicKey in
                    unsafe secret.withPointer { secretKey in
                        unsafe crypto_box_seal_open(message, sealed, UInt64(sealed.count), publicKey, secretKey)
                    }
                }
            }
        )
    }

    package var description: String {
        "BoxKey(secret, public \(publicKey))"
    }

    package var customMirror: Mirror {
        Mirror(self, children: ["publicKey": publicKey])
    }

    /// `crypto_box_easy`; nil if the other key is of small order.
    fileprivate func box(_ message: [UInt8], nonce: [UInt8], to recipient: BoxPublicKey) -> [UInt8]? {
        unsafe [UInt8](
            count: message.count + crypto_box_macbytes(),
            writtenByC: { boxed in
                unsafe recipient.bytes.withPointer { recipientKey in
                    unsafe secret.withPointer { secretKey in
                        unsafe crypto_box_easy(boxed, message, UInt64(message.count), nonce, recipientKey, secretKey)
                    }
                }
            }
        )
    }
}
