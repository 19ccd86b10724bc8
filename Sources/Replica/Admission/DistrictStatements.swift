import District
import Licenses
import SignedLog
import Signing

/// What offices and nodes say for themselves in the district's audience: items submitted, and where nodes are reached.
/// Who approves is the root's; that is in the authority.
struct DistrictStatements: Sendable {
    private(set) var submissions: [ActID: SubmittedItem] = [:]
    /// By node key document.
    private var endpoints: [DocumentID: [Announced]] = [:]

    private struct Announced: Sendable {
        let act: ActID
        let parents: [ActID]
        let author: PublicKey
        let endpoint: EndpointAct
    }

    /// `view` is the authority at the past of what the act's entry has seen.
    mutating func note(
        _ act: Act,
        id: ActID,
        document: DocumentID,
        author: PublicKey,
        by view: @autoclosure () -> AuthorityView
    ) {
        switch Kind(rawValue: act.kind) {
        case .submitItem:
            let competence = KindTable.competence(of: act, author: author, audience: .district, view: view())
            submissions[id] = SubmittedItem(act: act, document: document, isCompetent: competence == .competent)
        case .endpoint:
            guard case .endpoint(let endpoint) = try? DistrictAct.decode(act) else { return }
            let announced = Announced(act: id, parents: act.parents, author: author, endpoint: endpoint)
            endpoints[document, default: []].append(announced)
        default:
            return  // Kinds are numbers from outside; all others state nothing of this sort.
        }
    }

    /// Where a node says that it is reached: of its own acts the one that no other of them follows, of several the
    /// smaller id.
    func endpoint(of node: NodeEnrollment) -> EndpointAct? {
        last(of: node)?.endpoint
    }

    /// What the next endpoint act of the node follows.
    func endpointParents(of node: NodeEnrollment) -> [ActID] {
        [last(of: node)?.act ?? node.document.founding]
    }

    private func last(of node: NodeEnrollment) -> Announced? {
        let own = (endpoints[node.document] ?? []).filter { $0.author == node.key }
        let followed = Set(own.flatMap(\.parents))
        return own.filter { !followed.contains($0.act) }.min { $0.act < $1.act }
    }
}
