/// An index of keys that lie anywhere, such as hashes. In one large tree each new key would be on a page of its own, and a
/// commit of a hundred licenses would write hundreds of pages. So what is new goes into a level of some ten pages, and what
/// that has no room for moves, sorted, into the next one, thirty-two times as large: a log-structured merge tree (O'Neil,
/// Cheng, Gawlick and O'Neil 1996). Questions ask all levels, by a view that bears the index's name.
struct LeveledIndex: Hashable {
    let name: String
    let key: String
    let row: String

    private let keyType: String
    private let insertions: [BulkInsertion]

    /// Rows of each level but the last.
    private static let limits = [2_048, 65_536]
    /// More rows at once would touch every page of the first level, and go into the second without it.
    private static let bulkCount = 400
    /// Rows that fewer move on at once: those that lie together, so that they come to lie on few pages, too. All of the second
    /// level would be a commit for which a counter waits.
    private static let strideCount = 4_096

    private init(_ name: String, key: String, _ keyType: String, row: String) {
        (self.name, self.key, self.keyType, self.row) = (name, key, keyType, row)
        insertions = Self.levels(of: name).map { table in
            BulkInsertion("INSERT OR IGNORE INTO \(table) VALUES", columnCount: 2, rowCounts: [64, 8, 1])
        }
    }

    /// The eight bytes that stand for a number, an identifier, a holder's code … (`LicenseLookup`). Small, because every
    /// license of an import has several; what is found is compared with the license itself.
    static let licenses = LeveledIndex("license_lookup", key: "hash", "INTEGER", row: "document")
    /// Acts by the beginnings of their ids (``ActIndex``).
    static let acts = LeveledIndex("act_lookup", key: "beginning", "BLOB", row: "act")

    var levels: [String] { Self.levels(of: name) }

    var statements: [String] {
        let tables = levels.map { table in
            """
            CREATE TABLE \(table) (
                \(key) \(keyType) NOT NULL,
                \(row) INTEGER NOT NULL,
                PRIMARY KEY (\(key), \(row))
            ) STRICT, WITHOUT ROWID
            """
        }
        let all = levels.map { "SELECT \(key), \(row) FROM \($0)" }.joined(separator: " UNION ALL ")
        return tables + ["CREATE VIEW \(name) AS \(all)"]
    }

    /// Adds rows that are not there yet: quickest if they ascend.
    func insert(_ rows: [[SQLValue]], in connection: Connection) throws(StoreFailure) {
        guard !rows.isEmpty else { return }
        let first = rows.count < Self.bulkCount ? 0 : 1
        try insertions[first].run(rows, in: connection)
        guard let occasion = rows.first(where: Self.isOccasion) else { return }
        for level in first..<Self.limits.count {
            guard try connection.count("SELECT count(*) FROM \(levels[level])") > Self.limits[level] else { return }
            if level == first {
                try moveAll(of: level, in: connection)
            } else {
                try moveStride(of: level, from: occasion[0], in: connection)
            }
        }
    }

    private func moveAll(of level: Int, in connection: Connection) throws(StoreFailure) {
        let rows = "SELECT \(key), \(row) FROM \(levels[level]) ORDER BY \(key), \(row)"
        try connection.run("INSERT OR IGNORE INTO \(levels[level + 1]) \(rows)")
        try connection.run("DELETE FROM \(levels[level])")
    }

    /// - Parameter start: the first key that moves: anywhere, so that in time all do; at the end of the level they may be few.
    private func moveStride(of level: Int, from start: SQLValue, in connection: Connection) throws(StoreFailure) {
        let rows = """
            SELECT \(key), \(row) FROM \(levels[level]) WHERE \(key) >= ? ORDER BY \(key), \(row) LIMIT \(Self.strideCount)
            """
        try connection.run("INSERT OR IGNORE INTO \(levels[level + 1]) \(rows)", [start])
        try connection.run("DELETE FROM \(levels[level]) WHERE (\(key), \(row)) IN (\(rows))", [start])
    }

    /// Whether a row is one of those, one in sixty-four as they are numbered, at which is looked whether a level is full: to
    /// count costs more than to insert a row.
    private static func isOccasion(_ values: [SQLValue]) -> Bool {
        guard case .int(let number)? = values.last else { return false }
        return number & 63 == 0
    }

    func remove(_ values: [SQLValue], in connection: Connection) throws(StoreFailure) {
        for table in levels { try connection.run("DELETE FROM \(table) WHERE \(key) = ? AND \(row) = ?", values) }
    }

    func removeAll(in connection: Connection) throws(StoreFailure) {
        for table in levels { try connection.run("DELETE FROM \(table)") }
    }

    private static func levels(of name: String) -> [String] { (0...limits.count).map { "\(name)_\($0)" } }
}
