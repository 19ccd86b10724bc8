package import Signing

/// What opens all commitments of an act that goes along with it: seed and values, as in ``FullDisclosure``, but without
/// the act's id, which follows from the act. Since the commitments follow from it too, they need not travel: an act
/// beside its opening has empty byte strings in their places (`docs/formats/sync.md`).
package struct ActOpening: Hashable, Sendable {
    package let seed: Bytes16
    /// Every key is a text.
    package let values: CBORMap

    package init(_ disclosure: FullDisclosure) { (seed, values) = (disclosure.seed, disclosure.values) }

    /// The disclosure that it is, of the act whose commitments it opens.
    func disclosure(of act: ActID) -> FullDisclosure? { FullDisclosure(act: act, seed: seed, values: values) }
}

/// Leaving commitments out, and putting them back.
extension ActOpening {
    /// The act without its commitments; nil if this does not open exactly what stands in it, so that it must stay whole.
    package func packed(_ act: [UInt8]) -> [UInt8]? {
        // An empty byte string that is the author's own would be taken for one of ours.
        guard let places = try? CommitmentPlaces(in: act), places.gaps.isEmpty, opensEach(of: places.commitments)
        else { return nil }
        let ranges = places.commitments.map(\.range)
        return Self.replacing(ranges, in: act, by: ranges.map { _ in [Self.emptyByteString] })
    }

    /// The act as it was signed, if this is its opening: whether it is, its id will tell.
    func completed(_ act: [UInt8], in log: LogID) throws(EntryRefusal) -> [UInt8] {
        let places: [CommitmentPlaces.Place]
        do { places = try CommitmentPlaces(in: act).gaps } catch { throw .actNotCBOR(error) }
        guard opensEach(of: places) else { throw .wrongShape(.disclosure) }
        let commitments = places.map { place in
            let salt = Commitment.salt(seed: seed, key: place.key)
            let value = values[place.key] ?? .null
            return CBOR.bytes(Commitment.make(log: log, salt: salt, key: place.key, value: value)).encoded()
        }
        return Self.replacing(places.map(\.range), in: act, by: commitments)
    }

    private static let emptyByteString: UInt8 = 0x40

    private func opensEach(of places: [CommitmentPlaces.Place]) -> Bool {
        places.count == values.count && places.allSatisfy { values[$0.key] != nil }
    }

    private static func replacing(_ ranges: [Range<Int>], in act: [UInt8], by items: [[UInt8]]) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(items.reduce(act.count) { $0 + $1.count })
        var end = 0
        for (range, item) in zip(ranges, items) {
            bytes += act[end..<range.lowerBound]
            bytes += item
            end = range.upperBound
        }
        return bytes + act[end...]
    }
}

/// Bytes: `[seed, {key: value}]`.
extension ActOpening {
    package func encoded() -> [UInt8] {
        var writer = CBORWriter(byteCount: 128)
        writer.array(count: 2)
        writer.bytes(seed)
        writer.map(values)
        return writer.bytes
    }

    package static func decode(_ bytes: [UInt8]) throws(EntryRefusal) -> ActOpening {
        guard bytes.count <= DisclosureCoding.byteLimit else { throw .disclosureTooLarge(byteCount: bytes.count) }
        let item: CBOR
        do { item = try CBOR.decode(bytes) } catch { throw .notCBOR(.disclosure, error) }
        guard let parts = item.asArray, parts.count == 2, let seed = parts[0].asBytes16, let values = parts[1].asMap,
            let disclosure = FullDisclosure(act: ActID(.zero), seed: seed, values: values)
        else { throw .wrongShape(.disclosure) }
        return ActOpening(disclosure)
    }
}
