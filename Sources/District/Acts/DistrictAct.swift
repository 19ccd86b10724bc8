package import SignedLog

/// An act of the district, of its logs or of their witnesses, by kind, as `docs/formats/district-acts.md` lays it
/// out.
package enum DistrictAct: Hashable, Sendable {
    case genesis(GenesisAct)
    case rotation(RotationAct)
    case office(OfficeAct)
    case takeOver(TakeOverAct)
    case nodeKey(NodeKeyAct)
    case cut(CutAct)
    case approveItem(ApproveItemAct)
    case retireItem(RetireItemAct)
    case lease(LeaseAct)
    case calendar(CalendarAct)
    case endpoint(EndpointAct)
    case submitItem(SubmitItemAct)
    case forkProof(ForkProofAct)
    case incident(IncidentAct)
    case returnItem(ReturnItemAct)
    case burnBlocks(BurnBlocksAct)
    case standards(StandardsAct)
    case receipt(ReceiptAct)
    case adopt(AdoptAct)

    /// Reads strictly. Nil for a kind that is none of the district's: a license act, or one unknown here.
    package static func decode(_ act: Act) throws(ActRefusal) -> DistrictAct? {
        guard let kind = Kind(rawValue: act.kind) else { return nil }
        let reader = BodyReader(act.body)
        let decoded: DistrictAct
        switch kind {
        case .genesis: decoded = .genesis(try GenesisAct(act, reader))
        case .rotation: decoded = .rotation(try RotationAct(act, reader))
        case .office: decoded = .office(try OfficeAct(act, reader))
        case .takeOver: decoded = .takeOver(try TakeOverAct(act, reader))
        case .nodeKey: decoded = .nodeKey(try NodeKeyAct(act, reader))
        case .cut: decoded = .cut(try CutAct(act, reader))
        case .approveItem: decoded = .approveItem(try ApproveItemAct(act, reader))
        case .retireItem: decoded = .retireItem(try RetireItemAct(act, reader))
        case .lease: decoded = .lease(try LeaseAct(act, reader))
        case .calendar: decoded = .calendar(try CalendarAct(act, reader))
        case .endpoint: decoded = .endpoint(try EndpointAct(act, reader))
        case .submitItem: decoded = .submitItem(try SubmitItemAct(act, reader))
        case .forkProof: decoded = .forkProof(try ForkProofAct(act, reader))
        case .incident: decoded = .incident(try IncidentAct(act, reader))
        case .returnItem: decoded = .returnItem(try ReturnItemAct(act, reader))
        case .burnBlocks: decoded = .burnBlocks(try BurnBlocksAct(act, reader))
        case .standards: decoded = .standards(try StandardsAct(act, reader))
        case .receipt: decoded = .receipt(try ReceiptAct(act, reader))
        case .adopt: decoded = .adopt(try AdoptAct(act, reader))
        case .issue, .amend, .renew, .settle, .suspend, .reinstate, .withdraw, .cancel, .revoke, .annul, .correct,
            .erase, .lost, .applyForRenewal, .refuseRenewal, .deliver, .seal, .inspect, .paper, .layout, .refuseSeal,
            .submit, .libraryAnswer, .batch,
            .appoint, .filePerson, .roll,
            .object,
            .answerObjection:
            return nil
        }
        try act.checkShape(of: kind)
        if KindTable.rule(for: kind).audience == .district, let committed = act.commitments.first {
            throw .committed(committed.key)
        }
        return decoded
    }

    package var kind: Kind { type(of: content).kind }

    /// The kind's own part of the body.
    package var body: CBORMap { content.body }

    private var content: any DistrictBody {
        switch self {
        case .genesis(let act): act
        case .rotation(let act): act
        case .office(let act): act
        case .takeOver(let act): act
        case .nodeKey(let act): act
        case .cut(let act): act
        case .approveItem(let act): act
        case .retireItem(let act): act
        case .lease(let act): act
        case .calendar(let act): act
        case .endpoint(let act): act
        case .submitItem(let act): act
        case .forkProof(let act): act
        case .incident(let act): act
        case .returnItem(let act): act
        case .burnBlocks(let act): act
        case .standards(let act): act
        case .receipt(let act): act
        case .adopt(let act): act
        }
    }
}

extension Act {
    /// What the table of kinds fixes of any act by itself: whether it is critical and whether it founds.
    package func checkShape(of kind: Kind) throws(ActRefusal) {
        let rule = KindTable.rule(for: kind)
        guard isCritical == rule.isCritical else { throw .wrongCriticalFlag(kind: self.kind) }
        switch rule.isFounding {
        case true: guard isFounding else { throw .mustFound(kind: self.kind) }
        case false: guard !isFounding else { throw .mustContinue(kind: self.kind) }
        case nil: break
        }
    }
}
