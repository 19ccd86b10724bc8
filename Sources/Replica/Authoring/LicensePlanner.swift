import District
import Licenses
import SignedLog
import Signing
import Storage

/// Turns requests of a counter into acts that may be signed. Everything that a person can get wrong is refused here,
/// with the field and the rule; what is signed later is only what was found right.
struct LicensePlanner {
    let store: StoreReader
    let now: Perspective
    let node: NodeEnrollment
    let today: CivilDate?
    var folder: LicenseFolder
    let issuing: IssuePlanner
    private let entropy: Entropy
    private var outage: OutageRules

    /// Refuses where this node may write nothing: not enrolled, or cut off.
    init(_ replica: Replica, _ store: StoreReader) throws {
        let state = replica.state
        now = Perspectives(state).current()
        guard state.district != nil else { throw Refusal(.noDistrict) }
        let key = replica.identity.signing.publicKey
        guard let node = now.view.enrollment(of: key), let office = now.view.office(node.office) else {
            throw Refusal(.notEnrolled)
        }
        guard !state.authority.isCut(key) else { throw Refusal(.cutOff) }
        (self.store, self.node) = (store, node)
        (entropy, today) = (replica.surroundings.entropy, replica.surroundings.today)
        issuing = IssuePlanner(now: now, state.statements, node: node, office: office, today: today)
        folder = LicenseFolder(state, store: store)
        outage = OutageRules(replica, now)
    }

    mutating func plan(_ request: LicenseRequest) throws -> PlannedAct {
        try outage.check(request, store)
        if request.verb == .issue {
            return try issuing.plan(request, of: issuing.type(request.type), nonce: entropy.bytes16())
        }
        try store.check(request)
        guard let by = request.by, !by.isEmpty else { throw Refusal(.operatorMissing, field: "by") }
        do {
            switch request.verb {
            case .issue: preconditionFailure("new licenses are planned without a store")
            case .amend, .renew, .settle: return try planContent(request)
            case .suspend, .reinstate, .withdraw, .cancel, .revoke, .annul: return try planMeasure(request)
            case .correct, .erase, .lost: return try planFact(request)
            case .apply, .refuse: return try planRenewalFact(request)
            case .inspect: return try planInspection(request)
            case .paper: return try planPaper(request)
            case .layout: return try planLayout(request)
            case .deliver: return try planDelivery(request)
            case .seal: return try planSeal(request)
            case .refuseSeal: return try planSealRefusal(request)
            }
        } catch let refusal as AuthoringRefusal {
            throw Refusal(refusal)
        }
    }

    /// Each request by itself, in order: those that need the store are planned here, of new licenses no more is looked
    /// up than where they belong.
    mutating func open(_ requests: [LicenseRequest]) throws -> OpenBatch {
        var types = LastType(issuing)
        // By index: to take a request out of its array costs more than all the rest.
        let founding = requests.indices.count { requests[$0].verb == .issue }
        var nonces = entropy.bytes16(count: founding).makeIterator()
        let open = try requests.indices.map { index -> OpenRequest in
            do { try outage.check(requests[index], store) } catch let refusal as Refusal { return .refused(refusal) }
            guard requests[index].verb == .issue, let nonce = nonces.next() else { return try opened(requests[index]) }
            switch types(requests[index].type) {
            case .success(let type): return .issue(type, nonce: nonce)
            case .failure(let refusal): return .refused(refusal)
            }
        }
        return OpenBatch(requests, open, issuing: issuing)
    }

    private mutating func opened(_ request: LicenseRequest) throws -> OpenRequest {
        do { return .planned(try plan(request)) } catch let refusal as Refusal { return .refused(refusal) }
    }
}

/// The type of a request, looked up anew only if it is not that of the one before: most requests of a batch are of one.
private struct LastType {
    private let issuing: IssuePlanner
    private var last: (name: String?, type: Result<IssuedType, Refusal>)?

    init(_ issuing: IssuePlanner) { self.issuing = issuing }

    mutating func callAsFunction(_ name: String?) -> Result<IssuedType, Refusal> {
        if let last, last.name == name { return last.type }
        let type = Result { () throws(Refusal) in try issuing.type(name) }
        last = (name, type)
        return type
    }
}
