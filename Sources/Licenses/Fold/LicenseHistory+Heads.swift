package import SignedLog

extension LicenseHistory {
    /// Effective content acts that no other replaces, the one to show first: larger version, then smaller act id.
    package var heads: [ActID] {
        // By index: of most licenses one act is asked, and to take it out of its array costs more than that.
        let indices = acts.indices.filter { acts[$0].isEffective && acts[$0].license?.content != nil }
        if indices.count == 1 { return [acts[indices[0]].id] }
        let contents = indices.map { acts[$0] }
        var replaced: Set<ActID> = []
        for act in contents { replaced.formUnion(ancestors(of: act)) }
        return contents.filter { !replaced.contains($0.id) }
            .sorted { left, right in
                let (first, second) = (left.license?.content?.version ?? 0, right.license?.content?.version ?? 0)
                return first != second ? first > second : left.id < right.id
            }
            .map(\.id)
    }

    /// The day on which a version was decided, where it is not its legal date.
    package func decidedOn(_ version: ActID) -> CivilDate? {
        acts.indices.first { acts[$0].id == version }.flatMap { acts[$0].about.decidedOn }
    }
}
