import District
import SignedLog
import Signing

@testable import Replication

/// A node without sockets: its machines, driven against its store.
final class TestNode {
    let name: String
    let key: SigningKey
    let district: TestDistrict
    let store: TestStore
    var responder: SyncResponder
    /// What the node's clock shows.
    var milliseconds: Int64 = 0
    private let entropy: Entropy
    private var dialers: [PublicKey: SyncDialer] = [:]

    /// Two nodes of one name have one key; the label tells them apart.
    init(_ name: String, _ district: TestDistrict, label: String = "", certificate: Bytes32 = .zero) {
        self.name = name
        self.district = district
        key = SigningKey(seed: seed(name))
        entropy = Entropy.seeded(seed("entropy " + name + label))
        store = TestStore(district, own: key.publicKey, knows: [])
        responder = SyncResponder(own: key, district: district.id, certificate: certificate, entropy: entropy)
    }

    /// Takes up the root's entries so far.
    func learnAuthority() {
        _ = store.store(district.rootEntries.map(\.signed), [])
    }

    func author(_ audience: Audience, after previous: [EntryID] = [], epoch: Epoch? = nil) -> TestAuthor {
        TestAuthor(key, district, audience, after: previous, epoch: epoch)
    }

    /// Writes so many entries in an epoch of their own.
    @discardableResult
    func write(_ count: Int, for audience: Audience, after: [EntryID] = [], byteCount: Int = 0) throws -> [LogMark] {
        var author = author(audience, after: after)
        var marks: [LogMark] = []
        for index in 0..<count {
            let written = try author.write("\(name) \(index)", byteCount: byteCount)
            store.add(written)
            marks.append(written.mark)
        }
        return marks
    }

    func dialer(for peer: PublicKey) -> SyncDialer {
        dialers[peer] ?? SyncDialer(own: key, district: district.id, peer: peer, entropy: entropy)
    }

    func keep(_ dialer: SyncDialer, for peer: PublicKey) {
        dialers[peer] = dialer
    }

    /// As after a restart: sessions are forgotten, the store is not.
    func restart(batchByteTarget: Int = PeerBudget.batchByteTarget) {
        dialers = [:]
        responder = SyncResponder(
            own: key,
            district: district.id,
            certificate: .zero,
            entropy: entropy,
            batchByteTarget: batchByteTarget
        )
    }

    /// Entries that a peer has not shown to hold, by its word.
    func lacking(there word: PeerWord) -> Int {
        let answer = outlines(word)
        return answer.outlines.flatMap { word.lacking(of: $0, held: answer.held) }.reduce(0) { $0 + $1.numbers.count }
    }

    /// Entries of which a peer has told that are not here.
    func lacking(here word: PeerWord) -> Int {
        let answer = outlines(word)
        return word.lackingHere(answer.outlines, held: answer.held)
    }

    private func outlines(_ word: PeerWord) -> LogAnswer {
        var query = LogQuery(share: SharedAudiences(ours: .everything, theirs: .everything))
        (query.logs, query.checking) = (word.logs, word.marks)
        guard case .lookedUp(let answer) = store.carryOut(.lookUp(query), peer: key.publicKey) else {
            preconditionFailure("the store looks nothing up")
        }
        return answer
    }

    func baseline(with peer: PublicKey) -> SyncBaseline? { dialers[peer]?.baseline }

    /// What this node answers to a body; `whileHeld` runs whenever the request is held.
    func answer(_ body: [UInt8], whileHeld: () throws -> Void = {}) rethrows -> Answer {
        let (number, first) = responder.receive(body, at: milliseconds)
        var directives = first
        var answer = Answer()
        while !directives.isEmpty {
            switch directives.removeFirst() {
            case .work(let work, let peer):
                directives += responder.handle(.done(store.carryOut(work, peer: peer)), in: number)
            case .answer(let bytes):
                answer.bytes = bytes
            case .note(let note):
                answer.notes.append(note)
            case .hold(let seconds):
                answer.heldSeconds = seconds
                try whileHeld()
                directives += responder.handle(.changed, in: number)
            }
            if directives.isEmpty, answer.bytes == nil { directives = responder.handle(.timedOut, in: number) }
        }
        return answer
    }

    struct Answer {
        var bytes: [UInt8]?
        var notes: [PeerNote] = []
        var heldSeconds: UInt64?
    }
}

/// What happens to a message on its way.
enum Fate {
    case arrives
    case lost
    case changed([UInt8])
}

/// One session over a line that may lose or change messages.
struct TestLine {
    /// All messages as sent: requests at even places, answers at odd ones.
    private(set) var messages: [[UInt8]] = []
    private(set) var notes: [PeerNote] = []
    private(set) var heldSeconds: [UInt64] = []
    var fate: (_ index: Int, _ bytes: [UInt8]) -> Fate = { _, _ in .arrives }
    var whileHeld: () throws -> Void = {}

    mutating func sync(_ dialing: TestNode, _ answering: TestNode, _ plan: DialPlan = DialPlan()) throws -> SyncOutcome
    {
        let peer = answering.key.publicKey
        var dialer = dialing.dialer(for: peer)
        defer { dialing.keep(dialer, for: peer) }
        var directives = dialer.handle(.start(plan))
        var begun: IncomingBatch?
        while !directives.isEmpty {
            switch directives.removeFirst() {
            case .work(let work, let peer):
                directives += dialer.handle(.done(dialing.store.carryOut(work, peer: peer)))
            case .begin(let batch):
                begun = batch
            case .send(let post):
                let answer = try carry(post.body, to: answering)
                // As late as may be: the answer was worked out without it.
                if let batch = begun.take() {
                    directives += dialer.handle(.done(dialing.store.carryOut(.store(batch), peer: peer)))
                }
                directives += dialer.handle(answer.map { .received(post.reader.read($0)) } ?? .dropped)
            case .finish(let outcome):
                return outcome
            }
        }
        preconditionFailure("a session without an end")
    }

    private mutating func carry(_ bytes: [UInt8], to node: TestNode) throws -> [UInt8]? {
        guard let request = pass(bytes) else { return nil }
        let answer = try node.answer(request, whileHeld: whileHeld)
        notes += answer.notes
        if let seconds = answer.heldSeconds { heldSeconds.append(seconds) }
        return answer.bytes.flatMap { pass($0) }
    }

    private mutating func pass(_ bytes: [UInt8]) -> [UInt8]? {
        messages.append(bytes)
        switch fate(messages.count - 1, bytes) {
        case .arrives: return bytes
        case .lost: return nil
        case .changed(let other): return other
        }
    }
}

/// Hub, city, two counters of one office and one of another.
struct TestTown {
    let district: TestDistrict
    let hub, city, counter, colleague, other: TestNode

    init() throws {
        let district = try TestDistrict()
        let node = { (name: String, kind: NodeKind, office: String) throws -> TestNode in
            let node = TestNode(name, district)
            try district.enroll(node.key.publicKey, kind, office)
            return node
        }
        hub = try node("hub", .hub, "district")
        city = try node("city", .city, "city")
        counter = try node("counter", .bureau, "education")
        colleague = try node("colleague", .bureau, "education")
        other = try node("other", .bureau, "health")
        self.district = district
        for node in [hub, city, counter, colleague, other] { node.learnAuthority() }
    }

    @discardableResult
    func sync(_ dialing: TestNode, _ answering: TestNode, _ plan: DialPlan = DialPlan()) throws -> SyncOutcome {
        var line = TestLine()
        return try line.sync(dialing, answering, plan)
    }
}

let education = audience("education")
let health = audience("health")

func areEqual(_ one: TestNode, _ other: TestNode, in audiences: [Audience]) -> Bool {
    let digests = [one, other].map { node in node.store.digests.filter { audiences.contains($0.audience) } }
    return digests[0] == digests[1]
}
