/// What a list and the licenses here have in common and what not, by key and content. A key that stands several times on
/// a side is matched as often as the contents are the same; what is left of both sides is paired as different.
package struct Comparison: Sendable {
    /// Rows of the list that no license has, ascending by place.
    package private(set) var missingHere: [ReconciledRow] = []
    /// Licenses that the list does not have.
    package private(set) var missingThere: [ReconciledRow] = []
    /// One key, two contents.
    package private(set) var different: [(listed: ReconciledRow, here: ReconciledRow)] = []
    /// Keys that stand more than once on a side.
    package private(set) var doubledListed = 0
    package private(set) var doubledHere = 0
    package private(set) var matched = 0
    /// How many rows were compared.
    package let listedCount: Int
    package let hereCount: Int
    /// By legal date, yyyymmdd; of what differs, that of the license.
    package private(set) var days: [UInt32: DayCount] = [:]

    package struct DayCount: Hashable, Sendable {
        package var listed = 0
        package var here = 0
        package var missingHere = 0
        package var missingThere = 0
        package var different = 0

        package func adding(_ other: DayCount) -> DayCount {
            DayCount(
                listed: listed + other.listed,
                here: here + other.here,
                missingHere: missingHere + other.missingHere,
                missingThere: missingThere + other.missingThere,
                different: different + other.different
            )
        }
    }

    /// Both sides in any order.
    package init(listed: [ReconciledRow], here: [ReconciledRow]) {
        let (listed, here) = (listed.sorted(by: Self.isBefore), here.sorted(by: Self.isBefore))
        (listedCount, hereCount) = (listed.count, here.count)
        for row in listed { days[row.day, default: DayCount()].listed += 1 }
        for row in here { days[row.day, default: DayCount()].here += 1 }
        var (left, right) = (0, 0)
        while left < listed.count || right < here.count {
            let key = min(
                left < listed.count ? listed[left].key : .max,
                right < here.count ? here[right].key : .max
            )
            let leftEnd = Self.end(of: key, in: listed, from: left)
            let rightEnd = Self.end(of: key, in: here, from: right)
            compare(listed[left..<leftEnd], here[right..<rightEnd])
            (left, right) = (leftEnd, rightEnd)
        }
        missingHere.sort { $0.place < $1.place }
        missingThere.sort { $0.place < $1.place }
        different.sort { $0.listed.place < $1.listed.place }
    }

    /// The rows of one key on both sides, ascending by content.
    private mutating func compare(_ listed: ArraySlice<ReconciledRow>, _ here: ArraySlice<ReconciledRow>) {
        if listed.count > 1 { doubledListed += 1 }
        if here.count > 1 { doubledHere += 1 }
        var (left, right) = (listed, here)
        var (lonelyListed, lonelyHere): ([ReconciledRow], [ReconciledRow]) = ([], [])
        while let one = left.first, let other = right.first {
            if one.content == other.content {
                matched += 1
                (left, right) = (left.dropFirst(), right.dropFirst())
            } else if one.content < other.content {
                lonelyListed.append(one)
                left = left.dropFirst()
            } else {
                lonelyHere.append(other)
                right = right.dropFirst()
            }
        }
        lonelyListed += left
        lonelyHere += right
        let pairs = min(lonelyListed.count, lonelyHere.count)
        for index in 0..<pairs { add(different: lonelyListed[index], lonelyHere[index]) }
        for row in lonelyListed.dropFirst(pairs) { add(missingHere: row) }
        for row in lonelyHere.dropFirst(pairs) { add(missingThere: row) }
    }

    private mutating func add(different listed: ReconciledRow, _ here: ReconciledRow) {
        different.append((listed, here))
        days[here.day, default: DayCount()].different += 1
    }

    private mutating func add(missingHere row: ReconciledRow) {
        missingHere.append(row)
        days[row.day, default: DayCount()].missingHere += 1
    }

    private mutating func add(missingThere row: ReconciledRow) {
        missingThere.append(row)
        days[row.day, default: DayCount()].missingThere += 1
    }

    private static func isBefore(_ one: ReconciledRow, _ other: ReconciledRow) -> Bool {
        (one.key, one.content, one.place) < (other.key, other.content, other.place)
    }

    private static func end(of key: UInt64, in rows: [ReconciledRow], from start: Int) -> Int {
        var end = start
        while end < rows.count, rows[end].key == key { end += 1 }
        return end
    }
}
