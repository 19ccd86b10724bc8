import District
import SignedLog

/// What the root's acts about one item come to.
struct ItemJudgment {
    private(set) var item: CatalogueItem?
    private(set) var findings: [CatalogueFinding] = []

    /// - Parameter acts: of one document, ascending by id, each once.
    init(
        _ acts: [ItemAuthorityAct],
        submission: (ActID) -> SubmittedItem?,
        isBefore: (ActID, ActID) -> Bool
    ) {
        var approvals: [Approved] = []
        var retirements: [ActID] = []
        for act in acts {
            do throws(ItemFault) {
                switch try Self.decoded(act.act) {
                case .retirement: retirements.append(act.id)
                case .approval(let approval):
                    if let approved = try approved(act, approval, submission) { approvals.append(approved) }
                }
            } catch {
                findings.append(.refused(act.id, error))
            }
        }
        let valid = withLargerVersions(approvals, isBefore: isBefore)
        item = current(valid, retirements, isBefore: isBefore)
    }

    /// A submission and the approval that made it count.
    private struct Approved {
        let act: ItemAuthorityAct
        let submission: ActID
        let content: ItemSubmission
    }

    private enum Decoded {
        case approval(ApproveItemAct)
        case retirement
    }

    private static func decoded(_ act: Act) throws(ItemFault) -> Decoded {
        let decoded: DistrictAct?
        do { decoded = try DistrictAct.decode(act) } catch { throw .refused(error) }
        guard case .approveItem(let approval)? = decoded else { return .retirement }
        return .approval(approval)
    }

    /// Nil, and a finding, if what is approved is no valid submission of this item.
    private mutating func approved(
        _ act: ItemAuthorityAct,
        _ approval: ApproveItemAct,
        _ submission: (ActID) -> SubmittedItem?
    ) throws(ItemFault) -> Approved? {
        let content = try named(approval, by: act, submission)
        guard let content else {
            findings.append(.submissionInvalid(approval: act.id))
            return nil
        }
        return Approved(act: act, submission: approval.submission, content: content)
    }

    private func named(
        _ approval: ApproveItemAct,
        by act: ItemAuthorityAct,
        _ submission: (ActID) -> SubmittedItem?
    ) throws(ItemFault) -> ItemSubmission? {
        guard act.act.parents.contains(approval.submission), let named = submission(approval.submission),
            named.document == act.document, named.isCompetent
        else { return nil }
        let content = try named.content.get()
        return content.version == approval.version ? content : nil
    }

    /// Approvals whose version is larger than all approved in their past: no node can be led back to an old face.
    private mutating func withLargerVersions(
        _ approvals: [Approved],
        isBefore: (ActID, ActID) -> Bool
    ) -> [Approved] {
        approvals.filter { approval in
            let isLarger = approvals.allSatisfy { other in
                !isBefore(other.act.id, approval.act.id) || other.content.version < approval.content.version
            }
            if !isLarger { findings.append(.versionNotLarger(approval: approval.act.id)) }
            return isLarger
        }
    }

    /// Of the acts that no other follows: a retirement before an approval, of approvals the smaller act id.
    private mutating func current(
        _ approvals: [Approved],
        _ retirements: [ActID],
        isBefore: (ActID, ActID) -> Bool
    ) -> CatalogueItem? {
        let ids = approvals.map(\.act.id) + retirements
        let isLast = { (id: ActID) in !ids.contains { isBefore(id, $0) } }
        let lastRetirements = retirements.filter(isLast)
        let candidates = approvals.filter { approval in
            !approvals.contains { isBefore(approval.act.id, $0.act.id) }
        }
        guard let holding = candidates.first else { return nil }
        let displaced = candidates.dropFirst().map(\.act.id).filter(isLast)
        if let retirement = lastRetirements.first {
            let others = candidates.map(\.act.id).filter(isLast)
            if !others.isEmpty { findings.append(.concurrent(holds: retirement, displaced: others)) }
        } else if !displaced.isEmpty {
            findings.append(.concurrent(holds: holding.act.id, displaced: displaced))
        }
        return CatalogueItem(
            document: holding.act.document,
            approvedBy: holding.act.id,
            submission: holding.submission,
            content: holding.content,
            isRetired: !lastRetirements.isEmpty
        )
    }
}
