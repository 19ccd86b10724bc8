import Signing
import Testing

@Suite("Entropy")
struct EntropyTests {
    @Test func sameSeedGivesTheSameBytesCallForCall() {
        let (one, other) = (Entropy.seeded(counting(from: 1)), Entropy.seeded(counting(from: 1)))
        for count in [0, 1, 16, 32, 1000] {
            #expect(one.bytes(count) == other.bytes(count))
        }
        #expect(one.bytes16() == other.bytes16())
        #expect(one.bytes32() == other.bytes32())
    }

    @Test func noCallRepeatsAnother() {
        let entropy = Entropy.seeded(.zero)
        #expect(Set((0..<1000).map { _ in entropy.bytes32() }).count == 1000)
        #expect(Entropy.seeded(.zero).bytes32() != Entropy.seeded(counting(from: 0)).bytes32())
    }

    /// A seed in a bug report must mean the same next year.
    @Test func seededBytesStayTheSameForEver() {
        let entropy = Entropy.seeded(.zero)
        #expect(entropy.bytes16().hex == "78f502773acd961bad1bdd07a3968381")
        #expect(entropy.bytes32().hex == "e61da8ed485c24c24c4b24d186b7e18a35839580f1cf5ab35f843356dd08f7ab")
    }

    @Test func copiesCountTogether() {
        let entropy = Entropy.seeded(.zero)
        let copy = entropy
        #expect(entropy.bytes32() != copy.bytes32())
    }

    @Test func callsFromManyThreadsAreAllDifferent() async {
        let entropy = Entropy.seeded(.zero)
        let drawn = await withTaskGroup(of: Bytes32.self) { group in
            for _ in 0..<200 { group.addTask { entropy.bytes32() } }
            return await group.reduce(into: Set<Bytes32>()) { $0.insert($1) }
        }
        let inOneThread = Entropy.seeded(.zero)
        #expect(drawn == Set((0..<200).map { _ in inOneThread.bytes32() }))
    }

    /// A simulation counts calls: to ask for many must not make its seeds mean something else.
    @Test func manyAtOnceAreThoseOfAsManyCalls() {
        let (one, other) = (Entropy.seeded(.zero), Entropy.seeded(.zero))
        #expect(one.bytes16(count: 5) == (0..<5).map { _ in other.bytes16() })
        #expect(one.bytes16(count: 0) == [])
        #expect(one.bytes16() == other.bytes16())
    }

    @Test func manyOfTheSystemAreAllDifferent() {
        #expect(Set(Entropy.system.bytes16(count: 1000)).count == 1000)
    }

    @Test func systemGivesOtherBytesEachTime() {
        #expect(Entropy.system.bytes(0) == [])
        #expect(Entropy.system.bytes(33).count == 33)
        #expect(Entropy.system.bytes32() != Entropy.system.bytes32())
        #expect(SigningKey.generate(using: .system).publicKey != SigningKey.generate(using: .system).publicKey)
    }
}
