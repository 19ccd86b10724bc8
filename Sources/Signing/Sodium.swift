import CSodium

/// Makes libsodium ready. Everything in this room that needs it calls this first, so callers need not think of it; it
/// is here for a program that wants to fail at its start rather than at its first signature.
///
/// Any number of threads may call it: Swift runs the initializer of a static constant once.
package func initializeSodium() {
    Sodium.isReady
}

enum Sodium {
    fileprivate static let isReady: Void = {
        // 1 means that somebody else in this process was first.
        precondition(sodium_init() >= 0, "libsodium cannot start: the system gives it no randomness")
        precondition(
            refusesMixedOrder(),
            """
            This libsodium takes points outside of the main subgroup for valid (CVE-2025-69277), so this node would \
            accept signatures that others refuse. Update it: apt-get install --only-upgrade libsodium23
            """
        )
    }()

    /// Whether the library's point test looks at the whole subgroup. The probe is the base point plus the point of
    /// order 2: libsodium before 2025-12-30 (and Debian's 1.0.18-1 without its security update) lets it pass.
    private static func refusesMixedOrder() -> Bool {
        let probe = [0x95] + [UInt8](repeating: 0x99, count: 31)
        return unsafe crypto_core_ed25519_is_valid_point(probe) == 0
    }

    /// Whether `crypto_sign_verify_detached` compares encodings of R (the formula without the cofactor) and refuses the
    /// identity, as 1.0.18 does. A release that refuses less takes one of these signatures for good. Their key is the one of
    /// the seed 00, 01, … 1f, their s was made to fit: the first R is a good point plus the point of order 2, the second the
    /// identity.
    static let equationJudgesR: Bool = {
        isReady
        let key = probe("03a107bff3ce10be1d70dd18e74bc09967e4d6309ba50d5f1ddc8664125531b8")
        let message = Array("hefu".utf8)
        let signatures = [
            "540dd9ae44d0859aaf9817d2ab1852e050f924440f82e16813ff5978c1d926a4"
                + "66bfc82525c028a2427f46e8d9e6ede1c6edd4afa7b30f3f9ba8bbb4d7ffff0e",
            "0100000000000000000000000000000000000000000000000000000000000000"
                + "ef11522504dc2e1e644d70517b4a9715c265bf738e54a12439cb44247516c509",
        ]
        return signatures.allSatisfy { signature in
            unsafe crypto_sign_verify_detached(probe(signature), message, UInt64(message.count), key) != 0
        }
    }()

    private static func probe(_ hex: String) -> [UInt8] {
        guard let bytes = Hex.decode(hex) else { preconditionFailure("a probe is hexadecimal") }
        return bytes
    }
}

/// Whether two byte strings are equal, in a time that depends on their lengths alone. For secrets and what proves them.
package func isEqualInConstantTime(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    guard left.count == right.count else { return false }
    return unsafe sodium_memcmp(left, right, left.count) == 0
}
