import CSodium

/// Makes libsodium ready. Everything in this room that needs it calls this first, so callers need not think of it; it
/// is here for a program that wants to fail at its start rather than at its first signature.
///
/// Any number of threads may call it: Swift runs the initializer of a static constant once.
package func initializeSodium() {
    Sodium.isReady
}

private enum Sodium {
    static let isReady: Void = {
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
}

/// Whether two byte strings are equal, in a time that depends on their lengths alone. For secrets and what proves them.
package func isEqualInConstantTime(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    guard left.count == right.count else { return false }
    return unsafe sodium_memcmp(left, right, left.count) == 0
}
