/// Turns GB18030 (GB 18030-2005) into UTF-8 piece by piece.
///
/// A sequence that is no character becomes the byte 0xFF, which no UTF-8 holds: who checks the output finds the place.
/// Of a broken sequence only the first byte is given up, so that separators after it stay separators.
struct GB18030Decoder {
    /// What stands for a sequence that is no character.
    static let invalidMark: UInt8 = 0xFF

    /// The beginning of a character whose other bytes are still to come.
    private var pending: [UInt8] = []

    /// Appends the characters that `chunk` completes.
    mutating func decode(_ chunk: [UInt8], into output: inout [UInt8]) {
        let bytes = pending.isEmpty ? chunk : pending + chunk
        pending = []
        output.reserveCapacity(output.count + bytes.count)
        var index = 0
        while index < bytes.count {
            if bytes[index] < 0x80 {
                output.append(bytes[index])
                index += 1
                continue
            }
            switch Self.character(in: bytes, at: index) {
            case .character(let scalar, let byteCount):
                Self.append(scalar, to: &output)
                index += byteCount
            case .invalid(let byteCount):
                output.append(Self.invalidMark)
                index += byteCount
            case .incomplete:
                pending = Array(bytes[index...])
                return
            }
        }
    }

    /// The input ends here: a character that was begun is none.
    mutating func finish(into output: inout [UInt8]) {
        if !pending.isEmpty { output.append(Self.invalidMark) }
        pending = []
    }

    /// Whether all bytes are characters of GB18030.
    static func isValid(_ bytes: [UInt8]) -> Bool {
        var (decoder, output) = (GB18030Decoder(), [UInt8]())
        decoder.decode(bytes, into: &output)
        decoder.finish(into: &output)
        return !output.contains(invalidMark)
    }

    private enum Step {
        case character(Unicode.Scalar, byteCount: Int)
        case invalid(byteCount: Int)
        case incomplete
    }

    private static func character(in bytes: [UInt8], at index: Int) -> Step {
        guard (0x81...0xFE).contains(bytes[index]) else { return .invalid(byteCount: 1) }
        guard index + 1 < bytes.count else { return .incomplete }
        switch bytes[index + 1] {
        case 0x40...0x7E, 0x80...0xFE:
            return step(GB18030Table.shared.twoByte(bytes[index], bytes[index + 1]), byteCount: 2)
        case 0x30...0x39: return fourByteCharacter(in: bytes, at: index)
        default: return .invalid(byteCount: 1)
        }
    }

    private static func fourByteCharacter(in bytes: [UInt8], at index: Int) -> Step {
        guard index + 2 < bytes.count else { return .incomplete }
        guard (0x81...0xFE).contains(bytes[index + 2]) else { return .invalid(byteCount: 1) }
        guard index + 3 < bytes.count else { return .incomplete }
        guard (0x30...0x39).contains(bytes[index + 3]) else { return .invalid(byteCount: 1) }
        let place = GB18030Table.fourBytePlace(Array(bytes[index..<index + 4]))
        return step(GB18030Table.shared.fourByte(place), byteCount: 4)
    }

    private static func step(_ scalar: Unicode.Scalar?, byteCount: Int) -> Step {
        scalar.map { .character($0, byteCount: byteCount) } ?? .invalid(byteCount: byteCount)
    }

    private static func append(_ scalar: Unicode.Scalar, to output: inout [UInt8]) {
        output.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }
}
