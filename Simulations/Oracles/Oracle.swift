package import Licenses
package import Replica
package import SignedLog
package import Signing
package import Storage
import TinyVerifier

/// Holds what the replicas of one district show against what their bare entries mean. Each entry is read and verified
/// anew, the standing of each and the state of each license on the given days are computed anew; what is the same bytes
/// or the same set as before is not computed twice.
///
/// A class for that memory.
package final class Oracle {
    private var verified: [EntryBytes: PlainEntry] = [:]
    private let memory = NaiveMemory()

    private struct EntryBytes: Hashable {
        let cose: [UInt8]
        let acts: [[UInt8]]
    }

    /// What was seen of one store since somebody began to look at it. Who looks at a store that was opened anew begins
    /// anew.
    package struct Look {
        fileprivate var set: PlainSet?
        fileprivate var sequence: Int64 = 0
        fileprivate var district: NaiveDistrict?
        /// Licenses that are to be compared when they are no longer waiting to be folded.
        fileprivate var waiting: Set<PlainID> = []

        package init() {}
    }

    package init() {}

    /// What differs, in words that name it, of what has changed since the last look: the standing of all entries, and
    /// the licenses of which an act is new or has another standing. Documents that wait to be folded again are put off,
    /// as a replica says of them itself. After a difference, and after a throw, the look is as it was.
    package func changes(in store: Store, of replica: Replica, days: [CivilDate], since look: inout Look) throws
        -> [String]
    {
        var next = look
        let differences = try store.read { store in try changes(in: store, of: replica, days, &next) }
        if differences.isEmpty { look = next }
        return differences
    }

    private func changes(in store: StoreReader, of replica: Replica, _ days: [CivilDate], _ look: inout Look) throws
        -> [String]
    {
        guard let domain = replica.district.map({ PlainID($0.bytes) }) else { return [] }
        let last = try store.lastSequence()
        let new: [PlainEntry]
        do { new = try entries(in: store, after: look.sequence, to: last, domain) } catch let fault as PlainFault {
            return ["the tiny verifier: \(fault)"]
        }
        if new.isEmpty, look.set == nil { return [] }
        do { try look.take(new, to: last) } catch { return ["the tiny verifier: \(error)"] }
        guard let set = look.set else { return [] }
        let district = memory.district(of: set, learning: new)
        let documents = district.documents(changedSince: look.district, by: new).union(look.waiting)
        look.district = district
        look.waiting = try documents.filter { try store.isDirty(DocumentID($0)) }
        return try standings(district, store)
            + documents.subtracting(look.waiting).sorted().compactMap { try view(of: $0, district, store, days) }
    }

    private func entries(in store: StoreReader, after: Int64, to last: Int64, _ domain: PlainID) throws
        -> [PlainEntry]
    {
        guard after < last else { return [] }
        return try (after + 1...last).compactMap { try store.storedEntry(sequence: $0)?.signed }.map { entry in
            try read(EntryBytes(cose: entry.cose, acts: entry.actBytes), in: entry.header.isGenesis ? nil : domain)
        }
    }

    private func read(_ bytes: EntryBytes, in domain: PlainID?) throws(PlainFault) -> PlainEntry {
        if let known = verified[bytes] { return known }
        let read = try PlainEntry(cose: bytes.cose, acts: bytes.acts, district: domain)
        verified[bytes] = read
        return read
    }

    private func standings(_ district: NaiveDistrict, _ store: StoreReader) throws -> [String] {
        var shown: [PlainID: NaiveDistrict.Standing] = [:]
        for (entry, standing) in try store.exceptions() { shown[PlainID(entry.bytes)] = .init(standing) }
        let all = Set(shown.keys).union(district.exceptions.keys).sorted()
        return all.filter { shown[$0] != district.exceptions[$0] }.map { id in
            let (shown, computed) = (shown[id] ?? .counts, district.exceptions[id] ?? .counts)
            return "entry \(EntryID(id)): shown \(shown.rawValue), is \(computed.rawValue)"
        }
    }

    /// What the list of licenses shows, on the days given and around each day on which it says that something changes.
    private func view(of id: PlainID, _ district: NaiveDistrict, _ store: StoreReader, _ days: [CivilDate]) throws
        -> String?
    {
        let timeline = try store.license(DocumentID(id))?.timeline ?? []
        let edges = timeline.compactMap(\.from).flatMap { [$0.adding(days: -1), $0].compactMap(\.self) }
        let days = Set(days + edges).sorted()
        guard let computed = memory.license(id, in: district, on: days.map { UInt64($0.yyyymmdd) }) else { return nil }
        for (day, computed) in zip(days, computed) {
            let shown = NaiveLicense.Shown(timeline.last { $0.from.map { $0 <= day } ?? true })
            guard shown != computed else { continue }
            return "license \(DocumentID(id)) on \(day): shown \(shown), is \(computed)"
        }
        return nil
    }
}

extension Oracle.Look {
    fileprivate mutating func take(_ new: [PlainEntry], to last: Int64) throws(PlainFault) {
        if set == nil { set = try PlainSet(new) } else { try set?.take(new) }
        sequence = last
    }
}

// Everything, and what somebody is told who asks for one license.
extension Oracle {
    /// What differs if all is read again from the first byte, as nobody had looked before.
    package func differences(of replica: Replica, on store: Store, days: [CivilDate]) throws -> [String] {
        var look = Look()
        let differences = try changes(in: store, of: replica, days: days, since: &look)
        guard differences.isEmpty, let district = look.district else { return differences }
        let documents = Set(district.set.actsOfDocument.keys).subtracting(look.waiting).sorted()
        return try documents.compactMap { try answer(about: $0, district, replica, days) }
    }

    /// For one replica of which nothing is known yet.
    package static func differences(of replica: Replica, on store: Store, days: [CivilDate]) throws -> [String] {
        try Oracle().differences(of: replica, on: store, days: days)
    }

    /// The offices of which a node may hold what is theirs, by the entries of the last look.
    package func offices(heldBy key: PublicKey, by look: Look) -> Set<DocumentID> {
        let offices = look.district?.authority.offices(heldBy: PlainID(key.bytes)) ?? []
        return Set(offices.map { DocumentID($0) })
    }

    private func answer(about id: PlainID, _ district: NaiveDistrict, _ replica: Replica, _ days: [CivilDate]) throws
        -> String?
    {
        guard let computed = memory.license(id, in: district, on: days.map { UInt64($0.yyyymmdd) }) else { return nil }
        for (day, computed) in zip(days, computed) {
            let shown = try replica.license(DocumentID(id).description, asOf: day, knownAt: nil)
            guard shown.state.rawValue != computed.state || shown.rivals.map(\.act) != computed.rivals.map(ActID.init)
            else { continue }
            return "license \(DocumentID(id)) asked for \(day): told \(shown.state.rawValue) with rivals "
                + "\(shown.rivals.map(\.act)), is \(computed)"
        }
        return nil
    }
}
