package import SignedLog

extension LicenseHistory {
    /// Effective content acts that no other replaces, the one to show first: larger version, then smaller act id.
    static func heads(of acts: [JudgedAct]) -> [ActID] {
        // By index: of most licenses one act is asked, and to take it out of its array costs more than that.
        let indices = acts.indices.filter { acts[$0].isEffective && acts[$0].license?.content != nil }
        if indices.count == 1 { return [acts[indices[0]].id] }
        let contents = indices.map { acts[$0] }
        let replaced = acts.ancestors(of: contents)
        return contents.filter { !replaced.contains($0.id) }
            .sorted { left, right in
                let (first, second) = (left.license?.content?.version ?? 0, right.license?.content?.version ?? 0)
                return first != second ? first > second : left.id < right.id
            }
            .map(\.id)
    }

    /// What an act descends from, itself left out.
    package func ancestors(of act: JudgedAct) -> Set<ActID> { acts.ancestors(of: [act]) }

    /// The day on which a version was decided, where it is not its legal date.
    package func decidedOn(_ version: ActID) -> CivilDate? {
        acts.indices.first { acts[$0].id == version }.flatMap { acts[$0].about.decidedOn }
    }
}

extension [JudgedAct] {
    /// What any of these descends from.
    fileprivate func ancestors(of acts: [JudgedAct]) -> Set<ActID> {
        let places = Dictionary(uniqueKeysWithValues: indices.map { (self[$0].id, $0) })
        var found: Set<ActID> = []
        var open = acts.flatMap(\.parents)
        while let next = open.popLast() {
            if found.insert(next).inserted { open += places[next].map { self[$0].parents } ?? [] }
        }
        return found
    }
}
