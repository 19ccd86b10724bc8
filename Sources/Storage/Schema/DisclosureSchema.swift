/// What opens commitments, in rows of its own so that it can be destroyed.
enum DisclosureSchema {
    static let statements = [
        // All values of an act under one seed. `content` is the CBOR map key: value.
        """
        CREATE TABLE full_disclosure (
            act INTEGER PRIMARY KEY,
            seed BLOB NOT NULL,
            content BLOB NOT NULL
        ) STRICT
        """,
        // Single fields, where the seed is not known or must not be.
        """
        CREATE TABLE disclosure (
            act INTEGER NOT NULL,
            key TEXT NOT NULL,
            salt BLOB NOT NULL,
            value BLOB NOT NULL,
            PRIMARY KEY (act, key)
        ) STRICT, WITHOUT ROWID
        """,
        // Commitments that nothing here opens and that nobody has ended.
        """
        CREATE TABLE wanted (
            audience INTEGER NOT NULL,
            act INTEGER NOT NULL,
            key TEXT NOT NULL,
            PRIMARY KEY (audience, act, key)
        ) STRICT, WITHOUT ROWID
        """,
        // Fields that were erased or lost. By the act's id: the ending may come before the act.
        """
        CREATE TABLE ended (
            act BLOB NOT NULL,
            key TEXT NOT NULL,
            reason INTEGER NOT NULL,
            sum BLOB NOT NULL,
            PRIMARY KEY (act, key, reason)
        ) STRICT, WITHOUT ROWID
        """,
    ]
}
