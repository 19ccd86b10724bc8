package import SignedLog

/// One license with all that a stranger needs to verify it, knowing no more than the district's id
/// (`docs/formats/proof.md`).
package struct LicenseFile: Hashable, Sendable {
    package static let version: Int64 = 1
    package static let name: Text = "hefu/license"
    /// Largest file that is read: the root entries of decades, and an act of 64 KiB for each of a license's years.
    package static let byteLimit = 64 << 20

    package let district: DistrictID
    /// All acts of the license that the exporter held, the founding one first.
    package let acts: [ActProof]
    package let disclosures: [AnyDisclosure]
    /// The root entries that the authors had seen, and all before them: each after its past, genesis first.
    package let roots: [SignedEntry]
    /// The submissions of the catalogue items that the acts name.
    package let items: [ActProof]

    package init(
        district: DistrictID,
        acts: [ActProof],
        disclosures: [AnyDisclosure],
        roots: [SignedEntry],
        items: [ActProof]
    ) {
        (self.district, self.acts, self.disclosures) = (district, acts, disclosures)
        (self.roots, self.items) = (roots, items)
    }

    package func encoded() -> [UInt8] {
        CBOR.array([
            .int(Self.version), .text(Self.name), .bytes(district),
            .array(acts.map { .bytes($0.encoded()) }),
            .array(disclosures.map(Self.item)),
            .array(roots.map { .bytes($0.encoded()) }),
            .array(items.map { .bytes($0.encoded()) }),
        ]).encoded()
    }

    /// Parses; nothing is verified yet.
    package static func decode(_ bytes: [UInt8]) throws(LicenseFileRefusal) -> LicenseFile {
        guard bytes.count <= byteLimit else { throw .tooLarge(byteCount: bytes.count) }
        guard let parts = (try? CBOR.decode(bytes))?.asArray, parts.count >= 2, parts[1].asText == name else {
            throw .notALicenseFile
        }
        guard parts[0].asInt == version else { throw .upgradeNeeded }
        guard parts.count == 7, let district = parts[2].asBytes32 else { throw .notALicenseFile }
        return LicenseFile(
            district: DistrictID(district),
            acts: try list(.acts, parts[3], ActProof.decode),
            disclosures: try FlawedPart.List.disclosures.each(try items(.disclosures, parts[4])) {
                item throws(EntryRefusal) in
                try DisclosureCoding.disclosure(item)
            },
            roots: try list(.roots, parts[5], SignedEntry.decode),
            items: try list(.items, parts[6], ActProof.decode)
        )
    }

    private static func item(_ disclosure: AnyDisclosure) -> CBOR {
        switch disclosure {
        case .full(let full): DisclosureCoding.item(full)
        case .single(let single): DisclosureCoding.item(single)
        }
    }

    private static func items(_ list: FlawedPart.List, _ item: CBOR) throws(LicenseFileRefusal) -> [CBOR] {
        guard let items = item.asArray else {
            throw .malformed(FlawedPart(list, at: nil, of: 0, .refused(.wrongShape(.proof))))
        }
        return items
    }

    private static func list<Part>(
        _ list: FlawedPart.List,
        _ item: CBOR,
        _ decode: ([UInt8]) throws(EntryRefusal) -> Part
    ) throws(LicenseFileRefusal) -> [Part] {
        try list.each(try items(list, item)) { item throws(EntryRefusal) in
            guard let bytes = item.asBytes?.array else { throw .wrongShape(.proof) }
            return try decode(bytes)
        }
    }
}

/// Why a file cannot be read as a license.
package enum LicenseFileRefusal: Error, Hashable, Sendable {
    case notALicenseFile
    case upgradeNeeded
    case tooLarge(byteCount: Int)
    case malformed(FlawedPart)
    /// It is of another district than the one that was asked for.
    case otherDistrict(DistrictID)
    /// A root entry does not verify, or refers to one that is not in the file.
    case rootsBroken(FlawedPart)
    /// No founding act of a license is proved, or one that others follow is not; the acts of the file that are none.
    case noLicense([FlawedPart])
}
