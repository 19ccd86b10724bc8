import District
import Licenses
import SignedLog
package import Signing
package import Storage

/// The district's own acts: by the root key where it is at hand, or by this node.
extension Replica {
    /// Checks, signs and stores one act of the district's audience (an adoption: of the adopted log's).
    package func author(_ request: DistrictRequest) throws -> Acknowledgement {
        let plan = try store.read { store in
            var planner = try DistrictPlanner(self, store)
            return try planner.plan(request)
        }
        let entry = try write({ _ in plan.drafts }, for: plan.audience, key: plan.key)
        return Acknowledgement(entry.acts[0], in: entry)
    }

    /// Ends the root key by the recovery key, which is used up by it: from now on the next root key writes, and the next
    /// recovery key is the one in the safe. What the old root has written and is held here stays trusted.
    package func rotate(
        to nextRoot: PublicKey,
        recovery nextRecovery: PublicKey,
        with recoveryKey: SigningKey
    ) throws -> Acknowledgement {
        guard let genesis = state.authority.history.entries(in: state.authority.history.everything).first?.acts.first
        else { throw Refusal(.noDistrict) }
        guard let link = state.authority.chain.links.last, link.recovery == recoveryKey.publicKey else {
            throw Refusal(.wrongKey, field: "recoveryKey")
        }
        let tips = try store.read { store in
            try store.logRecords(of: link.root).filter(\.audience.isDistrict).flatMap { try store.tips(of: $0.log) }
        }
        let draft = ActDraft.rotation(
            RotationAct(nextRoot: nextRoot, nextRecovery: nextRecovery),
            of: genesis.document,
            parents: [genesis.id],
            trusting: tips
        )
        let entry = try write({ _ in [draft] }, for: .district, key: recoveryKey)
        return Acknowledgement(entry.acts[0], in: entry)
    }

    /// Founds a district in an empty store: genesis, the district office, its hub's node key.
    package static func found(
        _ founding: DistrictFounding,
        in store: Store,
        identity: Identity,
        surroundings: Surroundings
    ) throws -> Replica {
        let entropy = surroundings.entropy
        let genesis = GenesisAct(
            rootKey: founding.rootKey.publicKey,
            recoveryKey: founding.recoveryKey,
            name: Text(founding.name),
            areaCode: Text(founding.areaCode)
        )
        let entry = try LogWriter.genesis(
            draft: .genesis(genesis, nonce: entropy.bytes16()),
            key: founding.rootKey,
            epoch: Epoch(entropy.bytes16()),
            time: surroundings.wallClock()
        )
        let replica = try Replica(
            store: store,
            identity: identity,
            root: founding.rootKey,
            surroundings: surroundings,
            start: .ordinary
        )
        guard replica.district == nil else { throw Refusal(.districtExists) }
        try replica.join(DistrictID(genesis: entry.id))
        _ = try replica.admit([entry], [], takesOwnEntries: true)
        let office = try replica.author(
            .enrollOffice(code: founding.officeCode, name: founding.officeName, roles: [.districtOffice])
        )
        let keys = NodeKeyAct(
            key: identity.signing.publicKey,
            boxKey: identity.box.publicKey,
            office: office.document,
            nodeKind: .hub,
            code: Text(founding.nodeCode)
        )
        let draft = ActDraft.enroll(keys, nonce: entropy.bytes16())
        _ = try replica.write({ _ in [draft] }, for: .district, key: founding.rootKey)
        return replica
    }
}
