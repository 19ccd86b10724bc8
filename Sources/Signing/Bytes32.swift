/// 32 bytes held inline: a digest, a key, half a signature, a secret seed.
///
/// Kept as big-endian words, so that `<` is the bytewise order that the formats sort by.
package struct Bytes32: Hashable, Comparable, Sendable, CustomStringConvertible {
    package static let count = 32
    package static let zero = Bytes32(0, 0, 0, 0)

    private let first, second, third, fourth: UInt64

    private init(_ first: UInt64, _ second: UInt64, _ third: UInt64, _ fourth: UInt64) {
        self.first = first
        self.second = second
        self.third = third
        self.fourth = fourth
    }

    /// Nil unless there are exactly 32 bytes.
    package init?(_ bytes: [UInt8]) {
        self.init(bytes[...])
    }

    /// Nil unless there are exactly 32 bytes.
    package init?(_ bytes: ArraySlice<UInt8>) {
        guard bytes.count == Self.count else { return nil }
        self = unsafe bytes.withUnsafeBytes { unsafe Bytes32(loadingFrom: $0) }
    }

    /// Nil unless there are exactly 32 bytes.
    package init?(_ bytes: some Collection<UInt8>) {
        self.init(Array(bytes))
    }

    /// Nil unless `hex` is exactly 64 hexadecimal digits.
    package init?(hex: String) {
        guard let bytes = Hex.decode(hex) else { return nil }
        self.init(bytes)
    }

    package static func < (left: Bytes32, right: Bytes32) -> Bool {
        if left.first != right.first { return left.first < right.first }
        if left.second != right.second { return left.second < right.second }
        if left.third != right.third { return left.third < right.third }
        return left.fourth < right.fourth
    }

    /// Digests and keys: half of one tells it from others as well as the whole does, at half the price.
    package func hash(into hasher: inout Hasher) {
        hasher.combine(first)
        hasher.combine(second)
    }

    package var array: [UInt8] {
        unsafe withPointer { unsafe [UInt8](UnsafeBufferPointer(start: $0, count: Self.count)) }
    }

    package func append(to bytes: inout [UInt8]) {
        unsafe withPointer { unsafe bytes.append(contentsOf: UnsafeBufferPointer(start: $0, count: Self.count)) }
    }

    /// 64 small hexadecimal digits.
    package var hex: String {
        Hex.encode(array)
    }

    package var description: String {
        hex
    }
}

// What libsodium reads and writes. The pointers are valid within the closure only, and for exactly 32 bytes.
extension Bytes32 {
    /// The bytes in order, for a C function that reads 32 of them.
    func withPointer<Result>(_ read: (UnsafePointer<UInt8>) -> Result) -> Result {
        let inOrder = (first.bigEndian, second.bigEndian, third.bigEndian, fourth.bigEndian)
        return unsafe withUnsafePointer(to: inOrder) { words in
            unsafe words.withMemoryRebound(to: UInt8.self, capacity: Self.count) { unsafe read($0) }
        }
    }

    /// Writes the bytes in order; `buffer` must have room for 32.
    func copy(to buffer: UnsafeMutableRawBufferPointer) {
        unsafe withPointer { unsafe buffer.copyMemory(from: UnsafeRawBufferPointer(start: $0, count: Self.count)) }
    }

    /// What a C function that writes 32 bytes has written; zeros where it wrote nothing.
    static func filled(by write: (UnsafeMutablePointer<UInt8>) -> Void) -> Bytes32 {
        var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
        return unsafe withUnsafeMutableBytes(of: &words) { bytes in
            unsafe bytes.withMemoryRebound(to: UInt8.self) { buffer in
                // A tuple of four words has an address.
                unsafe write(buffer.baseAddress!)
            }
            return unsafe Bytes32(loadingFrom: UnsafeRawBufferPointer(bytes))
        }
    }

    /// The first 32 of at least so many bytes.
    init(copying bytes: RawSpan) {
        precondition(bytes.byteCount >= Self.count, "32 bytes from \(bytes.byteCount)")
        self = unsafe bytes.withUnsafeBytes { unsafe Bytes32(loadingFrom: $0) }
    }

    /// `bytes` must be at least 32 long, at any alignment.
    private init(loadingFrom bytes: UnsafeRawBufferPointer) {
        self.init(
            UInt64(bigEndian: unsafe bytes.loadUnaligned(fromByteOffset: 0, as: UInt64.self)),
            UInt64(bigEndian: unsafe bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self)),
            UInt64(bigEndian: unsafe bytes.loadUnaligned(fromByteOffset: 16, as: UInt64.self)),
            UInt64(bigEndian: unsafe bytes.loadUnaligned(fromByteOffset: 24, as: UInt64.self))
        )
    }
}
