package import SignedLog

/// Kind 6: the root approves a submission as a version of the item.
package struct ApproveItemAct: DistrictBody {
    static let kind = Kind.approveItem

    /// 1, 2, 3 …
    package let version: UInt64
    package let submission: ActID

    package init(version: UInt64, submission: ActID) {
        self.version = version
        self.submission = submission
    }

    init(_ act: Act, _ reader: BodyReader) throws(ActRefusal) {
        version = try reader.uint(BodyKey.version, in: 1...UInt64(UInt32.max))
        submission = try reader.id(100)
    }

    var body: CBORMap {
        CBORMap([(.int(BodyKey.version), .int(Int64(version))), (.int(100), .bytes(submission))])
    }
}

/// Kind 7: the item is no longer issued.
package struct RetireItemAct: DistrictBody {
    static let kind = Kind.retireItem

    package init() {}

    init(_ act: Act, _ reader: BodyReader) throws(ActRefusal) {}

    var body: CBORMap { CBORMap() }
}

/// Kind 9: the days on which a year's calendar differs from Monday to Friday.
package struct CalendarAct: DistrictBody {
    static let kind = Kind.calendar

    package struct Exception: Hashable, Sendable {
        /// yyyymmdd, in the act's year.
        package let date: UInt64
        package let isWorkingDay: Bool

        package init(date: UInt64, isWorkingDay: Bool) {
            self.date = date
            self.isWorkingDay = isWorkingDay
        }
    }

    package let year: UInt64
    /// By date, none twice.
    package let exceptions: [Exception]
    /// The State Council's notice that says so.
    package let source: Text

    package init(year: UInt64, exceptions: [Exception], source: Text) {
        self.year = year
        self.exceptions = exceptions.sorted { $0.date < $1.date }
        self.source = source
    }

    init(_ act: Act, _ reader: BodyReader) throws(ActRefusal) {
        let year = try reader.uint(100, in: 1...9_999)
        let exceptions = try reader.list(101, counts: 0...366) { Self.exception($0, in: year) }
        guard zip(exceptions, exceptions.dropFirst()).allSatisfy({ $0.date < $1.date }) else {
            throw .malformed(key: 101)
        }
        self.year = year
        self.exceptions = exceptions
        source = try reader.text(102)
    }

    var body: CBORMap {
        let items = exceptions.map { CBOR.array([.int(Int64($0.date)), .bool($0.isWorkingDay)]) }
        return CBORMap([(.int(100), .int(Int64(year))), (.int(101), .array(items)), (.int(102), .text(source))])
    }

    private static func exception(_ item: CBOR, in year: UInt64) -> Exception? {
        guard let parts = item.asArray, parts.count == 2, let date = parts[0].asUInt,
            let isWorkingDay = parts[1].asBool,
            Day.isReal(date), date / 10_000 == year
        else { return nil }
        return Exception(date: date, isWorkingDay: isWorkingDay)
    }
}
