import District
import SignedLog
import Signing

/// Somebody who holds entries: admits them through the door, whatever order they come in, and judges what is here.
struct Holder {
    private(set) var authority = Authority()
    private(set) var facts = StandingFacts()
    private(set) var graph = MemoryGraph()
    private let district: DistrictID
    private var waiting: [VerifiedEntry] = []

    init(_ scene: Scene, _ entries: [VerifiedEntry]) {
        district = scene.district
        for entry in entries { receive(entry) }
        precondition(waiting.isEmpty, "\(waiting.count) entries whose past never came")
    }

    /// All that was made.
    init(_ scene: Scene) { self.init(scene, scene.made) }

    mutating func receive(_ entry: VerifiedEntry) {
        waiting.append(entry)
        var goesOn = true
        while goesOn {
            let batch = waiting
            waiting = []
            for entry in batch { admit(entry) }
            goesOn = waiting.count < batch.count
        }
    }

    private mutating func admit(_ entry: VerifiedEntry) {
        do {
            switch try Door.admit(entry, history: authority.history, held: self) {
            case .alreadyHeld: break
            case .early: waiting.append(entry)
            case .refused(let refusal): preconditionFailure("a test's entry is refused: \(refusal)")
            case .admitted:
                graph.insert(entry)
                authority.insert(entry)
                facts.insert(entry, in: district)
                noteFork(at: EntryNode(entry))
            }
        } catch {
            preconditionFailure("memory failed: \(error)")
        }
    }

    private mutating func noteFork(at node: EntryNode) {
        let branches = graph.entries(in: node.log).filter { $0.place == node.place }
        if branches.count > 1 { facts.insert(fork: branches) }
    }

    func judge() -> StandingJudge<MemoryGraph> {
        StandingJudge(authority: authority, facts: facts, graph: graph)
    }

    func standing(_ entry: VerifiedEntry) -> Standing {
        var judge = judge()
        return judge.standing(of: EntryNode(entry))
    }

    func standings(_ entries: [VerifiedEntry]) -> [Standing] {
        var judge = judge()
        return entries.map { judge.standing(of: EntryNode($0)) }
    }

    /// What is set aside and goes along with what refers to it.
    var companions: Set<EntryID> {
        var judge = judge()
        for log in judge.affectedLogs() { _ = judge.exceptions(in: log) }
        return judge.companions
    }

    /// What this holder knows, for comparing holders: every entry's standing, and the digest of every audience.
    var state: State {
        var judge = judge()
        let standings = graph.entries.map { State.Row(entry: $0.id, standing: judge.standing(of: $0)) }
        var tips: [Audience: [(log: LogID, tip: EntryID)]] = [:]
        for (log, nodes) in Dictionary(grouping: graph.entries, by: \.log) {
            let audience = nodes[0].audience
            tips[audience, default: []] += judge.tips(of: log).map { (log, $0) }
        }
        return State(standings: standings, digests: tips.mapValues { AudienceDigest.of(tips: $0) })
    }

    struct State: Hashable {
        struct Row: Hashable {
            let entry: EntryID
            let standing: Standing
        }

        let standings: [Row]
        let digests: [Audience: Bytes32]

        /// Without what is set aside, which equal holders need not share.
        var counting: [Row] {
            standings.filter { !$0.standing.isSetAside }
        }
    }
}

extension Holder: HeldEntries {
    func entry(_ id: EntryID) -> EntryNode? { graph.node(id) }

    func act(_ id: ActID) -> ActNode? {
        guard let entry = graph.entries(carrying: id).first, let node = graph.node(entry),
            let act = graph.acts(in: entry).first(where: { $0.id == id })
        else { return nil }
        return ActNode(id: id, document: act.document, entry: entry, audience: node.audience, seen: node.seen)
    }
}
