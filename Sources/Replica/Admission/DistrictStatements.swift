import District
import Licenses
import SignedLog
import Signing

/// What offices and nodes say for themselves in the district's audience: items submitted, where nodes are reached, and
/// which of them can no longer tell how far they had given numbers out.
/// Who approves is the root's; that is in the authority.
struct DistrictStatements: Sendable {
    private(set) var submissions: [ActID: SubmittedItem] = [:]
    /// By node key document.
    private var endpoints: [DocumentID: [Announced]] = [:]

    /// Burn acts by node key document, with their authors.
    private var burns: [DocumentID: [(act: ActID, author: PublicKey)]] = [:]

    private struct Announced: Sendable {
        let act: ActID
        let parents: [ActID]
        let author: PublicKey
        let endpoint: EndpointAct
    }

    /// Whether an act of this kind states anything of this sort.
    static func areMade(by act: Act) -> Bool {
        [Kind.submitItem, .endpoint, .burnBlocks].contains { $0.rawValue == act.kind }
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
        case .burnBlocks:
            burns[document, default: []].append((id, author))
        default:
            return  // Kinds are numbers from outside; all others state nothing of this sort.
        }
    }

    /// Where a node says that it is reached: of its own acts the one that no other of them follows, of several the
    /// smaller id.
    func endpoint(of node: NodeEnrollment) -> EndpointAct? {
        last(of: node)?.endpoint
    }

    /// The acts by which a node burnt the blocks it had been leased till then.
    func burns(of node: DocumentID, by key: PublicKey) -> Set<ActID> {
        Set((burns[node] ?? []).filter { $0.author == key }.map(\.act))
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
