package import SignedLog
import Signing

/// An act as it came here: its row says after which others.
package struct AdmittedAct: Hashable, Sendable {
    /// Ascends as acts are admitted here, and stays.
    package let row: Int64
    package let act: ActID
    package let document: DocumentID
    package let kind: UInt64
    package let entry: EntryID
    package let isSetAside: Bool
}

extension StoreReader {
    /// Acts that are behind a row, in the order in which they came.
    ///
    /// - Parameter kinds: which are wanted; with others no place of the answer is spent.
    package func admittedActs(
        after row: Int64,
        kinds: ClosedRange<UInt64>,
        limit: Int
    ) throws(StoreFailure) -> [AdmittedAct] {
        let sql = """
            SELECT a.row, a.id, d.id, a.kind, e.id, e.is_aside
            FROM act a JOIN act d ON d.row = a.document JOIN entry e ON e.sequence = a.entry
            WHERE a.row > ? AND +a.kind BETWEEN ? AND ? ORDER BY a.row LIMIT ?
            """
        let (first, last) = (Int64(kinds.lowerBound), Int64(kinds.upperBound))
        return try connection.all(sql, [.int(row), .int(first), .int(last), .int(Int64(limit))]) {
            row throws(StoreFailure) in
            AdmittedAct(
                row: row.int(0),
                act: try row.id(1),
                document: try row.id(2),
                kind: UInt64(row.int(3)),
                entry: try row.id(4),
                isSetAside: row.flag(5)
            )
        }
    }

    /// The act in a row; nil if there is none.
    package func act(admittedAt row: Int64) throws(StoreFailure) -> ActID? {
        try connection.first("SELECT id FROM act WHERE row = ?", [.int(row)]) { row throws(StoreFailure) in
            try row.id(0)
        }
    }

    /// The row of the act that came last; 0 if there is none.
    package func lastAdmittedRow() throws(StoreFailure) -> Int64 {
        try connection.first("SELECT max(row) FROM act") { $0.optionalInt(0) }.flatMap(\.self) ?? 0
    }
}
