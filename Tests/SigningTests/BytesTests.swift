import Signing
import Testing

@Suite("Fixed bytes and hexadecimal digits")
struct BytesTests {
    private let counted = (0..<32).map { UInt8($0) }

    @Test func bytes32KeepTheirOrder() {
        #expect(counting(from: 0).array == counted)
        #expect(counting(from: 0).hex == "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f")
        #expect("\(counting(from: 0))" == counting(from: 0).hex)
        #expect(Bytes32(([9] + counted + [9])[1..<33]) == counting(from: 0))
        #expect(Bytes32(AnyCollection(counted)) == counting(from: 0))
        var bytes: [UInt8] = [255]
        counting(from: 0).append(to: &bytes)
        #expect(bytes == [255] + counted)
        #expect(Bytes32.zero.array == [UInt8](repeating: 0, count: 32))
    }

    @Test func bytes16KeepTheirOrder() {
        let bytes = Bytes16(counted.prefix(16))
        #expect(bytes?.array == Array(counted.prefix(16)))
        #expect(bytes?.hex == "000102030405060708090a0b0c0d0e0f")
        #expect(bytes == Bytes16(hex: "000102030405060708090A0B0C0D0E0F"))
        #expect(Bytes16.zero.array == [UInt8](repeating: 0, count: 16))
    }

    @Test func otherLengthsAreNoFixedBytes() {
        #expect(Bytes32(counted.dropLast()) == nil)
        #expect(Bytes32(counted + [0]) == nil)
        #expect(Bytes32([]) == nil)
        #expect(Bytes32(hex: String(repeating: "0", count: 62)) == nil)
        #expect(Bytes16(counted) == nil)
        #expect(Bytes16(counted.prefix(15)) == nil)
        #expect(Bytes16(hex: "00") == nil)
    }

    @Test(arguments: 0..<32)
    func orderIsBytewise(position: Int) throws {
        var lower = [UInt8](repeating: 0x7F, count: 32)
        var higher = lower
        higher[position] = 0x80
        // Whatever follows the first difference does not matter.
        for later in position + 1..<max(position + 1, 32) { (lower[later], higher[later]) = (0xFF, 0) }
        #expect(try #require(Bytes32(lower)) < #require(Bytes32(higher)))
        #expect(try !(#require(Bytes32(higher)) < #require(Bytes32(lower))))
        if position < 16 {
            #expect(try #require(Bytes16(lower.prefix(16))) < #require(Bytes16(higher.prefix(16))))
            #expect(try !(#require(Bytes16(higher.prefix(16))) < #require(Bytes16(lower.prefix(16)))))
        }
    }

    @Test func nothingIsBeforeItself() {
        #expect(!(counting(from: 3) < counting(from: 3)))
        #expect(!(Bytes16.zero < Bytes16.zero))
    }

    @Test func hexReadsWhatItWrites() {
        let all = (0...255).map { UInt8($0) }
        #expect(Hex.decode(Hex.encode(all)) == all)
        #expect(Hex.decode(Hex.encode(all).uppercased()) == all)
        #expect(Hex.encode([]) == "")
        #expect(Hex.decode("") == [])
    }

    @Test(arguments: ["0", "0g", "g0", " 00", "00 ", "0x00", "０0", "+1", "-1", "00\n", "é"])
    func otherTextIsNoHex(text: String) {
        #expect(Hex.decode(text) == nil)
    }
}
