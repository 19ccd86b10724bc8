import GRDB

/// The tables, and which version of the program they belong to.
enum Schema {
    /// In the file's header, so that nobody takes another program's database for ours: "HEFU".
    static let applicationID = 0x4845_4655
    /// Kept as `user_version`. A file with a larger one was written by a newer program.
    static let version = 1

    /// Checks the mark of the file, and makes the tables if it is new. Inside a transaction.
    static func prepare(_ database: Database) throws {
        let found = try mark(of: database)
        switch (found.applicationID, found.version) {
        case (0, 0) where try isEmpty(database):
            try create(database)
        case (applicationID, 1...version):
            break  // Version 1 is the only one so far: nothing to migrate.
        case (applicationID, let newer):
            throw StoreFailure.newerSchema(found: newer, known: version)
        case (let other, _):
            throw StoreFailure.notADatabase(cause: ForeignDatabase(applicationID: other))
        }
    }

    private static func create(_ database: Database) throws {
        let statements =
            TruthSchema.statements + DisclosureSchema.statements + UpkeepSchema.statements + ViewSchema.statements
            + SearchSchema.statements + LeveledIndex.acts.statements + LeveledIndex.licenses.statements
        for statement in statements { try database.execute(sql: statement) }
        try database.execute(sql: "PRAGMA application_id = \(applicationID)")
        try database.execute(sql: "PRAGMA user_version = \(version)")
    }

    private static func mark(of database: Database) throws -> (applicationID: Int, version: Int) {
        (
            try Int.fetchOne(database, sql: "PRAGMA application_id") ?? 0,
            try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
        )
    }

    private static func isEmpty(_ database: Database) throws -> Bool {
        try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_master") == 0
    }
}
