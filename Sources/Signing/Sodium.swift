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

    /// Whether `crypto_sign_verify_detached` compares encodings of R (the formula without the cofactor), as releases up to
    /// 1.0.18 do. Later ones may take a point for R that differs by one of small order: the probe's R is a good one plus
    /// the point of order 2, its s was made to fit, its key is the one of the seed 00, 01, … 1f.
    static let equationJudgesR: Bool = {
        isReady
        let key = Hex.decode("03a107bff3ce10be1d70dd18e74bc09967e4d6309ba50d5f1ddc8664125531b8")
        let signature = Hex.decode(
            "540dd9ae44d0859aaf9817d2ab1852e050f924440f82e16813ff5978c1d926a4"
                + "66bfc82525c028a2427f46e8d9e6ede1c6edd4afa7b30f3f9ba8bbb4d7ffff0e"
        )
        guard let key, let signature else { preconditionFailure("the probe is hexadecimal") }
        let message = Array("hefu".utf8)
        return unsafe crypto_sign_verify_detached(signature, message, UInt64(message.count), key) != 0
    }()
}

/// Whether two byte strings are equal, in a time that depends on their lengths alone. For secrets and what proves them.
package func isEqualInConstantTime(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    guard left.count == right.count else { return false }
    return unsafe sodium_memcmp(left, right, left.count) == 0
}
