import SignedLog
import Signing

/// The valid acts of all root entries that count, by what they are about. A view of any past is this index, looked at
/// through that past: so a view costs nothing to make, and a question as much as there are statements on its matter.
struct AuthorityIndex: Sendable {
    private(set) var offices: [OfficeID: [RootStatement]] = [:]
    private(set) var takeOvers: [OfficeID: [RootStatement]] = [:]
    /// The ended offices that an office was named the heir of.
    private(set) var inheritances: [OfficeID: Set<OfficeID>] = [:]
    private(set) var enrollments: [PublicKey: [RootStatement]] = [:]
    private(set) var nodeKeys: [DocumentID: RootStatement] = [:]
    private(set) var items: [DocumentID: [RootStatement]] = [:]
    private(set) var itemReturns: [DocumentID: [RootStatement]] = [:]
    private(set) var leases: [OfficeID: [RootStatement]] = [:]
    private(set) var calendars: [UInt64: [RootStatement]] = [:]
    private(set) var standards: [RootStatement] = []
    private(set) var genesis: RootStatement?

    /// Cuts of node keys, by the key that the subject founded, whether its enrollment counts or not.
    private(set) var cuts: [PublicKey: [KeyCut]] = [:]
    /// All entries that a cut of a node key names.
    private(set) var namedTips: Set<EntryID> = []
    /// Keys that some root entry enrolls in vain: it does not count, or the act is invalid. Of all other keys the door
    /// has made sure that an enrollment counts in the past of each entry.
    private(set) var doubtful: Set<PublicKey> = []
    /// Which key a document was founded for, counting or not.
    private var foundedFor: [DocumentID: PublicKey] = [:]

    /// Notes for which keys the entry founds documents, counting or not. Comes before ``insert(_:counts:_:_:)`` of any
    /// entry that may cut them: a subject brings an act into the past, not the entry that carries it.
    mutating func noteKeys(_ entry: VerifiedEntry) {
        for act in entry.acts {
            if let key = act.keyEnrolled { foundedFor[act.document] = key }
        }
    }

    /// Takes up a root entry after its past. `counts` says whether it does.
    mutating func insert(_ entry: VerifiedEntry, counts: Bool, _ chain: RootChain, _ history: RootHistory) {
        var cutsOfEntry: [PublicKey: KeyCut] = [:]
        let past = history.past(before: entry.id) ?? .empty
        let isRoot = counts && (entry.isGenesis || chain.isRoot(entry.author, in: past, history))
        for act in entry.acts {
            let statement = isRoot ? statement(of: act, in: entry) : nil
            if let statement {
                add(statement, &cutsOfEntry)
            } else if let key = act.keyEnrolled {
                doubtful.insert(key)
            }
        }
        for (key, cut) in cutsOfEntry {
            cuts[key, default: []].append(cut)
            namedTips.formUnion(cut.named)
        }
    }

    /// Nil if the act is invalid or none of the root's.
    private func statement(of act: VerifiedAct, in entry: VerifiedEntry) -> RootStatement? {
        guard let content = try? DistrictAct.decode(act.act) else { return nil }
        switch KindTable.rule(for: content.kind).author {
        case .root: break
        case .rootItNames: guard entry.isGenesis else { return nil }
        case .recovery, .nodeItself, .nodeOfNamedOffice, .anyNode, .nodeOfOffice, .nodeOfAudience, .adopter, .city,
            .witness:
            return nil
        }
        return RootStatement(act: act, entry: entry.id, content: content)
    }

    private mutating func add(_ statement: RootStatement, _ cutsOfEntry: inout [PublicKey: KeyCut]) {
        let document = statement.act.document
        switch statement.content {
        case .genesis: genesis = statement
        case .office: offices[document, default: []].append(statement)
        case .takeOver(let act):
            takeOvers[document, default: []].append(statement)
            inheritances[act.heir, default: []].insert(document)
        case .nodeKey(let act):
            enrollments[act.key, default: []].append(statement)
            nodeKeys[document] = statement
        case .cut(let act): add(act, of: document, in: statement.entry, &cutsOfEntry)
        case .approveItem, .retireItem: items[document, default: []].append(statement)
        case .returnItem: itemReturns[document, default: []].append(statement)
        case .lease(let act): leases[act.office, default: []].append(statement)
        case .calendar(let act): calendars[act.year, default: []].append(statement)
        case .standards: standards.append(statement)
        case .rotation, .endpoint, .burnBlocks, .submitItem, .forkProof, .incident, .receipt, .adopt: break
        }
    }

    /// Acts on one key in one entry are one cut.
    private func add(
        _ act: CutAct,
        of document: DocumentID,
        in entry: EntryID,
        _ cutsOfEntry: inout [PublicKey: KeyCut]
    ) {
        guard case .nodeKey(let logs) = act.target, let key = foundedFor[document] else { return }
        var cut = cutsOfEntry[key] ?? KeyCut(entry: entry)
        for log in logs { cut.formUnion(log.log, log.tips) }
        cutsOfEntry[key] = cut
    }
}

extension VerifiedAct {
    /// The key that the act enrolls, read as the door reads it: by its kind and key 100 alone.
    fileprivate var keyEnrolled: PublicKey? {
        guard act.kind == Kind.nodeKey.rawValue else { return nil }
        return act.body[100]?.asBytes32.map { PublicKey($0) }
    }
}
