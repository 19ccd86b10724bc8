package import Licenses
package import Replica
package import SignedLog
import Signing
package import Storage
package import TinyVerifier

/// Holds what a replica shows against what its bare entries mean.
package enum Oracle {
    /// What differs, in words that name it; nothing if all is as it should be.
    ///
    /// Every entry that is held, set aside or not, is read and verified anew; the standing of each and the state of
    /// each license on these days are computed anew. Documents that wait to be folded again are left out, as a replica
    /// says of them itself.
    package static func differences(
        of replica: Replica,
        on store: Store,
        days: [CivilDate]
    ) throws -> [String] {
        let entries = try store.read { try $0.everySignedEntry() }
        guard let district = replica.district, !entries.isEmpty else { return [] }
        let naive: NaiveDistrict
        do { naive = try NaiveDistrict(entries, in: district) } catch { return ["the tiny verifier: \(error)"] }
        return try standings(naive, store) + licenses(naive, replica, store, days)
    }

    private static func standings(_ naive: NaiveDistrict, _ store: Store) throws -> [String] {
        try store.read { store in
            try naive.set.entries.keys.sorted(by: [UInt8].isLess).compactMap { id in
                guard let bytes = Bytes32(id) else { return "an id of \(id.count) bytes" }
                let shown = NaiveDistrict.Standing(try store.standing(of: EntryID(bytes)))
                let computed = naive.standing(of: id)
                return shown == computed ? nil : "entry \(bytes): shown \(shown.rawValue), is \(computed.rawValue)"
            }
        }
    }

    private static func licenses(
        _ naive: NaiveDistrict,
        _ replica: Replica,
        _ store: Store,
        _ days: [CivilDate]
    ) throws -> [String] {
        let founded = naive.set.acts.values.filter { $0.kind == 100 }.map(\.id).sorted(by: [UInt8].isLess)
        return try founded.flatMap { id -> [String] in
            guard let license = NaiveLicense(id, in: naive), let bytes = Bytes32(id) else { return [] }
            let document = DocumentID(bytes)
            if try store.read({ try $0.isDirty(document) }) { return [] }
            return try days.compactMap { day in
                let shown = try replica.license(document.description, asOf: day, knownAt: nil)
                let computed = license.shown(on: UInt64(day.yyyymmdd))
                let rivals = shown.rivals.count
                guard shown.state.rawValue != computed.state || rivals != computed.rivals.count else { return nil }
                return "license \(document) on \(day): shown \(shown.state.rawValue) with \(rivals) rivals, "
                    + "is \(computed.state) with \(computed.rivals.count)"
            }
        }
    }
}

extension NaiveDistrict {
    /// Reads and verifies each entry anew. Throws what the tiny verifier has against one, or against the set.
    package convenience init(_ entries: [SignedEntry], in district: DistrictID) throws(PlainFault) {
        var plain: [PlainEntry] = []
        for entry in entries {
            let isGenesis = entry.header.isGenesis
            plain.append(
                try PlainEntry(
                    cose: entry.cose,
                    acts: entry.actBytes,
                    district: isGenesis ? nil : district.bytes.array
                )
            )
        }
        self.init(try PlainSet(plain))
    }

    package func standing(of entry: EntryID) -> Standing { standing(of: entry.bytes.array) }

    package func license(_ document: DocumentID) -> NaiveLicense? { NaiveLicense(document.bytes.array, in: self) }
}

extension StoreReader {
    /// Whatever is held, log by log.
    fileprivate func everySignedEntry() throws -> [SignedEntry] {
        try logs().flatMap { try entries(in: $0.log) }.compactMap { try signedEntry($0.id) }
    }
}
