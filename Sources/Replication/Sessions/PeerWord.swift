package import SignedLog
import Signing

/// What the other side of a session has shown to hold since the two were equal last: what it stated of its logs, and
/// what it said to have stored. Facts about the peer only; what either side lacks follows from them and from the store
/// as it is when somebody asks.
package struct PeerWord: Hashable, Sendable {
    /// Marks that are remembered, and logs. Of more a peer has spoken only in a cold session of a very large district,
    /// and what is lacking of the rest shows when the two are equal. Bounds what one peer can make us hold.
    static let markLimit = 65_536
    static let logLimit = 4_096
    /// Epochs of which it is remembered how far the peer has acknowledged them.
    static let epochLimit = 4_096

    private var spoken: [LogID: LogSummary] = [:]
    private var markCount = 0
    /// By the highest number that was sent and stored there.
    private var stored: [EntryPlace.Stretch: UInt64] = [:]

    package init() {}

    /// Whether it has said nothing.
    package var isEmpty: Bool { spoken.isEmpty && stored.isEmpty }

    /// The logs that it has spoken of, sorted.
    package var logs: [LogID] { spoken.keys.sorted() }

    /// The entries by which it told what it holds.
    package var marks: [EntryID] { spoken.values.flatMap(\.marks).map(\.id).sorted() }

    /// What it says last of a log stands.
    mutating func hear(_ summary: LogSummary) {
        let before = spoken[summary.log]
        let newCount = markCount - (before?.marks.count ?? 0) + summary.marks.count
        guard newCount <= Self.markLimit, before != nil || spoken.count < Self.logLimit else { return }
        spoken[summary.log] = summary
        markCount = newCount
    }

    /// It has stored these.
    mutating func acknowledge(_ places: [EntryPlace]) {
        for place in places where stored[place.stretch] != nil || stored.count < Self.epochLimit {
            stored[place.stretch] = max(stored[place.stretch] ?? 0, place.number)
        }
    }

    /// Takes up what was heard later.
    package mutating func merge(_ later: PeerWord) {
        for log in later.logs { later.spoken[log].map { hear($0) } }
        acknowledge(later.stored.map { EntryPlace(stretch: $0.key, number: $0.value) })
    }

    /// What it has not shown to hold of a log of ours; of a log that it never spoke of, all. Around a fork rather too
    /// much than too little.
    package func lacking(of ours: LogOutline, held: Set<EntryID>) -> [EntryRange] {
        let theirs = spoken[ours.log] ?? .nothing(of: ours.log, author: ours.author, audience: ours.audience)
        return missing(theirs: theirs, ours: ours, held: held).ranges.compactMap { range in
            guard let highest = stored[.init(author: ours.author, epoch: range.epoch)] else { return range }
            guard highest < range.numbers.upperBound else { return nil }
            let first = max(range.numbers.lowerBound, highest + 1)
            return EntryRange(log: range.log, epoch: range.epoch, numbers: first...range.numbers.upperBound)
        }
    }

    /// How many entries it has named, by themselves or by later ones, that are not held here: at least so many.
    package func lackingHere(_ outlines: [LogOutline], held: Set<EntryID>) -> Int {
        let ours = Dictionary(outlines.map { ($0.log, $0) }) { first, _ in first }
        return logs.reduce(0) { sum, log in
            let unknown = spoken[log]?.marks.filter { !held.contains($0.id) } ?? []
            let highest = Dictionary(unknown.map { ($0.epoch, $0.number) }, uniquingKeysWith: max)
            return highest.reduce(sum) { sum, mark in
                let count = mark.value.addingOne(without: ours[log]?[mark.key]?.highest)
                return sum.addingReportingOverflow(count).overflow ? .max : sum + count
            }
        }
    }
}

/// Where an entry stands, by its header alone.
struct EntryPlace: Hashable {
    struct Stretch: Hashable {
        let author: PublicKey
        let epoch: Epoch
    }

    let stretch: Stretch
    let number: UInt64

    init(stretch: Stretch, number: UInt64) {
        (self.stretch, self.number) = (stretch, number)
    }

    init(_ entry: SignedEntry) {
        stretch = Stretch(author: entry.author, epoch: entry.header.epoch)
        number = entry.header.number
    }
}

extension UInt64 {
    /// Entries up to this number, those up to `held` left out; one at least, since this one is not held.
    fileprivate func addingOne(without held: UInt64?) -> Int {
        guard let held else { return Int(clamping: self) &+ (self < Int.max ? 1 : 0) }
        return Swift.max(1, Int(clamping: self > held ? self - held : 0))
    }
}
