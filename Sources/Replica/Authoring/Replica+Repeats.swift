import Licenses
import SignedLog
import Signing
import Storage

/// A request that comes again, because its answer was lost on the way, is not carried out again.
extension Replica {
    /// What the request came to before: an act here bears its key. Nil if none does: then it may have been carried out
    /// where this node has not heard of it, and the two are duplicates by the key (`docs/formats/fold.md`).
    ///
    /// Refuses a key that was used for something else.
    func earlier(_ request: LicenseRequest, in store: StoreReader) throws -> Acknowledgement? {
        if let act = try delivery(provenBy: request, in: store) { return try store.repeated(act, request) }
        guard let key = request.idempotencyKey, let act = try store.act(with: key, for: request) else { return nil }
        let disclosed = CBORMap(try store.disclosedValues(of: act.id).map { (.text($0.key), $0.value) })
        guard try act.says(the: request, disclosed, item(of: act)) else {
            throw Refusal(.idempotencyKeyUsed, field: "idempotencyKey", ["document": act.document.description])
        }
        guard let entry = act.entries.first else { return nil }
        return Acknowledgement(act.act, id: act.id, of: act.document, in: entry, remarks: ["request-repeated"])
    }

    /// The delivery in effect that the same 送达回执 has proved before; nil if none.
    private func delivery(provenBy request: LicenseRequest, in store: StoreReader) throws -> StoredAct? {
        guard request.verb == .deliver, let channel = request.channel, let proof = request.proof,
            let selector = request.license
        else { return nil }
        var folder = LicenseFolder(state, store: store)
        let act = try folder.fold(store.license(selecting: selector))?.acts.first { act in
            guard act.isEffective, case .deliver(let delivery)? = act.license else { return false }
            return delivery.channel == Text(channel) && delivery.proof == Text(proof)
        }
        return try act.flatMap { try store.storedAct($0.id) }
    }

    private func item(of act: StoredAct) -> CatalogueItem? {
        act.act.body[BodyKey.item]?.asBytes32.flatMap { Names(state).item(DocumentID($0)) }
    }
}

extension StoreReader {
    /// A proof that comes twice; refused where it proved the delivery of another version.
    fileprivate func repeated(_ act: StoredAct, _ request: LicenseRequest) throws -> Acknowledgement? {
        guard case .deliver(let delivery)? = try LicenseAct.decode(act.act), let entry = act.entries.first else {
            return nil
        }
        let stated = try storedAct(delivery.version)?.act.body[BodyKey.version]?.asInt
        guard request.version == nil || request.version.map(Int64.init) == stated else {
            let found = ["document": act.document.description, "value": delivery.proof?.string ?? ""]
            throw Refusal(.proofUsed, field: "proof", found)
        }
        return Acknowledgement(act.act, id: act.id, of: act.document, in: entry, remarks: ["request-repeated"])
    }

    /// The act that bears the key: of a new license any, else one about the license that is named.
    fileprivate func act(with key: Bytes16, for request: LicenseRequest) throws -> StoredAct? {
        guard request.verb != .issue, let selector = request.license else {
            return try documents(with: .idempotencyKey(key)).first.flatMap { try storedAct($0.founding) }
        }
        return try acts(of: license(selecting: selector)).first {
            $0.act.about[AboutKey.idempotencyKey]?.asBytes16 == key
        }
    }
}

extension StoredAct {
    /// Whether the act says what the request asks for. What the request leaves to the node, such as a number or a date,
    /// is not compared.
    fileprivate func says(the request: LicenseRequest, _ disclosed: CBORMap, _ item: CatalogueItem?) throws -> Bool {
        guard LicenseActKind(rawValue: kind) == request.verb.kind else { return false }
        let stated: [(Int64, CBOR?)] = [
            (BodyKey.number, request.number.map { .text(Text($0)) }),
            (BodyKey.dated, (request.date ?? request.decidedOn).map { .int($0.yyyymmdd) }),
            (BodyKey.validFrom, request.validFrom.map { .int($0.yyyymmdd) }),
            (BodyKey.validTo, request.validTo.flatMap { Term($0).value }),
            (BodyKey.until, request.until.map { .int($0.yyyymmdd) }),
            (BodyKey.ground, request.ground.map { .text(Text($0)) }),
            (BodyKey.basis, request.basis.map { .text(Text($0)) }),
            (BodyKey.deregisters, request.deregisters.map { .bytes($0) }),
        ]
        guard stated.allSatisfy({ key, value in value == nil || act.body[key] == value }) else { return false }
        if let by = request.by, let told = disclosed[FieldKey.by], told != .text(Text(by)) { return false }
        return try saysFace(of: request, disclosed, item)
    }

    private func saysFace(of request: LicenseRequest, _ disclosed: CBORMap, _ item: CatalogueItem?) throws -> Bool {
        guard let content = try LicenseAct.decode(act)?.content, let item else { return request.fields.isEmpty }
        let holder: [FacePart] = request.holder == nil ? [] : [.holderType, .holderCode, .holderName]
        let parts = holder + request.fields.keys.map(FacePart.field)
        guard parts.allSatisfy({ $0.value(in: request, item) == $0.value(in: content, disclosed) }) else {
            return false
        }
        // A new license has no fields but those that were asked for.
        guard request.verb == .issue else { return true }
        return item.fields.allSatisfy { content.fields[$0.key] == nil || request.fields[$0.key] != nil }
    }
}

extension LicenseVerb {
    fileprivate var kind: LicenseActKind {
        switch self {
        case .issue: .issue
        case .amend: .amend
        case .renew: .renew
        case .settle: .settle
        case .suspend: .suspend
        case .reinstate: .reinstate
        case .withdraw: .withdraw
        case .cancel: .cancel
        case .revoke: .revoke
        case .annul: .annul
        case .correct: .correct
        case .erase: .erase
        case .lost: .lost
        case .apply: .apply
        case .refuse: .refuse
        case .inspect: .inspect
        case .paper: .paper
        case .layout: .layout
        case .deliver: .deliver
        case .seal: .seal
        case .refuseSeal: .refuseSeal
        }
    }
}
