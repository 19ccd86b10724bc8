import Marks

/// What a run came to, by the marks: for people as a table, for programs as a list.
struct MarkReport {
    /// Rivals that stand beside a mark; all of them are in ``RivalTable``.
    private static let rivalLimit = 2

    let licenses: Int
    let lines: [Line]

    /// One figure of one item.
    struct Line: Encodable {
        let item: String
        let figure: String
        /// How many things the item did: mark and floor are those of so many.
        let n: Int
        let mark: Double
        let floor: Double?
        let ours: Double
        /// Ours by the mark, 1 or less where it is reached; of a rate the mark by ours.
        let ratio: Double
        /// The best of those that were recorded, as they were recorded.
        let recorded: [Recorded]
    }

    struct Recorded: Encodable {
        let rival: String
        let work: String
        let licenses: Int
        let value: Double
        /// What the work says in parentheses, for the table.
        let manner: String

        private enum CodingKeys: String, CodingKey {
            case rival, work, licenses, value
        }
    }

    init(_ report: Report, licenses: Int) {
        self.licenses = licenses
        lines = Mark.all.compactMap { mark in
            report.figure(mark.figure, of: mark.item).map { ours in
                let n = mark.item == .peak ? licenses : ours.n
                return Self.line(mark.scaled(to: n), n, ours: ours.value)
            }
        }
    }

    private static func line(_ mark: Mark, _ n: Int, ours: Double) -> Line {
        Line(
            item: mark.item.rawValue,
            figure: mark.figure.rawValue,
            n: n,
            mark: mark.value,
            floor: mark.floor,
            ours: ours,
            ratio: mark.figure.ratio(ours, to: mark.value),
            recorded: mark.recorded.prefix(rivalLimit).map {
                Recorded(rival: $0.rival, work: $0.work, licenses: $0.licenses, value: $0.value, manner: $0.manner)
            }
        )
    }
}
