package import SignedLog

/// The physical copy of a license that is told, as its acts say it.
package struct PaperRecord: Hashable, Sendable {
    package let number: Text
    /// The version of the face that it carries.
    package let version: Int
    package let madeOn: CivilDate
    /// Whether that is the version in force; else the copy is outdated.
    package let isCurrent: Bool

    package init(number: Text, version: Int, madeOn: CivilDate, isCurrent: Bool) {
        (self.number, self.version, self.madeOn, self.isCurrent) = (number, version, madeOn, isCurrent)
    }
}

extension LicenseHistory {
    /// Of the effective copies dated no later one of the version in force, else that of the largest version; of several
    /// the last made, then the one of the larger act id. Nil if there is none.
    package func paper(carrying inForce: ActID?, through date: CivilDate = .latest) -> PaperRecord? {
        var best: (id: ActID, record: PaperRecord)?
        // By index: to take an act out of its array costs more than all the rest.
        for index in acts.indices {
            guard case .paper(let copy)? = acts[index].license, acts[index].isEffective, copy.dated <= date,
                let version = content(of: copy.version)?.version
            else { continue }
            let record = PaperRecord(
                number: copy.number,
                version: version,
                madeOn: copy.dated,
                isCurrent: copy.version == inForce
            )
            let isLater =
                best.map { held in
                    held.record.rank == record.rank ? held.id < acts[index].id : held.record.rank < record.rank
                } ?? true
            if isLater { best = (acts[index].id, record) }
        }
        return best?.record
    }
}

extension PaperRecord {
    fileprivate var rank: (Int, Int, CivilDate) { (isCurrent ? 1 : 0, version, madeOn) }
}
