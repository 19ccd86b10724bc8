import SignedLog
import Signing

// The bytes of one act, and what its withheld values take.
extension Work {
    static var acts: [Work] {
        [
            Work("decode-cbor", count: 200) {
                let bytes = try MadeUp.act().bytes
                return { try CBOR.decode(bytes).asArray?.count ?? 0 }
            },
            Work("decode-act", count: 200) {
                let bytes = try MadeUp.act().bytes
                return { try Act.decode(bytes).body.count }
            },
            Work("encode-act", count: 200) {
                let act = try MadeUp.act().act
                return { act.encoded().count }
            },
            Work("commit-value", count: 500) {
                let (log, seed) = (MadeUp.writer().logID, MadeUp.bytes16("seed"))
                return {
                    let salt = Commitment.salt(seed: seed, key: MadeUp.withheldKey)
                    let value = CBOR.text(MadeUp.withheldValue)
                    let made = Commitment.make(log: log, salt: salt, key: MadeUp.withheldKey, value: value)
                    return made == .zero ? 0 : 1
                }
            },
        ]
    }
}
