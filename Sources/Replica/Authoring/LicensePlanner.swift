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
    private let office: Office
    private let entropy: Entropy

    /// Refuses where this node may write nothing: not enrolled, or cut off.
    init(_ replica: Replica, _ store: StoreReader) throws {
        let state = replica.state
        var perspectives = Perspectives(state)
        now = perspectives.current()
        guard state.district != nil else { throw Refusal(.noDistrict) }
        let key = replica.identity.signing.publicKey
        guard let node = now.view.enrollment(of: key), let office = now.view.office(node.office) else {
            throw Refusal(.notEnrolled)
        }
        guard !state.authority.isCut(key) else { throw Refusal(.cutOff) }
        (self.store, self.node, self.office) = (store, node, office)
        (entropy, today) = (replica.surroundings.entropy, replica.surroundings.today)
        folder = LicenseFolder(state, store: store)
    }

    mutating func plan(_ request: LicenseRequest) throws -> PlannedAct {
        if request.verb == .issue { return try issuing.plan(request, nonce: entropy.bytes16()) }
        guard let by = request.by, !by.isEmpty else { throw Refusal(.operatorMissing, field: "by") }
        do {
            switch request.verb {
            case .issue: preconditionFailure("new licenses are planned without a store")
            case .amend, .renew, .settle: return try planContent(request)
            case .suspend, .reinstate, .withdraw, .cancel, .revoke, .annul: return try planMeasure(request)
            case .correct, .erase, .lost: return try planFact(request)
            }
        } catch let refusal as AuthoringRefusal {
            throw Refusal(refusal)
        }
    }

    /// Each request by itself, in order. New licenses are planned by all workers, the others with the store.
    mutating func plan(_ requests: [LicenseRequest], by workers: Workers) throws -> [Result<PlannedAct, Refusal>] {
        let drawn = requests.map { (request: $0, nonce: $0.verb == .issue ? entropy.bytes16() : nil) }
        let issued = workers.map(drawn) { [issuing] request, nonce in
            nonce.map { nonce in Result { () throws(Refusal) in try issuing.plan(request, nonce: nonce) } }
        }
        var plans: [Result<PlannedAct, Refusal>] = []
        for (request, issue) in zip(requests, issued) { plans.append(try issue ?? planned(request)) }
        return plans
    }

    private mutating func planned(_ request: LicenseRequest) throws -> Result<PlannedAct, Refusal> {
        do { return .success(try plan(request)) } catch let refusal as Refusal { return .failure(refusal) }
    }

    private var issuing: IssuePlanner { IssuePlanner(now: now, node: node, office: office, today: today) }
}
