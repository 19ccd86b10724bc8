/// A table that follows from others, as a query for the rows that should not be there or are lacking.
struct DerivedCheck {
    let table: String
    let problem: StorageFinding.Problem
    /// Its columns name the row.
    let sql: String

    static let all = links + rows + views

    private static let links = [
        DerivedCheck(
            table: "tip",
            problem: .missing,
            sql: """
                SELECT e.id FROM entry e JOIN epoch p ON p.row = e.epoch WHERE \(TipRule.isTip)
                    AND NOT EXISTS (SELECT 1 FROM tip t WHERE t.log = p.log AND t.entry = e.sequence)
                """
        ),
        DerivedCheck(
            table: "tip",
            problem: .surplus,
            sql: """
                SELECT t.log, t.entry FROM tip t WHERE NOT EXISTS (
                    SELECT 1 FROM entry e JOIN epoch p ON p.row = e.epoch
                    WHERE e.sequence = t.entry AND p.log = t.log AND \(TipRule.isTip))
                """
        ),
        DerivedCheck(
            table: "epoch",
            problem: .column("top"),
            sql: "SELECT p.id FROM epoch p WHERE p.top IS NOT (\(TipRule.top("p.row")))"
        ),
        DerivedCheck(
            table: "fork",
            problem: .missing,
            sql: """
                SELECT epoch, number FROM entry GROUP BY epoch, number HAVING count(*) > 1
                EXCEPT SELECT epoch, number FROM fork
                """
        ),
        DerivedCheck(
            table: "fork",
            problem: .surplus,
            sql: """
                SELECT epoch, number FROM fork
                EXCEPT SELECT epoch, number FROM entry GROUP BY epoch, number HAVING count(*) > 1
                """
        ),
        DerivedCheck(
            table: "opening",
            problem: .surplus,
            sql: """
                SELECT o.child, o.parent FROM opening o LEFT JOIN entry c ON c.sequence = o.child
                    LEFT JOIN entry p ON p.sequence = o.parent
                WHERE c.number IS NOT 0 OR p.sequence IS NULL
                """
        ),
    ]

    private static let rows = [
        DerivedCheck(
            table: "audience",
            problem: .surplus,
            sql: "SELECT row FROM audience u WHERE NOT EXISTS (SELECT 1 FROM log WHERE audience = u.row)"
        ),
        DerivedCheck(
            table: "log",
            problem: .surplus,
            sql: "SELECT id FROM log l WHERE NOT EXISTS (SELECT 1 FROM epoch WHERE log = l.row)"
        ),
        DerivedCheck(
            table: "epoch",
            problem: .surplus,
            sql: "SELECT id FROM epoch p WHERE NOT EXISTS (SELECT 1 FROM entry WHERE epoch = p.row)"
        ),
        DerivedCheck(
            table: "seen",
            problem: .surplus,
            sql: "SELECT row FROM seen s WHERE NOT EXISTS (SELECT 1 FROM entry WHERE seen = s.row)"
        ),
        DerivedCheck(
            table: "act",
            problem: .column("entry"),
            sql: """
                SELECT a.id FROM act a LEFT JOIN entry e ON e.sequence = a.entry
                WHERE e.sequence IS NULL OR a.row < e.first_act OR a.row >= e.first_act + e.act_count
                """
        ),
        DerivedCheck(
            table: "act_copy",
            problem: .surplus,
            sql: """
                SELECT c.entry, c.position FROM act_copy c LEFT JOIN entry e ON e.sequence = c.entry
                    LEFT JOIN act a ON a.row = c.act
                WHERE e.sequence IS NULL OR a.row IS NULL OR a.entry >= c.entry
                """
        ),
        DerivedCheck(
            table: "full_disclosure",
            problem: .surplus,
            sql: "SELECT d.act FROM full_disclosure d LEFT JOIN act a ON a.row = d.act WHERE a.row IS NULL"
        ),
        DerivedCheck(
            table: "disclosure",
            problem: .surplus,
            sql: """
                SELECT d.act, d.key FROM disclosure d LEFT JOIN act a ON a.row = d.act
                WHERE a.row IS NULL OR EXISTS (SELECT 1 FROM full_disclosure f WHERE f.act = d.act)
                """
        ),
    ]

    private static let views = [
        DerivedCheck(
            table: "license",
            problem: .surplus,
            sql: "SELECT document FROM license l WHERE NOT EXISTS (SELECT 1 FROM act WHERE row = l.document)"
        ),
        DerivedCheck(
            table: "license",
            problem: .column("finding_count"),
            sql: """
                SELECT document FROM license l WHERE finding_count <> (
                    SELECT count(*) FROM license_finding f WHERE f.document = l.document)
                """
        ),
        DerivedCheck(
            table: "license_finding",
            problem: .surplus,
            sql: """
                SELECT document, position FROM license_finding f
                WHERE NOT EXISTS (SELECT 1 FROM license WHERE document = f.document)
                """
        ),
    ]
}
