package import Signing

/// Bytes that may be part of a longer string of bytes and share its storage: what is decoded stays where it lies, and an
/// act with thirty texts is one allocation. Whoever keeps a part keeps the whole, an act at most.
package struct SharedBytes: Sendable {
    @usableFromInline let storage: [UInt8]
    @usableFromInline let first: UInt32
    @usableFromInline let end: UInt32

    @inlinable package init(_ bytes: [UInt8]) {
        (storage, first, end) = (bytes, 0, UInt32(bytes.count))
    }

    package init(_ bytes: Bytes32) { self.init(bytes.array) }

    package init(_ bytes: Bytes16) { self.init(bytes.array) }

    init(_ bytes: [UInt8], in range: Range<Int>) {
        (storage, first, end) = (bytes, UInt32(range.lowerBound), UInt32(range.upperBound))
    }

    /// For those who hand the bytes on without looking at them.
    @inlinable package var slice: ArraySlice<UInt8> { storage[Int(first)..<Int(end)] }

    @inlinable package var array: [UInt8] { first == 0 && end == storage.count ? storage : Array(slice) }
}

/// Positions count from 0, wherever the bytes lie.
extension SharedBytes: RandomAccessCollection {
    @inlinable package var startIndex: Int { 0 }
    @inlinable package var endIndex: Int { Int(end &- first) }
    @inlinable package var count: Int { Int(end &- first) }

    @inlinable package subscript(position: Int) -> UInt8 {
        precondition(0..<count ~= position, "byte \(position) of \(count)")
        return storage[Int(first) &+ position]
    }
}

extension SharedBytes: Hashable {
    @inlinable package static func == (left: SharedBytes, right: SharedBytes) -> Bool {
        left.count == right.count && left.slice == right.slice
    }

    @inlinable package func hash(into hasher: inout Hasher) { hasher.combine(slice) }
}

/// Bytewise; the shorter of two that begin alike comes first.
extension SharedBytes: Comparable {
    @inlinable package static func < (left: SharedBytes, right: SharedBytes) -> Bool {
        left.slice.lexicographicallyPrecedes(right.slice)
    }
}
