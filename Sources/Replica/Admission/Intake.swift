import District
import Licenses
import SignedLog
import Signing
import Storage

/// Takes entries in, within one transaction, on a copy of the replica's state. Own entries and those of peers take
/// this way alike; there is no other.
struct Intake {
    private(set) var state: ReplicaState
    /// What became of each batch, the last one being taken in.
    private(set) var reports = [AdmissionReport()]
    /// Documents that must be folded.
    var touched = TouchedDocuments()
    private let writer: StoreWriter
    private let held: HeldNodes
    /// This node's key, and the root's where it is at hand.
    private let ownKeys: Set<PublicKey>
    private let source: EntrySource
    private let authorityBefore: Authority
    private(set) var hasNewAuthority = false
    private var mustRejudge = false
    /// Entries of this transaction that may be set aside, in which case nothing of them is shown. What brings acts that
    /// another entry has brought is none of them: its disclosures may be of what is shown.
    private var doubtful: [(arrival: Arrival, insertion: Insertion)] = []

    /// Whether anything is held by it that was not.
    var isChange: Bool { reports.contains(where: \.isChange) }

    private var report: AdmissionReport {
        get { reports[reports.count - 1] }
        _modify { yield &reports[reports.count - 1] }
    }

    init(state: ReplicaState, writer: StoreWriter, ownKeys: Set<PublicKey>, from source: EntrySource) {
        self.state = state
        self.writer = writer
        held = HeldNodes(writer)
        self.ownKeys = ownKeys
        self.source = source
        authorityBefore = state.authority
    }

    /// Passes an entry through the door, and then those that were waiting for it.
    mutating func take(_ arrival: Arrival) throws {
        var open = [arrival]
        while !open.isEmpty {
            let next = open.removeFirst()
            guard try mayTake(next.entry) else { continue }
            switch try Door.admit(next.entry, history: state.authority.history, held: held) {
            case .admitted:
                try admit(next)
                open += try state.early.release(admitted: next.entry, in: writer)
            case .alreadyHeld:
                report.alreadyHeld += 1
                try disclose(next.allDisclosures)
            case .early(let missing):
                if source == .author, let lost = missing.first { throw lost.failure }
                let isHeld = try state.early.hold(next.entry, next.allDisclosures, missing: missing, in: writer)
                if isHeld { report.early.append(next.entry.id) } else { report.forgotten += 1 }
            case .refused(let refusal):
                if source == .author { throw refusal }
                report.refused.append((next.entry.id, refusal))
            }
        }
    }

    /// What comes now is another batch of the same transaction.
    mutating func beginNextBatch() { reports.append(AdmissionReport()) }

    mutating func refuse(_ refusal: EntryRefusal) {
        report.refused.append((nil, refusal))
    }

    /// Disclosures of acts that are held already. What was disclosed before is no news: to read a stick twice wakes
    /// nobody.
    mutating func disclose(_ disclosures: [AnyDisclosure]) throws {
        for disclosure in disclosures {
            let before = try writer.disclosures(of: disclosure.act)
            report.disclosuresRefused += try writer.insert(disclosure).count
            guard try writer.disclosures(of: disclosure.act) != before else { continue }
            report.disclosuresTaken += 1
            if let document = try writer.actNode(disclosure.act)?.document { touched.add(document) }
        }
    }

    /// After the last entry of the batch: what the batch means for what was judged before.
    mutating func finish() throws {
        if mustRejudge { try judgeAnew() }
        for (arrival, insertion) in doubtful where !state.exceptions.standing(of: arrival.entry.id).isSetAside {
            touched.add(arrival, insertion)
        }
    }

    private mutating func judgeAnew() throws {
        try judgeRootsAgain()
        let new = Set(doubtful.map(\.arrival.entry.id))
        for entry in try state.exceptions.rejudge(by: state.authority, in: writer) {
            try writer.set(state.exceptions.standing(of: entry), of: entry)
            if !new.contains(entry) { try touch(documentsOf: entry) }
        }
        try state.stopIfForked(ownKeys, in: writer)
    }

    /// More than one transaction can fold wait, entry by entry: a cut may set aside what took years to write.
    private mutating func touch(documentsOf entry: EntryID) throws {
        guard touched.knownCount < ViewUpdate.documentLimit else { return try writer.markDirty(entry) }
        for document in try writer.documents(in: entry) { touched.add(document) }
    }

    /// Where root entries count no more, or again, what has seen them was judged by other offices, nodes and items.
    private mutating func judgeRootsAgain() throws {
        let authority = state.authority
        let changed = authority.rootsStandingOtherwise(than: authorityBefore)
        guard !changed.isEmpty else { return }
        try state.readStatements(writer)
        let documents = try writer.documents { seen in
            let past = authority.history.past(of: seen.filter(authority.history.isRootEntry))
            return authority.history.entries(in: past).contains { changed.contains($0.id) }
        }
        for document in documents { touched.add(document) }
    }

    /// Entries of our own key that we did not write mean that another copy of this node runs, unless it was restored. Who
    /// knows already that its log is forked writes no more, and takes them as those of any other key.
    private mutating func mayTake(_ entry: VerifiedEntry) throws -> Bool {
        guard source == .peer, state.stop != .forked, ownKeys.contains(entry.author) else { return true }
        guard try !writer.holds(entry.id) else { return true }
        if state.stop == nil {
            state.stop = .ownKeyElsewhere
            try writer.setMetOwnKeyElsewhere(true)
        }
        return false
    }

    private mutating func admit(_ arrival: Arrival) throws {
        let entry = arrival.entry
        let standing = mustRejudge ? nil : try standing(of: entry)
        let insertion = try writer.insert(arrival, standing: standing ?? .counts)
        if let standing { state.exceptions.note(standing, of: EntryNode(entry)) } else { mustRejudge = true }
        report.admitted.append(entry.id)
        report.disclosuresRefused += insertion.refusals.count
        try note(entry, isFork: insertion.isFork)
        if insertion.rows != nil, state.authority.isAffected(entry.author) {
            doubtful.append((arrival, insertion))
        } else {
            touched.add(arrival, insertion)
        }
        if !entry.holdsOnlyReceipts { state.unreceipted.insert(entry.header.audience) }
    }

    /// How an entry stands that is not in yet; nil if others may stand otherwise once it is.
    private func standing(of entry: VerifiedEntry) throws -> Standing? {
        let exceptions = state.exceptions
        let effect = try StandingJudge(authority: state.authority, facts: exceptions.facts, graph: writer)
            .effect(of: entry, held: held, companions: exceptions.companions) { exceptions.standing(of: $0).isSetAside }
        return if case .stands(let standing) = effect { standing } else { nil }
    }

    /// What the entry says of authority, forks, adoptions and the district's lists.
    private mutating func note(_ entry: VerifiedEntry, isFork: Bool) throws {
        // What is said to a few says nothing of the district; to touch its state makes all perspectives on it be forgotten.
        if entry.header.audience.isDistrict { noteAuthority(entry) }
        let facts = state.exceptions.facts
        if let district = state.district { state.exceptions.facts.insert(entry, in: district) }
        if isFork { state.exceptions.facts.insert(fork: try writer.entries(at: EntryNode(entry).place)) }
        if state.exceptions.facts != facts { mustRejudge = true }
        if entry.header.audience.isDistrict { noteStatements(entry) }
    }

    private mutating func noteAuthority(_ entry: VerifiedEntry) {
        switch state.authority.insert(entry) {
        case .none: break
        case .extended: hasNewAuthority = true
        case .cut, .rejudged: (hasNewAuthority, mustRejudge) = (true, true)
        }
    }

    private mutating func noteStatements(_ entry: VerifiedEntry) {
        let authority = state.authority
        for act in entry.acts where DistrictStatements.areMade(by: act.act) {
            state.statements.note(
                act.act,
                id: act.id,
                document: act.document,
                author: entry.author,
                by: authority.view(of: EntryNode(entry))
            )
        }
    }
}

extension Missing {
    /// Of an entry that was written here just now, after what is held.
    fileprivate var failure: StoreFailure {
        switch self {
        case .entry(let id): .missing(id)
        case .act(let id): .missing(id)
        }
    }
}

/// Where the entries of a batch come from.
enum EntrySource {
    /// Others: an entry of our own key among theirs, that we do not hold, means that another copy of this node runs.
    case peer
    /// Others, to a node that was restored: among theirs are those that it has lost.
    case peerOfRestored
    /// This node, which has written them just now. All of them enter, or none.
    case author
}

extension VerifiedEntry {
    /// Whether a witness would only answer receipts with receipts.
    var holdsOnlyReceipts: Bool {
        acts.allSatisfy { $0.act.kind == Kind.receipt.rawValue }
    }
}
