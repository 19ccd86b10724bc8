/// 16 bytes held inline: an epoch, a nonce, a salt, the seed of an act's salts.
///
/// Kept as big-endian words, so that `<` is the bytewise order that the formats sort by.
package struct Bytes16: Hashable, Comparable, Sendable, CustomStringConvertible {
    package static let count = 16
    package static let zero = Bytes16(0, 0)

    private let first, second: UInt64

    private init(_ first: UInt64, _ second: UInt64) {
        self.first = first
        self.second = second
    }

    /// Nil unless there are exactly 16 bytes.
    package init?(_ bytes: [UInt8]) {
        self.init(bytes[...])
    }

    /// Nil unless there are exactly 16 bytes.
    package init?(_ bytes: ArraySlice<UInt8>) {
        guard bytes.count == Self.count else { return nil }
        self = unsafe bytes.withUnsafeBytes { unsafe Bytes16(loadingFrom: $0) }
    }

    /// Nil unless there are exactly 16 bytes.
    package init?(_ bytes: some Collection<UInt8>) {
        self.init(Array(bytes))
    }

    /// Nil unless `hex` is exactly 32 hexadecimal digits.
    package init?(hex: String) {
        guard let bytes = Hex.decode(hex) else { return nil }
        self.init(bytes)
    }

    package static func < (left: Bytes16, right: Bytes16) -> Bool {
        left.first != right.first ? left.first < right.first : left.second < right.second
    }

    package var array: [UInt8] {
        unsafe withPointer { unsafe [UInt8](UnsafeBufferPointer(start: $0, count: Self.count)) }
    }

    package func append(to bytes: inout [UInt8]) {
        unsafe withPointer { unsafe bytes.append(contentsOf: UnsafeBufferPointer(start: $0, count: Self.count)) }
    }

    /// 32 small hexadecimal digits.
    package var hex: String {
        Hex.encode(array)
    }

    package var description: String {
        hex
    }
}

// What libsodium reads and writes. The pointers are valid within the closure only, and for exactly 16 bytes.
extension Bytes16 {
    /// The bytes in order, for a C function that reads 16 of them.
    func withPointer<Result>(_ read: (UnsafePointer<UInt8>) -> Result) -> Result {
        let inOrder = (first.bigEndian, second.bigEndian)
        return unsafe withUnsafePointer(to: inOrder) { words in
            unsafe words.withMemoryRebound(to: UInt8.self, capacity: Self.count) { unsafe read($0) }
        }
    }

    /// What a C function that writes 16 bytes has written; zeros where it wrote nothing.
    static func filled(by write: (UnsafeMutablePointer<UInt8>) -> Void) -> Bytes16 {
        var words: (UInt64, UInt64) = (0, 0)
        return unsafe withUnsafeMutableBytes(of: &words) { bytes in
            unsafe bytes.withMemoryRebound(to: UInt8.self) { buffer in
                // A tuple of two words has an address.
                unsafe write(buffer.baseAddress!)
            }
            return unsafe Bytes16(loadingFrom: UnsafeRawBufferPointer(bytes))
        }
    }

    /// `bytes` must be at least 16 long, at any alignment.
    private init(loadingFrom bytes: UnsafeRawBufferPointer) {
        self.init(
            UInt64(bigEndian: unsafe bytes.loadUnaligned(fromByteOffset: 0, as: UInt64.self)),
            UInt64(bigEndian: unsafe bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
        )
    }
}
