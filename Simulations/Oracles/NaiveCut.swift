import TinyVerifier

/// All cut acts on one key in one entry, or a rotation as a cut of the root that it ends.
struct NaiveCut {
    struct Tip: Hashable {
        let log: ID
        let epoch: [UInt8]
        let number: UInt64
        let id: ID
    }

    /// Where an entry stands in a log.
    struct Place {
        let log: ID
        let epoch: [UInt8]
        let number: UInt64
        let id: ID

        init(_ entry: PlainEntry) { (log, epoch, number, id) = (entry.log, entry.epoch, entry.number, entry.id) }

        init(_ header: PlainHeader) { (log, epoch, number, id) = (header.log, header.epoch, header.number, header.id) }
    }

    /// The entries that hold it; more than one only of a rotation.
    var entries: [PlainEntry]
    var logs: Set<ID>
    var tips: Set<Tip>

    /// The three ways in which an entry is beyond. `line` is what stands before an entry in its log, with itself.
    func isBeyond(_ place: Place, isHere: (ID) -> Bool, line: (ID) -> Set<ID>) -> Bool {
        guard logs.contains(place.log) else { return true }
        let tips = tips.filter { $0.log == place.log }
        let ofEpoch = tips.filter { $0.epoch == place.epoch }
        if let last = ofEpoch.map(\.number).max(), place.number > last { return true }
        guard tips.allSatisfy({ isHere($0.id) }) else { return false }
        return !tips.contains { line($0.id).contains(place.id) }
    }
}

extension PlainAct {
    /// Of a cut of a node key: the logs that it trusts, each with its tips.
    var trusted: [(log: ID, tips: [NaiveCut.Tip])]? {
        body[100]?.array?.compactMap { item in
            guard let parts = item.array, parts.count == 2, let log = parts[0].id else { return nil }
            let tips = (parts[1].array ?? []).compactMap { tip -> NaiveCut.Tip? in
                guard let parts = tip.array, parts.count == 3, let epoch = parts[0].bytes,
                    let number = parts[1].unsigned, let id = parts[2].id
                else { return nil }
                return NaiveCut.Tip(log: log, epoch: epoch, number: number, id: id)
            }
            return (log, tips)
        }
    }
}
