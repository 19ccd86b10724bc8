import SignedLog
import Signing

/// An entry built from its page in `docs/formats/` alone, item by item, so that a test can break any part of it.
/// Nothing here uses the code under test but the CBOR encoder.
struct RawEntry {
    var key: SigningKey
    var district: DistrictID
    var version: CBOR = .int(1)
    var audience: CBOR = .array([])
    var epoch: CBOR = .bytes(bytes16(1))
    var number: CBOR = .int(0)
    var previous: CBOR = .array([])
    var seen: CBOR = .array([])
    var time: CBOR = .int(1_767_225_600_000)
    var count: CBOR?
    var root: CBOR?
    var acts: [[UInt8]]

    var algorithm: CBOR = .int(-8)
    var moreProtected: [(CBOR, CBOR)] = []
    var unprotected: CBOR = .map(CBORMap())
    var payloadSuffix: [CBOR] = []
    var signature: CBOR?

    init(key: SigningKey, district: DistrictID, acts: [[UInt8]]) {
        self.key = key
        self.district = district
        self.acts = acts
    }

    var author: CBOR { .bytes(key.publicKey.bytes) }

    var context: Bytes32 {
        let parts: [CBOR] = [
            .text("hefu/context/1"), .bytes(district), author, audience, epoch, number, previous, seen,
        ]
        return SHA256.digest(CBOR.array(parts).encoded())
    }

    func leaf(_ act: [UInt8]) -> Bytes32 { SHA256.digest([0] + context.array + act) }

    /// The tree as RFC 9162 §2.1.1 defines it, by splitting.
    static func tree(_ leaves: [Bytes32]) -> Bytes32 {
        if leaves.count == 1 { return leaves[0] }
        var split = 1
        while split * 2 < leaves.count { split *= 2 }
        let (left, right) = (tree(Array(leaves[..<split])), tree(Array(leaves[split...])))
        return SHA256.digest([1] + left.array + right.array)
    }

    var protected: [UInt8] {
        CBOR.map(CBORMap([(.int(1), algorithm), (.int(4), author)] + moreProtected)).encoded()
    }

    var payload: [UInt8] {
        let root = root ?? .bytes(Self.tree(acts.isEmpty ? [.zero] : acts.map(leaf)))
        let count = count ?? .int(Int64(acts.count))
        let parts = [version, audience, epoch, number, previous, seen, time, count, root]
        return CBOR.array(parts + payloadSuffix).encoded()
    }

    var signedBytes: [UInt8] {
        let external = Array("hefu/entry/1".utf8) + district.bytes.array
        return CBOR.array([.text("Signature1"), .bytes(protected), .bytes(external), .bytes(payload)]).encoded()
    }

    var id: EntryID { EntryID(SHA256.digest(signedBytes)) }

    var cose: [UInt8] {
        let signature = signature ?? .bytes(key.sign(signedBytes).array)
        return CBOR.array([.bytes(protected), unprotected, .bytes(payload), signature]).encoded()
    }

    func signed() throws(EntryRefusal) -> SignedEntry { try SignedEntry(cose: cose, acts: acts) }

    func verified() throws(EntryRefusal) -> VerifiedEntry { try signed().verified(in: district) }
}

extension RawEntry {
    static func list(_ ids: [some Identifier]) -> CBOR { .array(ids.sorted().map { .bytes($0) }) }

    mutating func set(previous ids: [EntryID]) { previous = Self.list(ids) }

    mutating func set(seen ids: [EntryID]) { seen = Self.list(ids) }

    mutating func set(audience offices: [OfficeID]) { audience = Self.list(offices) }
}
