import Marks

/// Other programs beside this run, item by item, the hardest to beat first: as they ran just now, or as
/// recorded.
struct RivalTable {
    private let report: Report
    private let licenses: Int
    private let runs: [(script: String, lines: [PeerRuns.Line])]

    init(_ report: Report, licenses: Int, runs: [(script: String, lines: [PeerRuns.Line])]) {
        (self.report, self.licenses, self.runs) = (report, licenses, runs)
    }

    var table: String {
        let head = ["work", "peer", "N", "theirs", "ours", "ours ÷ theirs", "wire ÷", "when", "as its script says"]
        let rows = Item.allCases.flatMap { item in
            (ran + recorded).filter { $0.item == item }.compactMap(compared).sorted { $0.ratio > $1.ratio }.map(\.cells)
        }
        let absent = runs.filter(\.lines.isEmpty).map { ["", $0.script, "", "", "", "", "", "does not run here", ""] }
        return introduction + "\n" + Report.aligned([head] + rows + absent, leading: [0, 1, 7, 8])
    }

    private var introduction: String {
        """
        Beside others: run now, or recorded (\(RecordedRival.occasion)). Below 1 we are ahead. Import, full sync and merge are \
        compared by the cost of each license or edit, act by the median; the rest as it stands, whatever N is.
        """
    }

    /// A rival's work, whenever it was measured.
    private struct Line {
        let item: Item
        let peer: String
        let work: String
        let licenses: Int
        let seconds: Double
        let wire: Double?
        let when: String
    }

    private var ran: [Line] {
        runs.flatMap(\.lines).compactMap { line in
            guard let item = Item(work: line.work), let seconds = line.wall ?? line.median.map({ $0 / 1e6 }) else {
                return nil
            }
            return Line(
                item: item,
                peer: line.peer,
                work: line.work,
                licenses: licenses,
                seconds: seconds,
                wire: line.wire.map(Double.init),
                when: "run now"
            )
        }
    }

    /// What no program of the same name has done just now, in whichever version.
    private var recorded: [Line] {
        let done = Set(ran.map { Self.doing($0.peer, $0.item) })
        return RecordedRival.all.flatMap { rival in
            rival.runs.filter { !done.contains(Self.doing(rival.name, $0.item)) }.compactMap {
                Self.line(of: rival, $0)
            }
        }
    }

    private static func doing(_ peer: String, _ item: Item) -> String {
        "\(item.rawValue) by \(RecordedRival.program(peer))"
    }

    private static func line(of rival: RecordedRival, _ run: RecordedRun) -> Line? {
        run.seconds.map { seconds in
            Line(
                item: run.item,
                peer: rival.name,
                work: run.work,
                licenses: rival.licenses,
                seconds: seconds,
                wire: run.wireBytes,
                when: "recorded"
            )
        }
    }

    /// Nil where this run has no such item.
    private func compared(_ line: Line) -> (ratio: Double, cells: [String])? {
        let figure: Figure = line.item == .act ? .medianSeconds : .wallSeconds
        guard let ours = report.figure(figure, of: line.item) else { return nil }
        let scale = scale(line, ours.n)
        let wire = report.figure(.wireBytes, of: line.item)?.value ?? 0
        let ratio = ours.value / (line.seconds * scale)
        let cells = [
            line.item.rawValue, line.peer, "\(line.licenses)", figure.text(line.seconds), figure.text(ours.value),
            Report.fixed(ratio, ratio < 0.1 ? 3 : 2),
            line.wire.map { wire > 0 ? Report.ratio(wire, $0 * scale) : "" } ?? "", line.when, line.work,
        ]
        return (ratio, cells)
    }

    /// Our things by theirs, where costs grow with their number.
    private func scale(_ line: Line, _ n: Int) -> Double {
        line.item.growth(licenses: line.licenses).map { Double(n) / Double($0) } ?? 1
    }
}
