import District
package import SignedLog

/// A part of a license file that does not hold: which one, and why. What it says of itself is not proved, and only
/// helps a person to find it.
package struct FlawedPart: Hashable, Sendable {
    package enum List: String, Hashable, Sendable {
        case acts, disclosures, roots, items
    }

    package let list: List
    /// Its place in the list, from 1; nil: the list itself is none.
    package let position: Int?
    /// How long the list is.
    package let count: Int
    /// What kind of act it says that it is, if so much of it can be read.
    package let kind: UInt64?
    /// The entry that it is said to stand in, if that one's signature holds.
    package let entry: EntryID?
    package let reason: Reason

    package enum Reason: Hashable, Sendable {
        case refused(EntryRefusal)
        /// It refers to what is not in the file, or does not hold there.
        case pastMissing
    }

    package init(
        _ list: List,
        at position: Int?,
        of count: Int,
        kind: UInt64? = nil,
        entry: EntryID? = nil,
        _ reason: Reason
    ) {
        (self.list, self.position, self.count) = (list, position, count)
        (self.kind, self.entry, self.reason) = (kind, entry, reason)
    }

    /// A proof that does not hold.
    init(
        _ proof: ActProof,
        _ list: List,
        at position: Int,
        of count: Int,
        in district: DistrictID,
        _ reason: Reason
    ) {
        self.init(
            list,
            at: position,
            of: count,
            kind: try? Act.decode(proof.act).kind,
            entry: try? SignedHeader(cose: proof.cose, in: district).id,
            reason
        )
    }
}

extension FlawedPart.List {
    /// Calls `body` for each part, with its place; what is wrong with one names it.
    func each<Part>(
        _ parts: [CBOR],
        _ body: (CBOR) throws(EntryRefusal) -> Part
    ) throws(LicenseFileRefusal) -> [Part] {
        var result: [Part] = []
        for (index, part) in parts.enumerated() {
            do throws(EntryRefusal) { result.append(try body(part)) } catch {
                throw .malformed(FlawedPart(self, at: index + 1, of: parts.count, .refused(error)))
            }
        }
        return result
    }
}
