import Deflating
package import SignedLog

/// The batch of a turn as it travels, deflated. What it says is inflated only by whoever has verified the hello of its
/// sender: a few bytes of a stranger must not make work for megabytes.
package struct TravelingBatch: Hashable, Sendable {
    package static let none = TravelingBatch([])

    /// Bytes of the items, before they were deflated; 0 if there are none.
    package let byteCount: Int
    let deflated: [UInt8]

    /// - Parameters:
    ///   - items: entries and disclosures, as ``ItemSequence`` writes them.
    ///   - workers: share out what is long.
    package init(_ items: [UInt8], by workers: Workers = .one) {
        byteCount = items.count
        let strides = items.isEmpty ? [] : Deflate.strides(of: items.count)
        deflated = workers.map(strides, leastShare: 1) { Deflate.deflated(items, $0) }.flatMap(\.self)
    }

    /// As it came: how long it will be is known, and allowed, before anything is inflated.
    ///
    /// - Parameter byteCount: nil if nothing was said: then there must be nothing.
    init(_ deflated: [UInt8], byteCount: UInt64?) throws(MessageRefusal) {
        guard (byteCount ?? 0 > 0) != deflated.isEmpty, byteCount != 0 else { throw .wrongShape(.batch) }
        let limit = MessageLimit.byteCount
        let count = Int(clamping: byteCount ?? 0)
        guard count <= limit else { throw .tooLarge(.batch, byteCount: count, limit: limit) }
        (self.byteCount, self.deflated) = (count, deflated)
    }

    package var isEmpty: Bool { byteCount == 0 }

    /// The items; refuses what does not inflate to exactly what was promised.
    package func items() throws(MessageRefusal) -> [UInt8] {
        if isEmpty { return [] }
        guard let items = Deflate.inflated(deflated, byteCount: byteCount) else { throw .wrongShape(.batch) }
        return items
    }
}
