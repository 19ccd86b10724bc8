import District
import Licenses
import Replica
import Replication
import SignedLog
import Signing
import Storage

// Somebody with a node's key who means harm.
extension DistrictRun {
    func attack(_ kind: FaultKind, by node: Installation) throws {
        guard let replica = node.running, node.office != nil else { return }
        if kind != .stolenLaptop, kind != .garbage { node.condition.mayFork = true }
        switch kind {
        case .forkingNode: try fork(node, replica)
        case .backdatedEntry: try backdate(node, replica)
        case .copiedActs: try copyActs(node, replica)
        case .withheldEntries: try withhold(node, replica)
        case .withheldDisclosures: try withholdDisclosures(node, replica)
        case .garbage: try sendGarbage(node)
        case .flood: try flood(node, replica)
        case .foreignAudience: try widen(node, replica)
        default: try steal(node)
        }
    }

    private func pen(of node: Installation) -> Pen {
        Pen(key: node.identity.signing, district: founding.district, entropy: node.entropy.entropy())
    }

    /// A tip of the node's own log, as it holds it, or another: what an entry that fits in would follow.
    private func tip(of node: Installation, heldBy holder: Installation? = nil) throws -> [EntryID] {
        let log = LogID(district: founding.district, author: node.key, audience: ownAudience(node))
        return try (holder ?? node).store?.read { Array(try $0.tips(of: log).prefix(1)) } ?? []
    }

    private func ownAudience(_ node: Installation) -> Audience { Audience([offices[node.office ?? 0]]) }

    /// A license of the node's own type, as a draft that nobody has checked.
    private func draft(by node: Installation, _ name: String, type: Int? = nil) throws -> ActDraft {
        let place = type ?? node.office ?? 0
        let item = CatalogueItem(
            document: founding.items[place],
            approvedBy: ActID(.zero),
            submission: ActID(.zero),
            content: try .simulated(place, offices[place], version: 1)
        )
        guard let holderType = HolderCodeType(utf8: Array("099".utf8)) else { preconditionFailure("099 is a type") }
        let face = FaceDraft(
            number: Text("假\(name)号"),
            identifier: nil,
            dated: time.today,
            holder: Holder(type: holderType, code: Text("X\(name)"), name: Text("假单位\(name)"))
        )
        let nonce = node.entropy.entropy().bytes16()
        return try .issue(face, item: item, nonce: nonce, circumstances: Circumstances(by: "假经办"))
    }

    /// Gives entries to one node, as a session would.
    @discardableResult
    private func hand(_ forged: [Pen.Written], to victim: Installation, withDisclosures: Bool = true) throws
        -> AdmissionReport?
    {
        let disclosures = withDisclosures ? forged.flatMap(\.disclosures) : []
        let result = try attempt(at: victim) { replica in
            try replica.admit(forged.map(\.entry.signed), disclosures: disclosures)
        }
        if case .done(let report) = result {
            reach(.entriesRefused, isSo: !report.refused.isEmpty)
            reach(.entriesEarly, isSo: !report.early.isEmpty)
        }
        return result.result
    }

    private func victims(of node: Installation) -> [Installation] {
        nodes.filter { other in
            other.index != node.index && other.running != nil && (other.office == nil || other.office == node.office)
        }
    }

    /// Two entries for one place in the log, each shown to another peer.
    private func fork(_ node: Installation, _ replica: Replica) throws {
        let victims = victims(of: node)
        guard let first = pick(victims, .adversary, 1), let second = pick(victims, .adversary, 2) else { return }
        struck(.forkingNode)
        let (pen, tip) = (pen(of: node), try tip(of: node))
        let epoch = Epoch(pen.entropy.bytes16())
        let branches = try ["甲", "乙"].map { side in
            try pen.write(
                [draft(by: node, "\(current.number)\(side)")],
                for: ownAudience(node),
                after: tip,
                seen: replica.rootTips,
                epoch: epoch
            )
        }
        let isProven = below(2, .adversary, 3) == 0
        let how = isProven ? "and a proof tells of the other" : "\(second.code) the other"
        note("\(node.code) forks its log: \(first.code) sees one branch, \(how)")
        let reports = [
            try hand([branches[0]], to: first),
            isProven ? try publishProof(of: branches, by: node) : try hand([branches[1]], to: second),
        ]
        if reports.contains(where: { $0?.isChange == true }) { changed(.forkingNode) }
    }

    /// An entry of a key that was cut, dated before the cut, that has not seen it.
    private func backdate(_ node: Installation, _ replica: Replica) throws {
        let seen = replica.rootTips
        // What the hub holds, so that the hub can take the entry.
        let before = try tip(of: node, heldBy: hub)
        guard try cutOff(node) else { return }
        struck(.backdatedEntry)
        let forged = try pen(of: node).write(
            [draft(by: node, "\(current.number)")],
            for: ownAudience(node),
            after: before,
            seen: seen,
            time: time.now - 30 * Span.day
        )
        adversary.beyondCuts[forged.entry.acts[0].document] = "it is beyond the cut of \(node.code)"
        let report = try hand([forged], to: nodes[DistrictShape.hub])
        if report?.isChange == true { changed(.backdatedEntry) }
    }

    /// Everything that one entry of another says, signed again by this key.
    private func copyActs(_ node: Installation, _ replica: Replica) throws {
        let shown = try shownLicenses(at: node)
        let copied = try node.store?.read { store in
            try shown.flatMap { try store.acts(of: $0.document) }
                .filter { $0.author != node.key && !$0.act.isFounding }
        }
        guard let act = pick(copied ?? [], .adversary, 1)?.act else { return }
        struck(.copiedActs)
        let draft = ActDraft(
            kind: act.kind,
            isCritical: act.isCritical,
            subject: act.subject,
            parents: act.parents,
            references: act.references
        )
        let forged = try pen(of: node).write(
            [draft],
            for: ownAudience(node),
            after: tip(of: node),
            seen: replica.rootTips
        )
        guard let victim = pick(victims(of: node), .adversary, 2) else { return }
        if try hand([forged], to: victim)?.isChange == true {
            changed(.copiedActs)
        }
        reach(.invalidAct)
    }

    /// The newest of several entries, without those before it.
    private func withhold(_ node: Installation, _ replica: Replica) throws {
        struck(.withheldEntries)
        let drafts = try (0..<3).map { try draft(by: node, "\(current.number)-\($0)") }
        let chain = try pen(of: node).writeChain(drafts, for: ownAudience(node), seen: replica.rootTips)
        guard let victim = pick(victims(of: node), .adversary, 1), let last = chain.last else { return }
        let waits = try hand([last], to: victim)?.early.contains(last.entry.id) ?? false
        if waits { changed(.withheldEntries) }
        guard below(2, .adversary, 2) == 0 else { return }
        let admitted = try hand(Array(chain.dropLast()), to: victim)?.admitted ?? []
        reach(.earlyEntryTakenUp, isSo: admitted.count > 2)
        guard waits, admitted.contains(chain[1].entry.id), !admitted.contains(last.entry.id) else { return }
        throw RunFailure.safety("\(victim.code) has forgotten an entry that waited for its past")
    }

    /// An entry whose committed values nobody is told.
    private func withholdDisclosures(_ node: Installation, _ replica: Replica) throws {
        guard let victim = pick(victims(of: node), .adversary, 1) else { return }
        struck(.withheldDisclosures)
        let drafts = [try draft(by: node, "\(current.number)")]
        let forged = try pen(of: node).write(
            drafts,
            for: ownAudience(node),
            after: tip(of: node),
            seen: replica.rootTips
        )
        if try hand([forged], to: victim, withDisclosures: false)?.isChange == true {
            changed(.withheldDisclosures)
            reach(.disclosuresWanted)
        }
    }

    /// Bytes that are no message, and entries that nobody signed.
    private func sendGarbage(_ node: Installation) throws {
        guard let victim = pick(victims(of: node), .adversary, 1) else { return }
        struck(.garbage)
        let entropy = node.entropy.entropy()
        touched.insert(victim.index)
        if let responder = victim.responder {
            let noise = entropy.bytes(1 + below(3_000, .adversary, 2))
            if case .answer = responder.answer(noise) { changed(.garbage) }
        }
        let real = try pen(of: node).write(
            [draft(by: node, "\(current.number)")],
            for: ownAudience(node),
            after: tip(of: node),
            seen: victim.opened.rootTips
        )
        var (cose, acts) = (real.entry.signed.cose, real.entry.signed.actBytes)
        if below(3, .adversary, 5) == 0 { flipBit(of: &acts[0]) } else { flipBit(of: &cose) }
        guard let broken = try? SignedEntry(cose: cose, acts: acts) else { return }
        let result = try attempt(at: victim) { try $0.admit([broken], disclosures: real.disclosures) }
        reach(.disclosureRefused, isSo: (result.result?.disclosuresRefused ?? 0) > 0)
        if let report = result.result, !report.admitted.isEmpty {
            throw RunFailure.safety("\(victim.code) has admitted an entry with a changed byte")
        }
    }

    private func flipBit(of bytes: inout [UInt8]) {
        bytes[below(bytes.count, .adversary, 3)] ^= 1 << UInt8(below(8, .adversary, 4))
    }

    /// Hundreds of entries that refer to what nobody has.
    private func flood(_ node: Installation, _ replica: Replica) throws {
        guard let victim = pick(victims(of: node), .adversary, 1) else { return }
        struck(.flood)
        let pen = pen(of: node)
        let entries = try (0..<60).map { index in
            try pen.write(
                [draft(by: node, "\(current.number)-\(index)")],
                for: ownAudience(node),
                after: [EntryID(pen.entropy.bytes32())],
                seen: replica.rootTips
            )
        }
        if let report = try hand(entries, to: victim), report.early.count > 0 { changed(.flood) }
    }

    /// A license of a type that is another office's, in its own audience and in the other's.
    private func widen(_ node: Installation, _ replica: Replica) throws {
        guard let own = node.office else { return }
        let served = offices(servedBy: own)
        let others = offices.indices.filter { !served.contains($0) }
        guard let type = pick(others, .adversary, 1) else { return }
        struck(.foreignAudience)
        let pen = pen(of: node)
        for audience in [Audience([offices[own]]), Audience([offices[type]])] {
            let drafts = [try draft(by: node, "\(current.number)", type: type)]
            let after = audience == ownAudience(node) ? try tip(of: node) : []
            let forged = try pen.write(drafts, for: audience, after: after, seen: replica.rootTips)
            adversary.worthless[forged.entry.acts[0].document] = "\(node.code) may not issue that type there"
            if try hand([forged], to: nodes[DistrictShape.hub])?.isChange == true {
                changed(.foreignAudience)
                reach(.foreignActWithoutEffect)
            }
        }
    }

    /// A laptop that is reported stolen: its key is cut; it has issued honestly meanwhile, and comes back.
    private func steal(_ node: Installation) throws {
        struck(.stolenLaptop)
        let lines = across([node.index])
        network.cut(lines)
        let requests = (0..<20).map { issue(by: node, for: "\(current.number)-\($0)") }
        for request in requests { try author(request, at: node) }
        guard try cutOff(node) else { return network.restore(lines) }
        changed(.stolenLaptop)
        schedule(.afterwards(.lineUp(lines)), after: Int64(1 + below(3, .adversary, 1)) * Span.day)
        for round in 1...3 {
            let event = PlannedEvent(number: current.event, time: 0, .dial(from: node.index, to: DistrictShape.hub))
            schedule(.planned(event), after: Int64(round + 3) * Span.day)
        }
    }
}
