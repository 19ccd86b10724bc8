package import SignedLog

/// One submission and what became of it, for lists of the catalogue.
package struct ItemVersion: Hashable, Sendable {
    package enum State: String, CaseIterable, Hashable, Sendable {
        /// Waits for the root.
        case submitted = "submitted"
        /// The version current in this catalogue.
        case approved = "approved"
        /// A version not larger than the current one that is not it.
        case replaced = "replaced"
        /// The last version of a retired item.
        case retired = "retired"
    }

    package let document: DocumentID
    package let submission: ActID
    package let content: ItemSubmission
    package let state: State
    /// Other submissions of this version of the item that wait too, ascending: the root approves one of them.
    package let rivals: [ActID]
}

extension Catalogue {
    /// The valid submissions among those handed in, by document, then version, then act. Order and repetition do not
    /// matter. Submissions by no node of the office that they name, or that break a rule, are left out.
    package func versions(of submissions: some Sequence<(ActID, SubmittedItem)>) -> [ItemVersion] {
        var seen: Set<ActID> = []
        let valid = submissions.compactMap { id, submitted -> ItemVersion? in
            guard submitted.isCompetent, seen.insert(id).inserted,
                let content = try? ItemSubmission.decode(submitted.act)
            else { return nil }
            return version(id, submitted.document, content)
        }
        let sorted = valid.sorted {
            ($0.document, $0.content.version, $0.submission) < ($1.document, $1.content.version, $1.submission)
        }
        return Self.withRivals(sorted)
    }

    private func version(_ id: ActID, _ document: DocumentID, _ content: ItemSubmission) -> ItemVersion {
        ItemVersion(
            document: document,
            submission: id,
            content: content,
            state: state(id, document, content),
            rivals: []
        )
    }

    private func state(_ id: ActID, _ document: DocumentID, _ content: ItemSubmission) -> ItemVersion.State {
        guard let item = item(document: document) else { return .submitted }
        if item.submission == id { return item.isRetired ? .retired : .approved }
        return content.version > item.version ? .submitted : .replaced
    }

    /// - Parameter versions: sorted, so that rivals are neighbors.
    private static func withRivals(_ versions: [ItemVersion]) -> [ItemVersion] {
        let waiting = Dictionary(grouping: versions.filter { $0.state == .submitted }) {
            ItemVersionKey(document: $0.document, version: $0.content.version)
        }
        return versions.map { version in
            let key = ItemVersionKey(document: version.document, version: version.content.version)
            let group = version.state == .submitted ? waiting[key] ?? [] : []
            return ItemVersion(
                document: version.document,
                submission: version.submission,
                content: version.content,
                state: version.state,
                rivals: group.map(\.submission).filter { $0 != version.submission }
            )
        }
    }
}

private struct ItemVersionKey: Hashable {
    let document: DocumentID
    let version: UInt64
}
