import District

extension DerivedCheck {
    /// Those by the logs that they are for.
    static let receipts = [
        DerivedCheck(
            table: "receipt",
            problem: .missing,
            driver: "reference",
            keys: ["entry", "act"],
            selection: """
                x.entry, x.act FROM reference x JOIN act a ON a.row = x.act AND a.kind = \(Kind.receipt.rawValue)
                    JOIN entry e ON e.sequence = x.entry JOIN epoch p ON p.row = e.epoch
                """,
            condition: """
                EXISTS (
                    SELECT 1 FROM (\(carriers)) c JOIN entry o ON o.sequence = c.entry JOIN epoch q ON q.row = o.epoch
                    WHERE NOT EXISTS (
                        SELECT 1 FROM receipt r WHERE r.log = p.log AND r.witness = q.log AND r.epoch = e.epoch
                            AND r.number = e.number AND r.entry = e.sequence AND r.carrier = c.entry))
                """
        ),
        DerivedCheck(
            table: "receipt",
            problem: .surplus,
            driver: "receipt",
            keys: ["log", "witness", "epoch", "number", "entry", "carrier"],
            selection: """
                x.entry, x.carrier FROM receipt x LEFT JOIN entry e ON e.sequence = x.entry
                    LEFT JOIN epoch p ON p.row = e.epoch LEFT JOIN entry o ON o.sequence = x.carrier
                    LEFT JOIN epoch q ON q.row = o.epoch
                """,
            condition: """
                p.log IS NOT x.log OR q.log IS NOT x.witness OR e.epoch IS NOT x.epoch OR e.number IS NOT x.number
                    OR NOT EXISTS (
                        SELECT 1 FROM reference r JOIN act a ON a.row = r.act AND a.kind = \(Kind.receipt.rawValue)
                        WHERE r.entry = x.entry AND x.carrier IN (\(carriers)))
                """
        ),
    ]

    /// Of the act `a`.
    private static let carriers = "SELECT a.entry AS entry UNION ALL SELECT entry FROM act_copy WHERE act = a.row"
}
