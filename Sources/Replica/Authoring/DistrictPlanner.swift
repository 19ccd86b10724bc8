import District
import Licenses
import SignedLog
import Signing
import Storage

/// Turns requests about the district into acts that may be signed, each by the key that may write it.
struct DistrictPlanner {
    struct Plan {
        let drafts: [ActDraft]
        let audience: Audience
        let key: SigningKey
    }

    let replica: Replica
    let now: Perspective
    let entropy: Entropy
    private let store: StoreReader

    init(_ replica: Replica, _ store: StoreReader) throws {
        guard replica.district != nil else { throw Refusal(.noDistrict) }
        self.replica = replica
        self.store = store
        now = Perspectives(replica.state).current()
        entropy = replica.surroundings.entropy
    }

    mutating func plan(_ request: DistrictRequest) throws -> Plan {
        switch request {
        case .enrollOffice(let code, let name, let roles):
            return try byRoot([try office(code: code, name: name, roles: roles)])
        case .takeOver(let ended, let heir):
            let parents = try parents(of: known(office: ended, field: "office"))
            return try byRoot([.takeOver(of: ended, parents: parents, by: known(office: heir, field: "heir"))])
        case .enrollNode(let request, let office, let kind, let code):
            return try byRoot([enrollment(request, office, kind, code)])
        case .cutOff(let node):
            return try byRoot(cut(node))
        case .announceEndpoint(let addresses, let certificate):
            let node = try ownNode()
            let act = EndpointAct(addresses: addresses.map { Text($0) }, certificate: certificate)
            let parents = replica.state.statements.endpointParents(of: node)
            return byNode([.endpoint(act, of: node.document, parents: parents)], for: .district)
        case .submitItem(let item, let document):
            return byNode([try submission(item, document)], for: .district)
        case .approveItem(let item, let submission):
            return try byRoot([try approval(item, submission)])
        case .returnItem(let item, let submission, let reasons):
            return try byRoot([try itemReturn(item, submission, reasons)])
        case .retireItem(let item):
            guard now.catalogue.item(document: item) != nil else { throw Refusal(.unknownType, field: "item") }
            return try byRoot([.retireItem(item, parents: parents(of: item))])
        case .leaseNumbers(let item, let year, let blocks):
            return try byRoot([try lease(item, year, blocks)])
        case .burnBlocks:
            let node = try ownNode()
            return byNode([.burnBlocks(of: node.document, parents: try parents(of: node.document))], for: .district)
        case .adopt(let entries):
            return try adoption(of: entries)
        }
    }

    private func byRoot(_ drafts: [ActDraft]) throws -> Plan {
        guard let root = replica.root, now.view.rootKey == root.publicKey else { throw Refusal(.notRoot) }
        return Plan(drafts: drafts, audience: .district, key: root)
    }

    private func byNode(_ drafts: [ActDraft], for audience: Audience) -> Plan {
        Plan(drafts: drafts, audience: audience, key: replica.identity.signing)
    }

    func ownNode() throws -> NodeEnrollment {
        let key = replica.identity.signing.publicKey
        guard let node = now.view.enrollment(of: key) else { throw Refusal(.notEnrolled) }
        guard !replica.state.authority.isCut(key) else { throw Refusal(.cutOff) }
        return node
    }

    private func known(office: OfficeID, field: String) throws -> OfficeID {
        guard now.view.office(office) != nil else { throw Refusal(.unknownOffice, field: field) }
        return office
    }

    /// The acts of a district document that no other of them follows.
    func parents(of document: DocumentID) throws -> [ActID] { try replica.state.lastActs(of: document, in: store) }
}

// Offices, nodes, cuts.
extension DistrictPlanner {
    private func office(code: String, name: String, roles: [OfficeRole]) throws -> ActDraft {
        do { _ = try UnifiedSocialCreditCode(parsing: Array(code.utf8)) } catch {
            throw Refusal(error, field: "code")
        }
        guard !name.isEmpty else { throw Refusal(.missingField, field: "name") }
        guard !roles.isEmpty else { throw Refusal(.missingField, field: "roles") }
        if let held = now.view.offices.values.first(where: { $0.code == Text(code) }) {
            throw Refusal(.alreadyEnrolled, field: "code", ["found": code, "office": held.name.string])
        }
        return .office(OfficeAct(code: Text(code), name: Text(name), roles: roles), nonce: entropy.bytes16())
    }

    private func enrollment(
        _ request: JoinRequest,
        _ office: OfficeID,
        _ kind: NodeKind,
        _ code: String
    ) throws -> ActDraft {
        guard LicenseIdentifier.isNodeCode(Array(code.utf8)) else {
            throw Refusal(.codeForm, field: "nodeCode", ["found": code])
        }
        if now.view.enrollment(of: request.key) != nil { throw Refusal(.alreadyEnrolled, field: "request") }
        if now.view.enrollments.contains(where: { $0.code == Array(code.utf8) }) {
            throw Refusal(.nodeCodeTaken, field: "nodeCode", ["found": code])
        }
        let act = NodeKeyAct(
            key: request.key,
            boxKey: request.boxKey,
            office: try known(office: office, field: "office"),
            nodeKind: kind,
            code: Text(code)
        )
        return .enroll(act, nonce: entropy.bytes16())
    }

    /// Trusts each log of the key up to its tips that are here and not set aside.
    private func cut(_ node: DocumentID) throws -> [ActDraft] {
        guard let key = now.view.enrolledKey(document: node) else { throw Refusal(.notFound, field: "node") }
        let trusted = try store.logRecords(of: key).map { record in
            TrustedLog(log: record.log, tips: try store.tips(of: record.log).compactMap(tip))
        }
        let parents = try parents(of: node)
        let acts = trusted.isEmpty ? [[]] : trusted.chunks(of: Limit.list)
        return acts.map { .cut(nodeKey: node, parents: parents, trusting: $0) }
    }

    private func tip(_ id: EntryID) throws -> TrustedTip? {
        try store.entryNode(id).map { TrustedTip(epoch: $0.epoch, number: $0.number, id: id) }
    }

    private func adoption(of entries: [EntryID]) throws -> Plan {
        _ = try ownNode()
        let nodes = try entries.map { id in
            guard let node = try store.entryNode(id) else {
                throw Refusal(.notFound, field: "entries", ["found": id.description])
            }
            return node
        }
        guard let audience = nodes.first?.audience else { throw Refusal(.missingField, field: "entries") }
        guard nodes.allSatisfy({ $0.audience == audience }) else { throw Refusal(.ambiguous, field: "entries") }
        let drafts = entries.chunks(of: Act.referenceLimit).map { part in
            ActDraft.adopt(AdoptAct(entries: part), nonce: entropy.bytes16())
        }
        return byNode(drafts, for: audience)
    }
}

extension ReplicaState {
    /// What an honest writer names as parents: the acts of a document that count and that no other of these follows; of more
    /// than 16 the smallest.
    func lastActs(of document: DocumentID, in store: StoreReader) throws -> [ActID] {
        let acts = try store.acts(of: document).filter { exceptions.standing(ofActIn: $0.entries) == .counts }
        let followed = Set(acts.flatMap(\.act.parents))
        return Array(acts.map(\.id).filter { !followed.contains($0) }.sorted().prefix(Act.parentLimit))
    }
}
