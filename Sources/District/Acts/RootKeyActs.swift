package import SignedLog
package import Signing

/// What a kind's own part of an act is: read strictly, written so that it reads back the same.
protocol DistrictBody: Hashable, Sendable {
    static var kind: Kind { get }
    init(_ act: Act, _ reader: BodyReader) throws(ActRefusal)
    var body: CBORMap { get }
}

/// Kind 0: a district begins.
package struct GenesisAct: DistrictBody {
    static let kind = Kind.genesis

    package let rootKey: PublicKey
    /// On paper, in a safe: all it ever signs is one rotation.
    package let recoveryKey: PublicKey
    package let name: Text
    /// 行政区划代码 of GB/T 2260, six digits.
    package let areaCode: Text

    package init(rootKey: PublicKey, recoveryKey: PublicKey, name: Text, areaCode: Text) {
        self.rootKey = rootKey
        self.recoveryKey = recoveryKey
        self.name = name
        self.areaCode = areaCode
    }

    init(_ act: Act, _ reader: BodyReader) throws(ActRefusal) {
        rootKey = try reader.publicKey(100)
        recoveryKey = try reader.publicKey(101)
        guard rootKey != recoveryKey else { throw .sameKeys(100, 101) }
        name = try reader.text(102)
        areaCode = try reader.text(103, byteCounts: 6...6)
        guard areaCode.utf8.allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }) else {
            throw .outOfRange(key: 103)
        }
    }

    var body: CBORMap {
        CBORMap([
            (.int(100), .bytes(rootKey.bytes)), (.int(101), .bytes(recoveryKey.bytes)),
            (.int(102), .text(name)), (.int(103), .text(areaCode)),
        ])
    }
}

/// Kind 1: the recovery key hands the district to a new root. The entries in the act's `refs` are the tips up to which
/// the old root is trusted.
package struct RotationAct: DistrictBody {
    static let kind = Kind.rotation

    package let nextRoot: PublicKey
    package let nextRecovery: PublicKey

    package init(nextRoot: PublicKey, nextRecovery: PublicKey) {
        self.nextRoot = nextRoot
        self.nextRecovery = nextRecovery
    }

    init(_ act: Act, _ reader: BodyReader) throws(ActRefusal) {
        nextRoot = try reader.publicKey(100)
        nextRecovery = try reader.publicKey(101)
        guard nextRoot != nextRecovery else { throw .sameKeys(100, 101) }
    }

    var body: CBORMap {
        CBORMap([(.int(100), .bytes(nextRoot.bytes)), (.int(101), .bytes(nextRecovery.bytes))])
    }
}
