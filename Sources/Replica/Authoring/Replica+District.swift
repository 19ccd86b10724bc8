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
        let entry = try write(plan.drafts, for: plan.audience, key: plan.key)
        return Acknowledgement(entry.acts[0], in: entry.id)
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
        let entry = try write([draft], for: .district, key: recoveryKey)
        return Acknowledgement(entry.acts[0], in: entry.id)
    }

    /// Founds a district in an empty store: genesis, the district office, its hub's node key. In one transaction, so
    /// that a crash leaves a whole district or none, and founding can be begun again.
    package static func found(
        _ founding: DistrictFounding,
        in store: Store,
        identity: Identity,
        surroundings: Surroundings
    ) throws -> Replica {
        let replica = try Replica(
            store: store,
            identity: identity,
            root: founding.rootKey,
            surroundings: surroundings,
            start: .ordinary
        )
        guard replica.district == nil else { throw Refusal(.districtExists) }
        let entries = try founding.entries(of: identity, surroundings)
        try replica.admit(from: .author, founding: DistrictID(genesis: entries[0].id)) { intake, views in
            for entry in entries { try views.take(Arrival(entry), by: &intake) }
        }
        return replica
    }
}

extension DistrictFounding {
    /// Genesis, then the root's first epoch. No number is signed again should they not become durable: then nobody has
    /// seen them, and another founding has other ids.
    fileprivate func entries(of hub: Identity, _ surroundings: Surroundings) throws -> [VerifiedEntry] {
        let entropy = surroundings.entropy
        let office = try office()
        let genesis = try genesis(surroundings)
        var writer = LogWriter(
            key: rootKey,
            district: DistrictID(genesis: genesis.id),
            audience: .district,
            epoch: Epoch(entropy.bytes16()),
            previous: []
        )
        var entries = [genesis]
        func write(_ draft: ActDraft) throws -> VerifiedAct {
            let seen = entries.suffix(1).map(\.id)
            let time = surroundings.wallClock().flatMap { $0 < 0 ? nil : $0 }
            let entry = try writer.prepared(drafts: [draft], seen: seen, time: time, entropy: entropy).entry
            writer.committed(entry)
            entries.append(entry)
            return entry.acts[0]
        }
        let enrolled = try write(.office(office, nonce: entropy.bytes16()))
        let keys = NodeKeyAct(
            key: hub.signing.publicKey,
            boxKey: hub.box.publicKey,
            office: enrolled.document,
            nodeKind: .hub,
            code: Text(nodeCode)
        )
        _ = try write(.enroll(keys, nonce: entropy.bytes16()))
        return entries
    }

    private func genesis(_ surroundings: Surroundings) throws -> VerifiedEntry {
        let act = GenesisAct(
            rootKey: rootKey.publicKey,
            recoveryKey: recoveryKey,
            name: Text(name),
            areaCode: Text(areaCode)
        )
        return try LogWriter.genesis(
            draft: .genesis(act, nonce: surroundings.entropy.bytes16()),
            key: rootKey,
            epoch: Epoch(surroundings.entropy.bytes16()),
            time: surroundings.wallClock().flatMap { $0 < 0 ? nil : $0 }
        )
    }

    private func office() throws -> OfficeAct {
        do { _ = try UnifiedSocialCreditCode(parsing: Array(officeCode.utf8)) } catch {
            throw Refusal(error, field: "code")
        }
        guard !officeName.isEmpty else { throw Refusal(.missingField, field: "name") }
        return OfficeAct(code: Text(officeCode), name: Text(officeName), roles: [.districtOffice])
    }
}
