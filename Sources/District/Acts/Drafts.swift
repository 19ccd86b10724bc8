package import SignedLog
package import Signing

/// Drafts of the district's acts, ready for a writer. Who continues a document names as `parents` those of its acts
/// that count, that it holds, and that are ancestors of no other (the 16 smallest).
extension ActDraft {
    /// Any act of the district. `subject`, `parents` and `references` must fit the kind: nobody else checks before
    /// it is signed but ``KindTable``.
    package static func district(
        _ act: DistrictAct,
        _ subject: Subject,
        parents: [ActID] = [],
        references: [EntryID] = []
    ) -> ActDraft {
        ActDraft(
            kind: act.kind.rawValue,
            isCritical: KindTable.rule(for: act.kind).isCritical,
            subject: subject,
            parents: parents,
            references: references,
            body: act.body
        )
    }

    package static func genesis(_ act: GenesisAct, nonce: Bytes16) -> ActDraft {
        .district(.genesis(act), .founding(nonce: nonce))
    }

    /// `trusting`: the tips of the old root's log up to which it is trusted.
    package static func rotation(
        _ act: RotationAct,
        of genesis: DocumentID,
        parents: [ActID],
        trusting tips: [EntryID]
    ) -> ActDraft {
        .district(.rotation(act), .document(genesis), parents: parents, references: tips)
    }

    package static func office(_ act: OfficeAct, nonce: Bytes16) -> ActDraft {
        .district(.office(act), .founding(nonce: nonce))
    }

    /// Restates an office whole.
    package static func office(_ act: OfficeAct, changing office: OfficeID, parents: [ActID]) -> ActDraft {
        .district(.office(act), .document(office), parents: parents)
    }

    package static func takeOver(of ended: OfficeID, parents: [ActID], by heir: OfficeID) -> ActDraft {
        .district(.takeOver(TakeOverAct(heir: heir)), .document(ended), parents: parents)
    }

    package static func enroll(_ act: NodeKeyAct, nonce: Bytes16) -> ActDraft {
        .district(.nodeKey(act), .founding(nonce: nonce))
    }

    /// Cuts a node key off. More logs or tips than one act holds go into further acts of the same entry.
    package static func cut(nodeKey: DocumentID, parents: [ActID], trusting logs: [TrustedLog]) -> ActDraft {
        .district(.cut(CutAct(trusting: logs)), .document(nodeKey), parents: parents)
    }

    /// Cuts an older root key; `trusting` are the tips of its log up to which it is trusted.
    package static func cut(
        root: PublicKey,
        of genesis: DocumentID,
        parents: [ActID],
        trusting tips: [EntryID]
    ) -> ActDraft {
        .district(.cut(CutAct(root: root)), .document(genesis), parents: parents, references: tips)
    }

    package static func approveItem(_ act: ApproveItemAct, item: DocumentID, parents: [ActID]) -> ActDraft {
        .district(.approveItem(act), .document(item), parents: parents)
    }

    package static func retireItem(_ item: DocumentID, parents: [ActID]) -> ActDraft {
        .district(.retireItem(RetireItemAct()), .document(item), parents: parents)
    }

    /// Its parent is the submission that it returns.
    package static func returnItem(_ act: ReturnItemAct, item: DocumentID) -> ActDraft {
        .district(.returnItem(act), .document(item), parents: [act.submission])
    }

    package static func lease(_ act: LeaseAct, nonce: Bytes16) -> ActDraft {
        .district(.lease(act), .founding(nonce: nonce))
    }

    package static func calendar(_ act: CalendarAct, nonce: Bytes16) -> ActDraft {
        .district(.calendar(act), .founding(nonce: nonce))
    }

    package static func standards(_ act: StandardsAct, nonce: Bytes16) -> ActDraft {
        .district(.standards(act), .founding(nonce: nonce))
    }

    package static func endpoint(_ act: EndpointAct, of nodeKey: DocumentID, parents: [ActID]) -> ActDraft {
        .district(.endpoint(act), .document(nodeKey), parents: parents)
    }

    /// By the node itself.
    package static func burnBlocks(of nodeKey: DocumentID, parents: [ActID]) -> ActDraft {
        .district(.burnBlocks(BurnBlocksAct()), .document(nodeKey), parents: parents)
    }

    package static func submitItem(_ act: SubmitItemAct, nonce: Bytes16) -> ActDraft {
        .district(.submitItem(act), .founding(nonce: nonce))
    }

    /// Submits a new version of an item.
    package static func submitItem(_ act: SubmitItemAct, item: DocumentID, parents: [ActID]) -> ActDraft {
        .district(.submitItem(act), .document(item), parents: parents)
    }

    package static func forkProof(_ fork: Fork, nonce: Bytes16) -> ActDraft {
        let act = ForkProofAct(first: fork.first.cose, second: fork.second.cose)
        return .district(.forkProof(act), .founding(nonce: nonce))
    }

    package static func incident(_ act: IncidentAct, nonce: Bytes16) -> ActDraft {
        .district(.incident(act), .founding(nonce: nonce))
    }

    /// A further step of an incident.
    package static func incident(_ act: IncidentAct, of incident: DocumentID, parents: [ActID]) -> ActDraft {
        .district(.incident(act), .document(incident), parents: parents)
    }

    package static func receipt(_ act: ReceiptAct, nonce: Bytes16) -> ActDraft {
        .district(.receipt(act), .founding(nonce: nonce), references: act.tips)
    }

    package static func adopt(_ act: AdoptAct, nonce: Bytes16) -> ActDraft {
        .district(.adopt(act), .founding(nonce: nonce), references: act.entries)
    }
}
