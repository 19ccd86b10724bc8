import SignedLog
import Signing

/// What cannot be computed again: entries, their acts, disclosures; and the small tables beside them that can
/// (``Store`` keeps them in step, ``StoreReader/integrity()`` computes them anew).
enum TruthSchema {
    static let statements = [
        // An audience and its SHA-256. `offices` is its CBOR array.
        """
        CREATE TABLE audience (
            row INTEGER PRIMARY KEY,
            digest BLOB NOT NULL UNIQUE,
            offices BLOB NOT NULL
        ) STRICT
        """,
        """
        CREATE TABLE log (
            row INTEGER PRIMARY KEY,
            id BLOB NOT NULL UNIQUE,
            author BLOB NOT NULL,
            audience INTEGER NOT NULL REFERENCES audience
        ) STRICT
        """,
        "CREATE INDEX log_author ON log (author)",
        // Rows ascend as epochs were opened here. `top` is the entry with the highest number that is not set aside,
        // of two branches the smaller id; null if all are set aside.
        """
        CREATE TABLE epoch (
            row INTEGER PRIMARY KEY,
            log INTEGER NOT NULL REFERENCES log,
            id BLOB NOT NULL,
            top INTEGER,
            UNIQUE (log, id)
        ) STRICT
        """,
        // What entries have seen, each combination once: ids one after another.
        """
        CREATE TABLE seen (
            row INTEGER PRIMARY KEY,
            ids BLOB NOT NULL UNIQUE
        ) STRICT
        """,
        // `sequence` ascends as entries were admitted here: whatever an entry refers to has a smaller one.
        // `previous` is null where the epoch opens (see `opening`). The entry's own acts are the rows
        // first_act ..< first_act + act_count of `act`; those that another entry brought before are in `act_copy`.
        """
        CREATE TABLE entry (
            sequence INTEGER PRIMARY KEY,
            id BLOB NOT NULL UNIQUE,
            epoch INTEGER NOT NULL REFERENCES epoch,
            number INTEGER NOT NULL,
            is_aside INTEGER NOT NULL,
            previous INTEGER REFERENCES entry,
            seen INTEGER NOT NULL REFERENCES seen,
            time INTEGER,
            first_act INTEGER NOT NULL,
            act_count INTEGER NOT NULL,
            cose BLOB NOT NULL
        ) STRICT
        """,
        "CREATE INDEX entry_place ON entry (epoch, is_aside, number)",
        "CREATE INDEX entry_seen ON entry (seen)",
        // The entries that the opening entry of an epoch follows.
        """
        CREATE TABLE opening (
            child INTEGER NOT NULL,
            parent INTEGER NOT NULL,
            PRIMARY KEY (child, parent)
        ) STRICT, WITHOUT ROWID
        """,
        "CREATE INDEX opening_parent ON opening (parent)",
        // Entries that are not set aside and that no entry of their log follows that is not.
        """
        CREATE TABLE tip (
            log INTEGER NOT NULL,
            entry INTEGER NOT NULL,
            PRIMARY KEY (log, entry)
        ) STRICT, WITHOUT ROWID
        """,
        // `document` is the row of the founding act; so a founding act names itself and needs no place in an index.
        // `stored` is the act only in the entry's first row of its own, else what tells it from that (`ActDifferences`).
        """
        CREATE TABLE act (
            row INTEGER PRIMARY KEY,
            id BLOB NOT NULL,
            entry INTEGER NOT NULL REFERENCES entry,
            position INTEGER NOT NULL,
            document INTEGER NOT NULL,
            kind INTEGER NOT NULL,
            stored BLOB NOT NULL
        ) STRICT
        """,
        "CREATE INDEX act_document ON act (document) WHERE document <> row",
        "CREATE INDEX act_upkeep ON act (kind) WHERE kind NOT BETWEEN 100 AND 110",
        // Both branches of a fork may carry one act: its bytes stand in `act`, its second place here.
        """
        CREATE TABLE act_copy (
            entry INTEGER NOT NULL,
            position INTEGER NOT NULL,
            act INTEGER NOT NULL,
            PRIMARY KEY (entry, position)
        ) STRICT, WITHOUT ROWID
        """,
        "CREATE INDEX act_copy_act ON act_copy (act)",
        // The entries in the `refs` of acts, turned around.
        """
        CREATE TABLE reference (
            entry INTEGER NOT NULL,
            act INTEGER NOT NULL,
            PRIMARY KEY (entry, act)
        ) STRICT, WITHOUT ROWID
        """,
        // The receipts among these acts, by the log for which they are and by the log they stand in (`witness`): the place of
        // the entry that one names, and the entry that carries it. So the first one behind a place is found at once.
        """
        CREATE TABLE receipt (
            log INTEGER NOT NULL,
            witness INTEGER NOT NULL,
            epoch INTEGER NOT NULL,
            number INTEGER NOT NULL,
            entry INTEGER NOT NULL,
            carrier INTEGER NOT NULL,
            PRIMARY KEY (log, witness, epoch, number, entry, carrier)
        ) STRICT, WITHOUT ROWID
        """,
        // Acts whose `about` cites an incident.
        """
        CREATE TABLE incident_act (
            incident BLOB NOT NULL,
            act INTEGER NOT NULL,
            PRIMARY KEY (incident, act)
        ) STRICT, WITHOUT ROWID
        """,
        // Places that hold more than one entry.
        """
        CREATE TABLE fork (
            epoch INTEGER NOT NULL,
            number INTEGER NOT NULL,
            PRIMARY KEY (epoch, number)
        ) STRICT, WITHOUT ROWID
        """,
    ]
}

/// Acts by their ids: the index holds the beginning of each, since whole ids would make it three times as large.
enum ActIndex {
    private static let byteCount = 6

    static func beginning(of column: String) -> String { "substr(\(column), 1, \(byteCount))" }

    static func beginning(of id: ActID) -> SQLValue { .blob(Array(id.bytes.array.prefix(byteCount))) }

    /// For the FROM clause: `a`, the act whose id is the first parameter. A cross join is gone through from left to right,
    /// without a table in between.
    static let actOfFirstParameter = """
        (SELECT act FROM act_lookup WHERE beginning = \(beginning(of: "?1"))) AS found
            CROSS JOIN act a ON a.row = found.act AND a.id = ?1
        """
}
