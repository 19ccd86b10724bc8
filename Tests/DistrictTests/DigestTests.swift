import District
import SignedLog
import Signing
import Testing

@Suite struct DigestTests {
    let logs = ["log 1", "log 2"].map { LogID(bytes32($0)) }
    let tips = ["tip 1", "tip 2", "tip 3"].map { EntryID(bytes32($0)) }

    @Test func theDigestOfAnAudienceIsOverItsSortedLogAndTipIds() {
        let pairs: [(log: LogID, tip: EntryID)] = [(logs[0], tips[0]), (logs[0], tips[1]), (logs[1], tips[2])]
        let strings = pairs.map { $0.log.bytes.array + $0.tip.bytes.array }
        let sorted = strings.sorted { $0.lexicographicallyPrecedes($1) }
        let expected = SHA256.digest(sorted.flatMap { $0 })
        for order in permutations(of: pairs) {
            #expect(AudienceDigest.of(tips: order) == expected)
        }
        #expect(AudienceDigest.of(tips: []) == SHA256.digest([UInt8]()))
    }

    @Test func theDigestOfSeveralAudiencesIsOverTheirSortedDigests() {
        let audiences = [Audience.district, Audience([OfficeID(bytes32("office"))])]
        let pairs = audiences.map { (audience: $0, digest: bytes32("digest \($0.offices.count)")) }
        let strings = pairs.map { SHA256.digest($0.audience.encoded).array + $0.digest.array }
        let sorted = strings.sorted { $0.lexicographicallyPrecedes($1) }
        let expected = SHA256.digest(sorted.flatMap { $0 })
        #expect(AudienceDigest.of(audiences: pairs) == expected)
        #expect(AudienceDigest.of(audiences: pairs.reversed()) == expected)
    }
}
