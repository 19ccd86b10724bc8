import Licenses
import SignedLog
import Signing

/// Eight bytes to look a license up by: a hash over all but the end, then the last three bytes as they are. So the
/// numbers of a series, or the rows of a file, lie side by side, and an import touches few pages. Collisions cost time
/// only: what is found is compared with the license. Below zero is what many licenses have and may: so whoever looks for
/// what two have and must not passes it by.
enum LicenseLookup {
    private static let endCount = 3

    /// Everything that this license is looked up by, ascending, each once.
    static func all(of view: LicenseView) -> [Int64] {
        all(number: view.number, identifier: view.identifier, holderCode: view.holderCode, keys: view.keys)
    }

    static func all(number: Text?, identifier: Text?, holderCode: Text?, keys: [DuplicateKey]) -> [Int64] {
        var hashes: [Int64] = []
        hashes.reserveCapacity(8)
        if let number { hashes.append(self.number(number)) }
        if let identifier { hashes.append(self.identifier(identifier)) }
        if let holderCode { hashes.append(holder(holderCode)) }
        for key in keys { hashes.append(self.key(key)) }
        return hashes.sorted().withoutRepeats()
    }

    static func number(_ number: Text) -> Int64 { hash(numbers, number.utf8.slice) }

    static func identifier(_ identifier: Text) -> Int64 { hash(identifiers, identifier.utf8.slice) }

    static func holder(_ code: Text) -> Int64 { hash(holders, code.utf8.slice) }

    static func key(_ key: DuplicateKey) -> Int64 {
        switch key {
        case .identifier(let text): identifier(text)
        case .number(_, let text): number(text)
        case .provenance(let provenance): hash(provenances, bytes(of: provenance)[...])
        case .idempotencyKey(let key): hash(idempotencyKeys, key.array[...])
        case .proof(_, let text): hash(proofs, text.utf8.slice)
        }
    }

    /// FNV-1a over space and beginning, in the upper five bytes but one bit.
    private static func hash(_ space: Space, _ bytes: ArraySlice<UInt8>) -> Int64 {
        let end = bytes.suffix(endCount)
        let beginning = bytes.dropLast(endCount).reduce(space.start) { hash($0, $1) }
        let last = end.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        return Int64(bitPattern: beginning << 24 | last) & .max | (space.isShared ? .min : 0)
    }

    /// FNV-1a goes on byte by byte: what names the space is hashed once.
    private struct Space {
        let start: UInt64
        /// Whether many licenses may have the same.
        let isShared: Bool

        init(_ name: Text, isShared: Bool = false) {
            self.isShared = isShared
            start = name.utf8.reduce(0xCBF2_9CE4_8422_2325) { LicenseLookup.hash($0, $1) }
        }
    }

    private static let numbers = Space("number")
    private static let identifiers = Space("identifier")
    private static let holders = Space("holder", isShared: true)
    private static let provenances = Space("provenance")
    private static let idempotencyKeys = Space("idempotency")
    private static let proofs = Space("proof")

    private static func hash(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
        (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
    }

    private static func bytes(of provenance: Provenance) -> [UInt8] {
        var bytes = provenance.file.array
        bytes.append(bigEndian: provenance.row)
        return bytes
    }
}
