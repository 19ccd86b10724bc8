import SignedLog
import Signing
import Testing

@testable import Replication

@Suite struct MissingTests {
    private static func id(_ name: String, _ number: UInt64) -> EntryID { EntryID(seed("\(name) \(number)")) }

    private static func mark(_ name: String, _ number: UInt64) -> LogMark {
        LogMark(epoch: epoch(name), number: number, id: id(name, number))
    }

    /// Epochs as (name, entries, opens after); a branch has a name behind a slash and a first number of its own.
    private func outline(_ epochs: [(name: String, numbers: Range<UInt64>, after: [LogMark])]) -> LogOutline {
        var outline = LogOutline(log: LogID(.zero), author: PublicKey(.zero), audience: education)
        for (name, numbers, after) in epochs {
            let base = String(name.prefix { $0 != "/" })
            for number in numbers {
                let isFirst = number == numbers.lowerBound
                let previousName = isFirst ? base : name
                outline.insert(
                    epoch: epoch(base),
                    number: number,
                    id: Self.id(name, number),
                    previous: number == 0 ? after.map(\.id) : [Self.id(previousName, number - 1)],
                    opensAfter: number == 0 ? after : []
                )
            }
        }
        return outline
    }

    private func held(_ outline: LogOutline, _ theirs: LogSummary, besides: [EntryID] = []) -> Set<EntryID> {
        Set(outline.epochs.flatMap(\.tops).map(\.id) + besides)
    }

    private func range(_ name: String, _ numbers: ClosedRange<UInt64>) -> EntryRange {
        EntryRange(log: LogID(.zero), epoch: epoch(name), numbers: numbers)
    }

    @Test func whoHoldsNothingLacksAll() {
        let ours = outline([("a", 0..<3, []), ("b", 0..<2, [Self.mark("a", 2)])])
        let theirs = outline([]).summary()
        let missing = missing(theirs: theirs, ours: ours, held: [])
        #expect(
            missing == MissingEntries(ranges: [range("a", 0...2), range("b", 0...1)], unknown: [], isInDoubt: false)
        )
    }

    @Test func whoIsBehindInAnEpochLacksItsEnd() {
        let ours = outline([("a", 0..<9, [])])
        let theirs = outline([("a", 0..<4, [])]).summary()
        let missing = missing(theirs: theirs, ours: ours, held: [Self.id("a", 3)])
        #expect(missing == MissingEntries(ranges: [range("a", 4...8)], unknown: [], isInDoubt: false))
    }

    @Test func whoIsAheadLacksNothingAndIsHeard() {
        let ours = outline([("a", 0..<4, [])])
        let theirs = outline([("a", 0..<9, [])]).summary()
        let missing = missing(theirs: theirs, ours: ours, held: [])
        #expect(missing == MissingEntries(ranges: [], unknown: [Self.mark("a", 8)], isInDoubt: false))
    }

    @Test func aTipVouchesForWhatItsEpochFollows() {
        var epochs: [(name: String, numbers: Range<UInt64>, after: [LogMark])] = [("e0", 0..<2, [])]
        for index in 1..<100 { epochs.append(("e\(index)", 0..<2, [Self.mark("e\(index - 1)", 1)])) }
        let ours = outline(epochs)
        let theirs = outline(Array(epochs.prefix(98))).summary()
        #expect(theirs.isWhole == false)
        let missing = missing(theirs: theirs, ours: ours, held: held(ours, theirs))
        #expect(missing.ranges == [range("e98", 0...1), range("e99", 0...1)])
        #expect(missing.isInDoubt == false)
    }

    @Test func whatASummaryDoesNotReachIsLeftInDoubt() {
        var theirEpochs: [(name: String, numbers: Range<UInt64>, after: [LogMark])] = [("base", 0..<2, [])]
        for index in 0..<40 {
            let before = index == 0 ? Self.mark("base", 1) : Self.mark("t\(index - 1)", 0)
            theirEpochs.append(("t\(index)", 0..<1, [before]))
        }
        let ours = outline([("base", 0..<2, []), ("ours", 0..<1, [Self.mark("base", 1)])])
        let theirs = outline(theirEpochs)
        let shallow = missing(theirs: theirs.summary(), ours: ours, held: [])
        #expect(shallow.ranges == [])
        #expect(shallow.isInDoubt)
        let deep = theirs.summary(depth: LogSummary.greatDepth)
        let sure = missing(theirs: deep, ours: ours, held: [Self.id("base", 1)])
        #expect(sure.ranges == [range("ours", 0...0)])
        #expect(sure.isInDoubt == false)
    }

    @Test func aNumberHeldWithAnotherEntrySendsTheWholeEpoch() {
        let ours = outline([("before", 0..<2, []), ("a", 0..<5, [Self.mark("before", 1)])])
        let theirs = LogSummary(
            log: LogID(.zero),
            author: PublicKey(.zero),
            audience: education,
            tips: [LogMark(epoch: epoch("a"), number: 3, id: Self.id("a/other", 3))],
            beneath: [Self.mark("before", 1)],
            isWhole: true
        )
        let missing = missing(theirs: theirs, ours: ours, held: [Self.id("before", 1)])
        #expect(missing.ranges == [range("a", 0...4)])
    }

    @Test func ofAForkWhoNamesOneBranchGetsBothFromTheForkOn() {
        let ours = outline([("a", 0..<6, []), ("a/other", 4..<8, [])])
        #expect(ours.epochs.first?.forkedAt == 4)
        let theirs = outline([("a", 0..<6, [])]).summary()
        let partly = missing(theirs: theirs, ours: ours, held: held(ours, theirs))
        #expect(partly.ranges == [range("a", 4...7)])
        let all = missing(theirs: ours.summary(), ours: ours, held: held(ours, theirs))
        #expect(all.ranges == [])
    }

    @Test func tipsAreWhatNoOtherFollows() {
        let parted = outline([
            ("a", 0..<3, []), ("b", 0..<2, [Self.mark("a", 2)]), ("c", 0..<1, [Self.mark("a", 2)]),
        ])
        #expect(parted.tips == [Self.mark("b", 1), Self.mark("c", 0)].sorted())
        let healed = outline([
            ("a", 0..<3, []), ("b", 0..<2, [Self.mark("a", 2)]), ("c", 0..<1, [Self.mark("a", 2)]),
            ("d", 0..<1, [Self.mark("b", 1), Self.mark("c", 0)]),
        ])
        #expect(healed.tips == [Self.mark("d", 0)])
    }

    /// Two random parts of one random log: what each is told it lacks, and nothing less, makes both whole.
    @Test(arguments: UInt64(0)..<100)
    func neverTooLittle(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        var log = RandomLog(&random)
        let (one, other) = (log.part(&random), log.part(&random))
        let (ours, theirs) = (log.outline(of: one), log.outline(of: other))
        let summary = theirs.summary(depth: 3)
        let missing = missing(theirs: summary, ours: ours, held: Set(one.map(\.id)))
        let sent = one.filter { entry in
            missing.ranges.contains { $0.epoch == entry.epoch && $0.numbers.contains(entry.number) }
        }
        let lacking = Set(one).subtracting(other).subtracting(sent)
        // What is still lacking is unknown to the sender, and it knows that: a mark that it does not hold, or a doubt.
        #expect(lacking.isEmpty || missing.isInDoubt || !missing.unknown.isEmpty, "seed \(seed)")
        if summary.isWhole, missing.unknown.isEmpty { #expect(lacking.isEmpty, "seed \(seed)") }
    }
}

/// A log with epochs that follow each other, part, and fork.
private struct RandomLog {
    private var entries: [LogMark] = []
    private var previous: [EntryID: [LogMark]] = [:]

    init(_ random: inout SeededRandom) {
        var tips: [LogMark] = []
        for index in 0..<(1 + random.number(below: 9)) {
            let epoch = epoch("epoch \(index)")
            let after = tips.isEmpty ? [] : [random.pick(tips)]
            let ends = extend(epoch, "", from: 0, count: 1 + random.number(below: 4), after: after)
            tips.removeAll { after.contains($0) && random.chance(oneIn: 2) }
            tips.append(ends)
            if random.chance(oneIn: 5), let fork = entries.filter({ $0.epoch == epoch }).last {
                let before = previous[fork.id] ?? []
                tips.append(extend(epoch, "fork", from: fork.number, count: 2, after: before))
            }
        }
    }

    private mutating func extend(
        _ epoch: Epoch,
        _ branch: String,
        from number: UInt64,
        count: Int,
        after: [LogMark]
    ) -> LogMark {
        var after = after
        for number in number..<(number + UInt64(count)) {
            let id = EntryID(seed("\(epoch) \(branch) \(number)"))
            let mark = LogMark(epoch: epoch, number: number, id: id)
            entries.append(mark)
            previous[mark.id] = after
            after = [mark]
        }
        return after[0]
    }

    /// Some entries and all that is before them.
    mutating func part(_ random: inout SeededRandom) -> [LogMark] {
        var open = entries.filter { _ in random.chance(oneIn: 4) }
        var part: Set<LogMark> = []
        while let mark = open.popLast() {
            if part.insert(mark).inserted { open += previous[mark.id] ?? [] }
        }
        return entries.filter { part.contains($0) }
    }

    func outline(of part: [LogMark]) -> LogOutline {
        var outline = LogOutline(log: LogID(.zero), author: PublicKey(.zero), audience: education)
        for mark in part {
            let before = previous[mark.id] ?? []
            outline.insert(
                epoch: mark.epoch,
                number: mark.number,
                id: mark.id,
                previous: before.map(\.id),
                opensAfter: mark.number == 0 ? before : []
            )
        }
        return outline
    }
}
