package import Words

/// Rows beneath headings, in columns that line up also where some characters are two columns wide.
package struct Table: Sendable {
    private let headings: [String]
    private var rows: [[String]] = []
    private let gap = "  "

    package init(_ headings: [String]) { self.headings = headings }

    /// Adds a row with a cell for each heading.
    package mutating func add(_ cells: [String]) {
        precondition(cells.count == headings.count, "\(cells.count) cells under \(headings.count) headings")
        rows.append(cells.map(Visible.text))
    }

    /// The lines, headings first. The last column is not padded, so no line ends in spaces.
    package var lines: [String] {
        let all = [headings] + rows
        let widths = headings.indices.map { column in all.map { Visible.columns(of: $0[column]) }.max() ?? 0 }
        return all.map { row in
            let line = zip(row, widths).map { Visible.padded($0, to: $1) }.joined(separator: gap)
            return line.trimmingTrailingSpaces
        }
    }
}

/// Lines of label and value, the values beneath each other.
package struct LabeledLines: Sendable {
    private var pairs: [(label: String, value: String)] = []
    private let indent: String

    package init(indent: Int = 0) { self.indent = String(repeating: " ", count: indent) }

    /// Adds a line, unless there is nothing to say.
    package mutating func add(_ label: String, _ value: String?) {
        guard let value, !value.isEmpty else { return }
        pairs.append((label, Visible.text(value)))
    }

    package mutating func add(_ label: Label, _ value: String?) {
        add(label.text, value)
    }

    package var lines: [String] {
        let width = pairs.map { Visible.columns(of: $0.label) }.max() ?? 0
        return pairs.map { indent + Visible.padded($0.label, to: width) + "  " + $0.value }
    }
}

extension String {
    var trimmingTrailingSpaces: String {
        var rest = self[...]
        while rest.last == " " { rest.removeLast() }
        return String(rest)
    }
}
