import Testing

@testable import Deflating

@Suite struct DeflateTests {
    private let text = Array(String(repeating: "上海市普陀区 electronic license 合符 ", count: 400).utf8)

    /// All strides, one behind the other.
    private func whole(_ bytes: [UInt8]) -> [UInt8] {
        Deflate.strides(of: bytes.count).flatMap { Deflate.deflated(bytes, $0) }
    }

    @Test(arguments: [0, 1, 100, 65_536, 262_144, 300_000, 600_000])
    func whatIsInflatedIsWhatWasDeflated(count: Int) {
        var state: UInt32 = 7
        let noise = (0..<count).map { _ in
            state = state &* 1_664_525 &+ 1_013_904_223
            return UInt8(state >> 24)
        }
        #expect(Deflate.inflated(whole(noise), byteCount: count) == noise)
    }

    @Test func repetitionsCostLittle() {
        let deflated = whole(text)
        #expect(deflated.count < text.count / 20)
        #expect(Deflate.inflated(deflated, byteCount: text.count) == text)
    }

    /// Strides share nothing but the bytes, and yet each finds what stands before it.
    @Test func stridesAreOneStreamThatRefersBack() {
        var state: UInt32 = 7
        let noise = (0..<20_000).map { _ in
            state = state &* 1_664_525 &+ 1_013_904_223
            return UInt8(state >> 24)
        }
        let bytes = Array((0..<40).map { _ in noise }.joined())
        let strides = Deflate.strides(of: bytes.count)
        #expect(strides.count == 4)
        #expect(strides.last?.upperBound == bytes.count)
        let deflated = strides.map { Deflate.deflated(bytes, $0) }
        #expect(Deflate.inflated(deflated.flatMap { $0 }, byteCount: bytes.count) == bytes)
        #expect(deflated.dropFirst().allSatisfy { $0.count < noise.count / 2 })
    }

    /// RFC 1951 §3.2.4: a stored block, as anybody may write it.
    @Test func anotherWritersStreamIsRead() {
        #expect(Deflate.inflated([1, 3, 0, 0xfc, 0xff, 65, 66, 67], byteCount: 3) == [65, 66, 67])
    }

    @Test func whatIsLongerOrShorterThanPromisedIsNone() {
        let deflated = whole(text)
        #expect(Deflate.inflated(deflated, byteCount: text.count - 1) == nil)
        #expect(Deflate.inflated(deflated, byteCount: text.count + 1) == nil)
        #expect(Deflate.inflated(Array(deflated.dropLast()), byteCount: text.count) == nil)
        #expect(Deflate.inflated(deflated + [0], byteCount: text.count) == nil)
        #expect(Deflate.inflated([], byteCount: 0) == nil)
        #expect(Deflate.inflated([0xff, 0xff, 0xff], byteCount: 3) == nil)
    }
}
