import Replication
import SignedLog
import TinyVerifier

/// Every byte of every entry on every node, read and checked by the verifier that knows nothing of the engine: signatures,
/// roots, links; and no place of a log has two entries, on any node or between two.
struct EntryInspection: Sendable {
    let district: RealDistrict

    init(_ district: RealDistrict) { self.district = district }

    func run() async throws {
        var holders: [Place: (id: PlainEntry.ID, member: Member)] = [:]
        for member in Member.allCases {
            let entries = try await entries(at: member)
            do { _ = try PlainSet(entries) } catch {
                throw RunFailure(.safety, "the entries of \(member) do not verify: \(error)")
            }
            for entry in entries {
                let place = Place(log: entry.log, epoch: entry.epoch, number: entry.number)
                let first = holders[place] ?? (entry.id, member)
                guard first.id == entry.id else {
                    throw RunFailure(.safety, "\(first.member) and \(member) hold two entries for one place of a log")
                }
                holders[place] = first
            }
        }
    }

    private struct Place: Hashable {
        let log: PlainEntry.ID
        let epoch: [UInt8]
        let number: UInt64
    }

    /// Each once: an entry that is listed twice is a failure.
    private func entries(at member: Member) async throws -> [PlainEntry] {
        var entries: [PlainEntry] = []
        for office in Office.allCases where office.holders.contains(member) {
            let audience = district.offices[office] ?? "district"
            var reader = ItemSequenceReader(
                try await district.node(member).bytes("/api/v1/entries?audience=\(audience)")
            )
            while let item = try reader.next() {
                guard case .entry(let entry) = item else { continue }
                let id = entry.header.isGenesis ? nil : PlainID(district.id)
                do { entries.append(try PlainEntry(cose: entry.cose, acts: entry.actBytes, district: id)) } catch {
                    throw RunFailure(.safety, "an entry of \(member) does not verify: \(error)")
                }
            }
        }
        guard Set(entries.map(\.id)).count == entries.count else {
            throw RunFailure(.safety, "\(member) lists an entry twice")
        }
        return entries
    }
}
