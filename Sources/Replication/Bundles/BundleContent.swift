import SignedLog

/// The content of a bundle as its chunks are opened: a CBOR sequence whose items do not care where chunks end.
struct BundleContent: Sendable {
    private var plain: [UInt8] = []
    private var assembler = ItemAssembler()
    private var entries: UInt64 = 0
    private var disclosures: UInt64 = 0
    private var hasTrailer = false

    mutating func push(_ bytes: [UInt8], isLast: Bool, chunk: Int) throws(BundleRefusal) -> [BundleItem] {
        plain += bytes
        var reader = CBORReader(plain)
        var items: [BundleItem] = []
        while let item = try next(&reader, isLast: isLast, chunk: chunk) {
            guard !hasTrailer else { throw .badTrailer(chunk: chunk) }
            items += try take(item, chunk: chunk)
        }
        plain.removeFirst(reader.offset)
        guard plain.count <= BundleFormat.itemByteLimit else {
            let refusal = MessageRefusal.tooLarge(.batch, byteCount: plain.count, limit: BundleFormat.itemByteLimit)
            throw .badContent(chunk: chunk, refusal)
        }
        if isLast, !hasTrailer { throw .badTrailer(chunk: chunk) }
        return items
    }

    /// Nil at the end, and where the next item is not complete yet.
    private func next(_ reader: inout CBORReader, isLast: Bool, chunk: Int) throws(BundleRefusal) -> [UInt8]? {
        do {
            return try reader.nextItemBytes()
        } catch .truncated where !isLast {
            return nil
        } catch {
            throw .badContent(chunk: chunk, .notCBOR(.batch, error))
        }
    }

    private mutating func take(_ item: [UInt8], chunk: Int) throws(BundleRefusal) -> [BundleItem] {
        guard ItemAssembler.shape(item) == .map else {
            do { return count(try assembler.push(item)) } catch { throw .badContent(chunk: chunk, error) }
        }
        switch BundleNote(decoding: item) {
        case .presupposed(let presupposed):
            return [.presupposed(presupposed)]
        case .trailer(let trailer):
            return try finish(trailer, chunk)
        case nil:
            throw .badContent(chunk: chunk, .wrongShape(.batch))
        }
    }

    private mutating func finish(_ trailer: BundleTrailer, _ chunk: Int) throws(BundleRefusal) -> [BundleItem] {
        let last: [BundleItem]
        do { last = count(try assembler.finish()) } catch { throw .badContent(chunk: chunk, error) }
        hasTrailer = true
        guard trailer == BundleTrailer(entries: entries, disclosures: disclosures) else {
            throw .badTrailer(chunk: chunk)
        }
        return last + [.trailer(trailer)]
    }

    private mutating func count(_ items: [SequenceItem]) -> [BundleItem] {
        items.map { item in
            switch item {
            case .entry(let entry):
                entries += 1
                return .entry(entry)
            case .disclosure(let disclosure):
                disclosures += 1
                return .disclosure(disclosure)
            }
        }
    }
}
