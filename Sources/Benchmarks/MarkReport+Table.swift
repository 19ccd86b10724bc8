import Marks

extension MarkReport {
    var table: String {
        let head = ["item", "figure", "n", "mark", "floor", "ours", "by mark", "best others, as recorded"]
        return ([introduction] + [Report.aligned([head] + lines.map(Self.cells), leading: [0, 1, 7])])
            .joined(separator: "\n")
    }

    /// What the numbers are of, so that nobody takes one run for another.
    private var introduction: String {
        let marked = Mark.licenses
        var told = "Marks, for N = \(marked) licenses; floor: a small C program; "
        told += "others: recorded \(RecordedRival.occasion), N = \(marked). By mark: 1 or less is reached."
        if licenses != Mark.licenses {
            told += """

                This run has N = \(licenses): marks and floors of import, full-sync and merge are scaled \
                to the same cost each, others stand as they are; what was recorded is not scaled.
                """
        }
        return told
    }

    private static func cells(_ line: Line) -> [String] {
        guard let figure = Figure(rawValue: line.figure) else { preconditionFailure("\(line.figure) is no figure") }
        return [
            line.item, figure.label, "\(line.n)", figure.text(line.mark), line.floor.map(figure.text) ?? "",
            figure.text(line.ours), Report.fixed(line.ratio, 2),
            line.recorded.map { "\($0.rival)\($0.manner) \(figure.text($0.value))" }.joined(separator: "; "),
        ]
    }
}
