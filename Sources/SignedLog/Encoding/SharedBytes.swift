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

    @inlinable var range: Range<Int> { Int(first)..<Int(end) }

    /// For those who hand the bytes on without looking at them.
    @inlinable package var slice: ArraySlice<UInt8> { storage[range] }

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

/// What is asked of each byte in turn, over a span: as a collection this is asked by three calls a byte in other modules.
extension SharedBytes {
    @inlinable package func contains(where isWanted: (UInt8) -> Bool) -> Bool {
        let bytes = storage.span.extracting(range)
        for index in bytes.indices where isWanted(bytes[index]) { return true }
        return false
    }

    @inlinable package func allSatisfy(_ isFit: (UInt8) -> Bool) -> Bool { !contains { !isFit($0) } }
}

extension SharedBytes: Hashable {
    @inlinable package static func == (left: SharedBytes, right: SharedBytes) -> Bool {
        left.count == right.count && left.hasPrefix(right)
    }

    /// Over spans, not slices, which would hold on to both arrays.
    @inlinable package func hasPrefix(_ prefix: SharedBytes) -> Bool {
        guard prefix.count <= count else { return false }
        let (bytes, beginning) = (storage.span.extracting(range), prefix.storage.span.extracting(prefix.range))
        for index in beginning.indices where bytes[index] != beginning[index] { return false }
        return true
    }

    /// Eight bytes at a time: to hash one costs as much as to hash eight.
    package func hash(into hasher: inout Hasher) {
        hasher.combine(count)
        let bytes = storage.span.extracting(range)
        var word: UInt64 = 0
        for index in bytes.indices {
            word = word << 8 | UInt64(bytes[index])
            if index % 8 == 7 { hasher.combine(word) }
        }
        if bytes.count % 8 > 0 { hasher.combine(word) }
    }
}

/// Bytewise; the shorter of two that begin alike comes first.
extension SharedBytes: Comparable {
    package static func < (left: SharedBytes, right: SharedBytes) -> Bool {
        let leftBytes = left.storage.span.extracting(left.range)
        let rightBytes = right.storage.span.extracting(right.range)
        for index in 0..<Swift.min(left.count, right.count) where leftBytes[index] != rightBytes[index] {
            return leftBytes[index] < rightBytes[index]
        }
        return left.count < right.count
    }
}
