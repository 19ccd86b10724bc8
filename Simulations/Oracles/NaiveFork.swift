import TinyVerifier

/// Step 4: a place (log, epoch, n) of a node key at which more than one entry stands.
struct NaiveFork {
    struct Place: Hashable {
        let log: ID
        let epoch: [UInt8]
        let number: UInt64
    }

    let place: Place
    let branches: Set<ID>

    var log: ID { place.log }

    /// The branches of which an entry is one or from which it descends.
    func sides(of entry: PlainEntry, _ pasts: NaivePasts) -> Set<ID> {
        entry.log == log ? branches.intersection(pasts.line(to: entry.id)) : []
    }

    static func all(in district: NaiveDistrict) -> [NaiveFork] {
        var standing: [Place: Set<ID>] = [:]
        for entry in district.set.entries.values where district.kept.contains(entry.id) && !district.isOfRoot(entry) {
            guard !district.isBeyond(entry) else { continue }
            standing[Place(log: entry.log, epoch: entry.epoch, number: entry.number), default: []].insert(entry.id)
        }
        for id in district.set.entriesOfKind[12] ?? [] where district.kept.contains(id) {
            let entry = district.authority.pasts.entry(id)
            for header in entry.acts.flatMap({ provenHeaders($0, in: district) }) where !district.isOfRoot(entry) {
                standing[Place(log: header.log, epoch: header.epoch, number: header.number), default: []]
                    .insert(header.id)
            }
        }
        let forks = standing.filter { $0.value.count > 1 }.map { place, branches in
            NaiveFork(place: place, branches: branches)
        }
        return forks.filter { fork in !forks.contains { fork.isPart(of: $0, district) } }
    }

    /// Every branch follows another branch of the earlier fork.
    private func isPart(of earlier: NaiveFork, _ district: NaiveDistrict) -> Bool {
        guard earlier.log == log, earlier.place.epoch == place.epoch, earlier.place.number < place.number else {
            return false
        }
        let sides = branches.map { branch -> Set<ID> in
            district.set.entries[branch].map { earlier.sides(of: $0, district.authority.pasts) } ?? []
        }
        return sides.allSatisfy { $0.count == 1 } && Set(sides).count == branches.count
    }

    /// Of a proof that proves something: the two headers, those left out that are beyond a cut.
    private static func provenHeaders(_ act: PlainAct, in district: NaiveDistrict) -> [PlainHeader] {
        guard act.kind == 12, let one = act.body[100]?.bytes, let other = act.body[101]?.bytes else { return [] }
        let headers = [one, other].compactMap { try? PlainHeader(cose: $0, district: district.set.genesis.id) }
        guard headers.count == 2, headers[0].id != headers[1].id, headers[0].log == headers[1].log,
            headers[0].epoch == headers[1].epoch, headers[0].number == headers[1].number
        else { return [] }
        return headers.filter {
            !district.authority.isBeyond(.init($0), by: $0.author, in: district.set)
                && !district.authority.roots.keys.contains($0.author)
        }
    }
}
