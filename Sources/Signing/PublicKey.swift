import CSodium
import Synchronization

/// The public half of a signing key (Ed25519), as it came in. Any 32 bytes can stand here: those that are no good key
/// validate nothing.
package struct PublicKey: Hashable, Comparable, Sendable, CustomStringConvertible {
    package let bytes: Bytes32

    package init(_ bytes: Bytes32) {
        self.bytes = bytes
    }

    /// Whether the signature holds under the strict test; see ``flaw(in:over:)``.
    package func validates(_ signature: Signature, over message: [UInt8]) -> Bool {
        flaw(in: signature, over: message) == nil
    }

    /// What the strict test of signatures (`docs/formats/signature.md`) has against this one; nil if it holds.
    ///
    /// RFC 8032 leaves room that implementations, and even releases of libsodium, fill differently: points of small or
    /// mixed order, other encodings of a point. Replicas that differ there would part for ever. So beside libsodium's
    /// test both points must be canonical, of the main subgroup, and not the identity: then all formulas agree.
    package func flaw(in signature: Signature, over message: [UInt8]) -> SignatureFlaw? {
        flaw(in: signature, over: message, equationJudgesR: Sodium.equationJudgesR)
    }

    /// - Parameter equationJudgesR: whether the library computes R = s·B − k·A and compares its encoding with what stands
    ///   in the signature. With a key of the main subgroup that R is of it, too, so where the equation holds the point
    ///   need not be tested: the test takes as long as the equation.
    func flaw(in signature: Signature, over message: [UInt8], equationJudgesR: Bool) -> SignatureFlaw? {
        guard isUsable else { return .keyOutsideMainSubgroup }
        let status = unsafe bytes.withPointer { key in
            unsafe crypto_sign_verify_detached(signature.array, message, UInt64(message.count), key)
        }
        if status == 0, equationJudgesR { return nil }
        guard isMainSubgroupPoint(signature.r) else { return .rOutsideMainSubgroup }
        return status == 0 ? nil : .equationFails
    }

    /// Whether these bytes can be anybody's key at all.
    package var isUsable: Bool {
        if Self.usable.withLock({ $0.contains(bytes) }) { return true }
        guard isMainSubgroupPoint(bytes) else { return false }
        Self.usable.withLock { known in
            if known.count >= Self.memoryLimit { known = [] }
            known.insert(bytes)
        }
        return true
    }

    /// Points that passed the test. It takes a third of a verification, and a district has few keys.
    private static let usable = Mutex<Set<Bytes32>>([])
    private static let memoryLimit = 4_096

    package static func < (left: PublicKey, right: PublicKey) -> Bool {
        left.bytes < right.bytes
    }

    package var description: String {
        bytes.hex
    }

    private func isMainSubgroupPoint(_ point: Bytes32) -> Bool {
        initializeSodium()
        return unsafe point.withPointer { unsafe crypto_core_ed25519_is_valid_point($0) == 1 }
    }
}
