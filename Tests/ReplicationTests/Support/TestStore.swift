import District
import SignedLog
import Signing

@testable import Replication

/// A replica in memory: a set of entries in the order of admission, closed under references, and what was disclosed.
final class TestStore {
    let district: TestDistrict
    let own: PublicKey
    private(set) var entries: [VerifiedEntry] = []
    private(set) var sequences: [EntryID: Int] = [:]
    private(set) var carriers: [ActID: EntryID] = [:]
    private(set) var disclosures: [WantedDisclosure: Disclosure] = [:]
    private var early: [VerifiedEntry] = []
    private(set) var logs: [LogID] = []
    private var entriesByLog: [LogID: [VerifiedEntry]] = [:]
    private var wishes: [(name: WantedDisclosure, entry: VerifiedEntry)] = []
    private var knownDigests: [HeldAudience]?
    /// Rises with each entry, and when entries are set aside.
    private(set) var watermark: Int64 = 0
    private(set) var lastBatchEntryCounts: [Int] = []
    var isBroken = false

    init(_ district: TestDistrict, own: PublicKey, knows rootEntries: [VerifiedEntry]) {
        self.district = district
        self.own = own
        for entry in rootEntries { _ = admit(entry) }
    }

    // MARK: Writing

    func add(_ written: OutgoingVerified, withDisclosures: Bool = true) {
        _ = admit(written.entry)
        if withDisclosures { for disclosure in written.disclosures { _ = disclose(disclosure) } }
    }

    func forget(_ wanted: WantedDisclosure) {
        disclosures[wanted] = nil
    }

    /// True if it is new.
    private func admit(_ entry: VerifiedEntry) -> Bool {
        guard sequences[entry.id] == nil else { return false }
        sequences[entry.id] = entries.count
        entries.append(entry)
        entriesByLog[entry.log, default: []].append(entry)
        if entriesByLog[entry.log]?.count == 1 { logs.append(entry.log) }
        for act in entry.acts {
            wishes += act.act.commitments.map { (WantedDisclosure(act: act.id, key: $0.key), entry) }
        }
        knownDigests = nil
        for act in entry.acts {
            carriers[act.id] = entry.id
            if entry.author == district.root.publicKey { take(act.act) }
        }
        watermark += 1
        return true
    }

    private func isComplete(_ entry: VerifiedEntry) -> Bool {
        let past = entry.header.previous + entry.header.seen + entry.acts.flatMap(\.act.references)
        return past.allSatisfy { sequences[$0] != nil }
            && entry.acts.flatMap(\.act.directActs).allSatisfy { carriers[$0] != nil }
    }

    private func disclose(_ disclosure: AnyDisclosure) -> Int {
        guard let id = carriers[disclosure.act], let index = sequences[id] else { return 0 }
        let entry = entries[index]
        guard let act = entry.acts.first(where: { $0.id == disclosure.act }) else { return 0 }
        var new = 0
        for single in disclosure.disclosures {
            let name = WantedDisclosure(act: single.act, key: single.key)
            guard disclosures[name] == nil, let commitment = act.act.commitment(single.key),
                single.opens(commitment, in: entry.log)
            else { continue }
            disclosures[name] = single
            new += 1
        }
        return new
    }

    func store(_ entries: [SignedEntry], _ disclosures: [AnyDisclosure]) -> StoreReport {
        var report = StoreReport()
        for signed in entries {
            guard let entry = try? signed.verified(in: district.id) else {
                report.refused += 1
                continue
            }
            if sequences[entry.id] != nil {
                report.alreadyHeld += 1
            } else if isComplete(entry) {
                report.admitted += admit(entry) ? 1 : 0
                report.admitted += admitEarly()
            } else {
                early.append(entry)
                report.early += 1
            }
        }
        for disclosure in disclosures { report.disclosures += disclose(disclosure) }
        return report
    }

    private func admitEarly() -> Int {
        var count = 0
        while let index = early.firstIndex(where: isComplete) {
            if admit(early.remove(at: index)) { count += 1 }
        }
        return count
    }

    // MARK: Authority, from the root's entries that are here

    /// By key, from kind 4.
    private var reaches: [PublicKey: NodeReach] = [:]
    /// By key, from kind 5: the numbers that count, by epoch.
    private var cuts: [PublicKey: [Epoch: UInt64]] = [:]

    private func take(_ act: Act) {
        guard let key = act.body[100]?.asBytes32.map({ PublicKey($0) }) else { return }
        if act.kind == 4, let kind = act.body[103]?.asUInt.flatMap({ NodeKind(rawValue: $0) }),
            let office = act.body[102]?.asBytes32
        {
            reaches[key] = kind.isWitness ? .everything : .offices([OfficeID(office)])
        }
        if act.kind == 5 {
            let marks = (act.body[101]?.asArray ?? []).compactMap(\.asArray)
            let trusted = marks.compactMap { parts in parts[0].asBytes16.map { (Epoch($0), parts[1].asUInt ?? 0) } }
            cuts[key] = Dictionary(uniqueKeysWithValues: trusted)
        }
    }

    func reach(of key: PublicKey) -> NodeReach? { reaches[key] }

    private func access(of key: PublicKey) -> PeerAccess {
        if reach(of: key) == nil { return .stranger }
        return cuts[key] == nil ? .member : .cut
    }

    func isSetAside(_ entry: VerifiedEntry) -> Bool {
        guard let trusted = cuts[entry.author] else { return false }
        return (trusted[entry.header.epoch].map { entry.header.number > $0 }) ?? true
    }

    private func share(with peer: PublicKey) -> SharedAudiences {
        let theirs = access(of: peer) == .member ? reach(of: peer) ?? .offices([]) : .offices([])
        return SharedAudiences(ours: reach(of: own) ?? .offices([]), theirs: theirs)
    }

    // MARK: Facts

    func outline(_ log: LogID, includesSetAside: Bool = false) -> LogOutline? {
        let own = (entriesByLog[log] ?? []).filter { includesSetAside || !isSetAside($0) }
        guard let first = own.first else { return nil }
        var outline = LogOutline(log: log, author: first.author, audience: first.header.audience)
        for entry in own {
            outline.insert(
                epoch: entry.header.epoch,
                number: entry.header.number,
                id: entry.id,
                previous: entry.header.previous,
                opensAfter: entry.header.number == 0 ? entry.header.previous.compactMap(mark) : []
            )
        }
        return outline
    }

    private func mark(_ id: EntryID) -> LogMark? {
        sequences[id].map { entries[$0] }.map { LogMark(epoch: $0.header.epoch, number: $0.header.number, id: id) }
    }

    /// The digest of every audience that is held, by audience: what two replicas compare in these tests.
    var digests: [HeldAudience] {
        if let knownDigests { return knownDigests }
        let digests = computedDigests
        knownDigests = digests
        return digests
    }

    private var computedDigests: [HeldAudience] {
        let outlines = logs.compactMap { outline($0) }
        let audiences = outlines.map(\.audience).withoutDoubles().sorted()
        return audiences.map { audience in
            let tips = outlines.filter { $0.audience == audience }.flatMap { outline in
                outline.tips.map { (log: outline.log, tip: $0.id) }
            }
            return HeldAudience(audience: audience, digest: AudienceDigest.of(tips: tips))
        }
    }

    func wanted(_ share: SharedAudiences? = nil) -> [WantedDisclosure] {
        let open = wishes.filter { disclosures[$0.name] == nil && !isSetAside($0.entry) }
        return open.filter { share?.allows($0.entry.header.audience) ?? true }.map(\.name).sorted()
    }

    func carryOut(_ work: SyncWork, peer: PublicKey) -> SyncFact {
        if isBroken { return .failed }
        switch work {
        case .survey:
            return .surveyed(survey(peer))
        case .lookUp(let query):
            return .lookedUp(lookUp(query))
        case .serve(let request):
            return .served(serve(request))
        case .store(let batch):
            lastBatchEntryCounts.append(batch.entries.count)
            return .stored(store(batch.entries, batch.disclosures))
        case .findDisclosures(let query):
            let found = query.wanted.filter { mayGive($0, query.share) }.compactMap { disclosures[$0] }
            return .foundDisclosures(found.map { .single($0) })
        case .listWanted(let query):
            let all = wanted(query.share).filter { name in query.after.map { name > $0 } ?? true }
            return .listedWanted(Array(all.prefix(min(query.limit, 3))))
        }
    }

    private func mayGive(_ name: WantedDisclosure, _ share: SharedAudiences) -> Bool {
        guard let id = carriers[name.act], let index = sequences[id] else { return false }
        return share.allows(entries[index].header.audience)
    }

    func survey(_ peer: PublicKey) -> Survey {
        let share = share(with: peer)
        // Listed to the nodes of the key's office.
        let colleagues = entries.filter { isSetAside($0) && reach(of: $0.author) == reach(of: peer) }
        let aside = Dictionary(grouping: colleagues, by: \.author)
        return Survey(
            access: access(of: peer),
            share: share,
            audiences: digests.filter { share.allows($0.audience) },
            wanted: UInt64(wanted(share).count),
            watermark: watermark,
            setAside: aside.map { SetAsideListing(author: $0.key, entries: UInt64($0.value.count)) }
                .sorted { $0.author < $1.author }
        )
    }

    private func lookUp(_ query: LogQuery) -> LogAnswer {
        let changed = query.changedSince.map { since in entries.dropFirst(Int(since)).map(\.log) } ?? []
        let found = (logs.compactMap { outline($0, includesSetAside: query.includesSetAside) }).filter { outline in
            let isOfScope = query.scopes.contains { isOf($0, outline) }
            let isAuthor = query.scopes.contains(.author(outline.author))
            let isAsked = isOfScope || query.logs.contains(outline.log) || changed.contains(outline.log)
            return isAsked && (isAuthor || query.share.allows(outline.audience))
        }
        return LogAnswer(
            outlines: found,
            changed: Set(changed),
            held: Set(query.checking.filter { sequences[$0] != nil })
        )
    }

    private func isOf(_ scope: LogScope, _ outline: LogOutline) -> Bool {
        switch scope {
        case .listed: false
        case .audience(let audience): outline.audience == audience
        case .author(let author): outline.author == author
        case .roots: outline.audience.isDistrict && outline.author == district.root.publicKey
        }
    }

    private func serve(_ request: ServeRequest) -> ServedBatch {
        var batch = ServedBatch(entries: [], next: nil)
        var byteCount = 0
        for (sequence, entry) in entries.enumerated() where Int64(sequence) > request.after ?? -1 {
            guard request.ranges.contains(where: { $0.includes(entry) }) else { continue }
            guard request.includesSetAside || !isSetAside(entry) else { continue }
            if byteCount >= request.byteLimit { return batch }
            let outgoing = OutgoingEntry(signed: entry.signed, disclosures: held(of: entry))
            batch.entries.append(outgoing)
            batch.next = Int64(sequence)
            byteCount += ItemSequence.parts(outgoing).reduce(0) { $0 + $1.count }
        }
        batch.next = nil
        return batch
    }

    func held(of entry: VerifiedEntry) -> [AnyDisclosure] {
        entry.acts.flatMap { act in
            act.act.commitments.compactMap { disclosures[WantedDisclosure(act: act.id, key: $0.key)] }
        }.map { .single($0) }
    }
}

extension EntryRange {
    func includes(_ entry: VerifiedEntry) -> Bool {
        entry.log == log && entry.header.epoch == epoch && numbers.contains(entry.header.number)
    }
}
