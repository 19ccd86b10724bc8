/// What only this node knows, or what it has decided from entries. Nothing in these tables can be computed from
/// another one, so each row carries a sum (``SummedTable``).
enum UpkeepSchema {
    static let statements = [
        // At this local time (a claim) all entries up to this sequence were here.
        "CREATE TABLE reception (sequence INTEGER PRIMARY KEY, time INTEGER NOT NULL, sum BLOB NOT NULL) STRICT",
        // Entries that do not simply count. `standing` is a CBOR array.
        "CREATE TABLE standing (entry INTEGER PRIMARY KEY, standing BLOB NOT NULL, sum BLOB NOT NULL) STRICT",
        "CREATE TABLE setting (name TEXT PRIMARY KEY, value BLOB NOT NULL, sum BLOB NOT NULL) STRICT, WITHOUT ROWID",
        """
        CREATE TABLE peer (
            address TEXT PRIMARY KEY,
            certificate BLOB,
            node BLOB,
            last_contact INTEGER,
            digest BLOB,
            wanted INTEGER,
            watermark INTEGER,
            sum BLOB NOT NULL
        ) STRICT, WITHOUT ROWID
        """,
        // Tokens of the API. `hash` is the Argon2id of one, `scopes` are joined by commas, `last_day` is yyyymmdd.
        """
        CREATE TABLE api_token (
            id TEXT PRIMARY KEY,
            name TEXT NOT NULL,
            hash TEXT NOT NULL,
            scopes TEXT NOT NULL,
            created INTEGER,
            last_day INTEGER,
            is_revoked INTEGER NOT NULL,
            revoked INTEGER,
            sum BLOB NOT NULL
        ) STRICT, WITHOUT ROWID
        """,
        // Entries whose causal past is not here yet. They take part in nothing.
        """
        CREATE TABLE early (
            row INTEGER PRIMARY KEY,
            id BLOB NOT NULL UNIQUE,
            author BLOB NOT NULL,
            byte_count INTEGER NOT NULL,
            entry BLOB NOT NULL,
            disclosures BLOB NOT NULL,
            sum BLOB NOT NULL
        ) STRICT
        """,
        // Documents that must be folded again.
        "CREATE TABLE dirty (document INTEGER PRIMARY KEY, sum BLOB NOT NULL) STRICT",
        // Entries whose documents all must be: a cut may change the standing of a hundred thousand licenses at once.
        "CREATE TABLE dirty_entry (entry INTEGER PRIMARY KEY, sum BLOB NOT NULL) STRICT",
    ]
}
