import District
package import SignedLog

extension Catalogue {
    /// The valid submissions among those handed in, by document, then version, then act. Order and repetition do not
    /// matter. Submissions by no node of the office that they name, or that break a rule, are left out.
    ///
    /// - Parameter rootActs: approvals, retirements and returns, as the same authority lists them: by their parents it
    ///   is known which submission follows which.
    package func versions(
        of submissions: some Sequence<(ActID, SubmittedItem)>,
        rootActs: [ItemAuthorityAct] = []
    ) -> [ItemVersion] {
        var valid: [ActID: (submitted: SubmittedItem, content: ItemSubmission)] = [:]
        for (id, submitted) in submissions where submitted.isCompetent && valid[id] == nil {
            if let content = try? submitted.content.get() { valid[id] = (submitted, content) }
        }
        let reasons = Self.reasons(rootActs)
        let followed = Self.followed(valid.mapValues(\.submitted), rootActs)
        let versions = valid.map { id, held in
            ItemVersion(
                document: held.submitted.document,
                submission: id,
                content: held.content,
                state: state(id, held.submitted.document, held.content, reasons[id], isFollowed: followed.contains(id)),
                isFollowed: followed.contains(id),
                reasons: reasons[id] ?? []
            )
        }
        let sorted = versions.sorted {
            ($0.document, $0.content.version, $0.submission) < ($1.document, $1.content.version, $1.submission)
        }
        return Self.withRivals(sorted)
    }

    private func state(
        _ id: ActID,
        _ document: DocumentID,
        _ content: ItemSubmission,
        _ reasons: [Text]?,
        isFollowed: Bool
    ) -> ItemVersion.State {
        let item = item(document: document)
        if let item, item.submission == id { return item.isRetired ? .retired : .approved }
        if content.version <= item?.version ?? 0 { return .replaced }
        if reasons != nil { return .returned }
        return isFollowed ? .replaced : .submitted
    }

    /// Why the root returned submissions, by submission. A return that does not name one of its parents says nothing.
    private static func reasons(_ rootActs: [ItemAuthorityAct]) -> [ActID: [Text]] {
        var reasons: [ActID: [Text]] = [:]
        var seen: Set<ActID> = []
        for act in rootActs.sorted(by: { $0.id < $1.id }) where seen.insert(act.id).inserted {
            guard case .returnItem(let returned)? = try? DistrictAct.decode(act.act),
                act.act.parents.contains(returned.submission)
            else { continue }
            reasons[returned.submission, default: []] += returned.reasons
        }
        return reasons
    }

    /// All acts that are ancestors of some submission.
    private static func followed(_ submissions: [ActID: SubmittedItem], _ rootActs: [ItemAuthorityAct]) -> Set<ActID> {
        let rootParents = Dictionary(rootActs.map { ($0.id, $0.act.parents) }) { first, _ in first }
        var followed: Set<ActID> = []
        var open = submissions.values.flatMap(\.act.parents)
        while let act = open.popLast() {
            guard followed.insert(act).inserted else { continue }
            open += submissions[act]?.act.parents ?? rootParents[act] ?? []
        }
        return followed
    }

    /// - Parameter versions: sorted, and so are rivals.
    private static func withRivals(_ versions: [ItemVersion]) -> [ItemVersion] {
        let waiting = Dictionary(grouping: versions.filter { $0.state == .submitted }, by: \.document)
        return versions.map { version in
            guard version.state == .submitted, let group = waiting[version.document], group.count > 1 else {
                return version
            }
            return version.amongRivals(group)
        }
    }
}

extension ItemVersion {
    fileprivate init(
        document: DocumentID,
        submission: ActID,
        content: ItemSubmission,
        state: State,
        isFollowed: Bool,
        reasons: [Text]
    ) {
        self.init(
            document: document,
            submission: submission,
            content: content,
            state: state,
            isFollowed: isFollowed,
            rivals: [],
            isShown: true,
            reasons: state == .returned ? reasons : []
        )
    }

    /// - Parameter group: all submissions of the item that wait, this one too.
    fileprivate func amongRivals(_ group: [ItemVersion]) -> ItemVersion {
        let others = group.filter { $0.submission != submission }
        return ItemVersion(
            document: document,
            submission: submission,
            content: content,
            state: state,
            isFollowed: isFollowed,
            rivals: others.map(\.submission).sorted(),
            isShown: others.allSatisfy { Self.isShown(self, before: $0) },
            reasons: reasons
        )
    }
}
