/// The two secret seeds of a node or a root: all that its key file keeps. They never print; their memory is wiped when
/// the last copy is gone.
package struct KeySecrets: Sendable, Equatable, CustomStringConvertible, CustomReflectable {
    static let byteCount = 2 * Bytes32.count

    /// The seed of the signing key, then that of the box key.
    let bytes: SecretBytes

    package init(signingSeed: Bytes32, boxSeed: Bytes32) {
        bytes = unsafe SecretBytes(count: Self.byteCount) { start in
            unsafe signingSeed.withPointer { unsafe start.update(from: $0, count: Bytes32.count) }
            unsafe boxSeed.withPointer { unsafe (start + Bytes32.count).update(from: $0, count: Bytes32.count) }
        }
    }

    init(bytes: SecretBytes) {
        precondition(bytes.count == Self.byteCount, "key secrets of \(bytes.count) bytes")
        self.bytes = bytes
    }

    package static func generate(using entropy: Entropy) -> KeySecrets {
        KeySecrets(signingSeed: entropy.bytes32(), boxSeed: entropy.bytes32())
    }

    package var signingSeed: Bytes32 { bytes.bytes32(at: 0) }
    package var boxSeed: Bytes32 { bytes.bytes32(at: Bytes32.count) }

    package var signingKey: SigningKey { SigningKey(seed: signingSeed) }
    package var boxKey: BoxKey { BoxKey(seed: boxSeed) }

    package var description: String {
        "KeySecrets(secret)"
    }

    package var customMirror: Mirror {
        Mirror(self, children: [])
    }
}
