/// What is computed from entries and can be dropped and computed again, equal row for row.
enum ViewSchema {
    static let statements = [
        // One row a license. `document` is the row of its founding act. Codes and names are texts as they stand on the
        // face; dates yyyymmdd; `valid_to` 99999999 is 长期. `keys` is the CBOR of what it must not share with another,
        // `timeline` that of what it is from when: boundaries, so that no day's passing changes a row.
        // `has_rivals`: there are on some day. `words` are further texts to find it by, as far as they can be read here
        // (`SearchText`). `state` is the BLAKE2b-256 of what was folded; what is disclosed to one node and not to another is
        // left out.
        """
        CREATE TABLE license (
            document INTEGER PRIMARY KEY,
            audience INTEGER NOT NULL,
            office BLOB NOT NULL,
            item BLOB,
            type_code TEXT,
            number TEXT,
            identifier TEXT,
            holder_type TEXT,
            holder_code TEXT,
            holder_name TEXT,
            version INTEGER,
            dated INTEGER,
            valid_from INTEGER,
            valid_to INTEGER,
            inspected INTEGER,
            inspect_by INTEGER,
            paper TEXT,
            paper_version INTEGER,
            paper_made INTEGER,
            paper_current INTEGER,
            decided INTEGER,
            delivered INTEGER,
            seal INTEGER,
            library INTEGER NOT NULL,
            collected INTEGER,
            finding_count INTEGER NOT NULL,
            has_rivals INTEGER NOT NULL,
            is_test INTEGER NOT NULL,
            keys BLOB NOT NULL,
            timeline BLOB NOT NULL,
            words TEXT NOT NULL,
            state BLOB NOT NULL
        ) STRICT
        """,
        "CREATE INDEX license_audience ON license (audience)",
        "CREATE INDEX license_type ON license (type_code)",
        "CREATE INDEX license_rivals ON license (document) WHERE has_rivals = 1",
        // By the audience's row how many licenses there are, and the sum of their states (`ShownAudience`).
        """
        CREATE TABLE shown_audience (
            audience INTEGER PRIMARY KEY,
            licenses INTEGER NOT NULL,
            states BLOB NOT NULL,
            sum BLOB NOT NULL
        ) STRICT
        """,
        """
        CREATE TABLE license_finding (
            document INTEGER NOT NULL,
            position INTEGER NOT NULL,
            act BLOB NOT NULL,
            code TEXT NOT NULL,
            detail BLOB NOT NULL,
            PRIMARY KEY (document, position)
        ) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE office (
            document BLOB PRIMARY KEY,
            code TEXT NOT NULL,
            name TEXT NOT NULL,
            roles BLOB NOT NULL,
            sum BLOB NOT NULL
        ) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE node (
            document BLOB PRIMARY KEY,
            key BLOB NOT NULL,
            box_key BLOB NOT NULL,
            office BLOB NOT NULL,
            kind INTEGER NOT NULL,
            code BLOB NOT NULL,
            is_cut INTEGER NOT NULL,
            sum BLOB NOT NULL
        ) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE catalogue_item (
            document BLOB PRIMARY KEY,
            version INTEGER NOT NULL,
            type_code TEXT NOT NULL,
            name TEXT NOT NULL,
            office BLOB NOT NULL,
            approved_by BLOB NOT NULL,
            submission BLOB NOT NULL,
            is_retired INTEGER NOT NULL,
            sum BLOB NOT NULL
        ) STRICT, WITHOUT ROWID
        """,
    ]
}

extension SummedTable {
    static let shownAudience = SummedTable("shown_audience", ["audience", "licenses", "states"])
    static let office = SummedTable("office", ["document", "code", "name", "roles"])
    static let node = SummedTable("node", ["document", "key", "box_key", "office", "kind", "code", "is_cut"])
    static let catalogueItem = SummedTable(
        "catalogue_item",
        ["document", "version", "type_code", "name", "office", "approved_by", "submission", "is_retired"]
    )

    /// Every table whose rows carry a sum.
    static let all = [
        ended, reception, standing, setting, peer, token, early, dirty, dirtyEntry,
        shownAudience, office, node, catalogueItem, searchLate, searchMark,
    ]
}
