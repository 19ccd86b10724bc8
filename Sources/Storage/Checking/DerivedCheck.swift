/// A table that follows from others, as a query for the rows that should not be there or are lacking.
struct DerivedCheck {
    let table: String
    let problem: StorageFinding.Problem
    /// The table whose rows are looked at one stretch after another, and its primary key.
    let driver: String
    let keys: [String]
    /// What the query calls the driver.
    var alias = "x"
    /// The columns that name a row, and where they come from.
    let selection: String
    let condition: String

    func sql(in stretch: TableStretch) -> String {
        "SELECT \(selection) WHERE (\(condition)) AND \(stretch.condition(alias))"
    }

    static let all = links + receipts + rows + lookups + disclosures + views

    private static let links = [
        DerivedCheck(
            table: "tip",
            problem: .missing,
            driver: "entry",
            keys: ["sequence"],
            alias: "e",
            selection: "e.id FROM entry e JOIN epoch p ON p.row = e.epoch",
            condition: """
                \(TipRule.isTip) AND NOT EXISTS (SELECT 1 FROM tip t WHERE t.log = p.log AND t.entry = e.sequence)
                """
        ),
        DerivedCheck(
            table: "tip",
            problem: .surplus,
            driver: "tip",
            keys: ["log", "entry"],
            selection: "x.log, x.entry FROM tip x",
            condition: """
                NOT EXISTS (
                    SELECT 1 FROM entry e JOIN epoch p ON p.row = e.epoch
                    WHERE e.sequence = x.entry AND p.log = x.log AND \(TipRule.isTip))
                """
        ),
        DerivedCheck(
            table: "epoch",
            problem: .column("top"),
            driver: "epoch",
            keys: ["row"],
            selection: "x.id FROM epoch x",
            condition: "x.top IS NOT (\(TipRule.top("x.row")))"
        ),
        DerivedCheck(
            table: "fork",
            problem: .missing,
            driver: "entry",
            keys: ["sequence"],
            selection: "x.epoch, x.number FROM entry x",
            // Both values of is_aside, so that the index is of use; another one is a finding of its own.
            condition: """
                EXISTS (SELECT 1 FROM entry o WHERE o.epoch = x.epoch AND o.is_aside IN (0, 1)
                        AND o.number = x.number AND o.sequence <> x.sequence)
                    AND NOT EXISTS (SELECT 1 FROM fork f WHERE f.epoch = x.epoch AND f.number = x.number)
                """
        ),
        DerivedCheck(
            table: "fork",
            problem: .surplus,
            driver: "fork",
            keys: ["epoch", "number"],
            selection: "x.epoch, x.number FROM fork x",
            condition: "(SELECT count(*) FROM entry e WHERE e.epoch = x.epoch AND e.number = x.number) < 2"
        ),
        DerivedCheck(
            table: "opening",
            problem: .surplus,
            driver: "opening",
            keys: ["child", "parent"],
            selection: """
                x.child, x.parent FROM opening x LEFT JOIN entry c ON c.sequence = x.child
                    LEFT JOIN entry p ON p.sequence = x.parent
                """,
            condition: "c.number IS NOT 0 OR p.sequence IS NULL"
        ),
    ]

    private static let rows = [
        DerivedCheck(
            table: "audience",
            problem: .surplus,
            driver: "audience",
            keys: ["row"],
            selection: "x.row FROM audience x",
            condition: "NOT EXISTS (SELECT 1 FROM log WHERE audience = x.row)"
        ),
        DerivedCheck(
            table: "log",
            problem: .surplus,
            driver: "log",
            keys: ["row"],
            selection: "x.id FROM log x",
            condition: "NOT EXISTS (SELECT 1 FROM epoch WHERE log = x.row)"
        ),
        DerivedCheck(
            table: "epoch",
            problem: .surplus,
            driver: "epoch",
            keys: ["row"],
            selection: "x.id FROM epoch x",
            condition: "NOT EXISTS (SELECT 1 FROM entry WHERE epoch = x.row)"
        ),
        DerivedCheck(
            table: "seen",
            problem: .surplus,
            driver: "seen",
            keys: ["row"],
            selection: "x.row FROM seen x",
            condition: "NOT EXISTS (SELECT 1 FROM entry WHERE seen = x.row)"
        ),
        DerivedCheck(
            table: "act",
            problem: .column("entry"),
            driver: "act",
            keys: ["row"],
            selection: "x.id FROM act x LEFT JOIN entry e ON e.sequence = x.entry",
            condition: "e.sequence IS NULL OR x.row < e.first_act OR x.row >= e.first_act + e.act_count"
        ),
        DerivedCheck(
            table: "act_copy",
            problem: .surplus,
            driver: "act_copy",
            keys: ["entry", "position"],
            selection: """
                x.entry, x.position FROM act_copy x LEFT JOIN entry e ON e.sequence = x.entry
                    LEFT JOIN act a ON a.row = x.act
                """,
            condition: "e.sequence IS NULL OR a.row IS NULL OR a.entry >= x.entry"
        ),
    ]

    private static let lookups =
        [
            DerivedCheck(
                table: LeveledIndex.acts.name,
                problem: .missing,
                driver: "act",
                keys: ["row"],
                selection: "x.id FROM act x",
                condition: """
                    NOT EXISTS (
                        SELECT 1 FROM act_lookup l WHERE l.beginning = \(ActIndex.beginning(of: "x.id")) AND l.act = x.row)
                    """
            )
        ]
        + LeveledIndex.acts.levels.map { level in
            DerivedCheck(
                table: LeveledIndex.acts.name,
                problem: .surplus,
                driver: level,
                keys: ["beginning", "act"],
                selection: "x.act FROM \(level) x LEFT JOIN act a ON a.row = x.act",
                condition: "a.row IS NULL OR \(ActIndex.beginning(of: "a.id")) <> x.beginning"
            )
        }

    private static let disclosures = [
        DerivedCheck(
            table: "full_disclosure",
            problem: .surplus,
            driver: "full_disclosure",
            keys: ["act"],
            selection: "x.act FROM full_disclosure x LEFT JOIN act a ON a.row = x.act",
            condition: "a.row IS NULL"
        ),
        DerivedCheck(
            table: "disclosure",
            problem: .surplus,
            driver: "disclosure",
            keys: ["act", "key"],
            selection: "x.act, x.key FROM disclosure x LEFT JOIN act a ON a.row = x.act",
            condition: "a.row IS NULL OR EXISTS (SELECT 1 FROM full_disclosure f WHERE f.act = x.act)"
        ),
        // Those of an act that is here, and of its audience, are looked at with the act.
        DerivedCheck(
            table: "wanted",
            problem: .surplus,
            driver: "wanted",
            keys: ["audience", "act", "key"],
            selection: "x.audience, x.act, x.key FROM wanted x",
            condition: """
                NOT EXISTS (
                    SELECT 1 FROM act a JOIN entry e ON e.sequence = a.entry JOIN epoch p ON p.row = e.epoch
                        JOIN log l ON l.row = p.log
                    WHERE a.row = x.act AND l.audience = x.audience)
                """
        ),
    ]

    private static let views = [
        DerivedCheck(
            table: "license",
            problem: .surplus,
            driver: "license",
            keys: ["document"],
            selection: "x.document FROM license x",
            condition: "NOT EXISTS (SELECT 1 FROM act WHERE row = x.document)"
        ),
        DerivedCheck(
            table: "license",
            problem: .column("finding_count"),
            driver: "license",
            keys: ["document"],
            selection: "x.document FROM license x",
            condition: "finding_count <> (SELECT count(*) FROM license_finding f WHERE f.document = x.document)"
        ),
        DerivedCheck(
            table: "license_finding",
            problem: .surplus,
            driver: "license_finding",
            keys: ["document", "position"],
            selection: "x.document, x.position FROM license_finding x",
            condition: "NOT EXISTS (SELECT 1 FROM license WHERE document = x.document)"
        ),
    ]
}
