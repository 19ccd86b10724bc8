/// A figure of a rival, as recorded.
package struct RecordedFigure: Hashable, Sendable {
    package let rival: String
    package let work: String
    package let licenses: Int
    package let value: Double

    /// How its work was done, where its script says so in parentheses.
    package var manner: String {
        work.firstIndex(of: "(").map { " " + work[$0...] } ?? ""
    }
}

extension Mark {
    /// The best of each rival that was measured with as many licenses as the mark is for, best first.
    package var recorded: [RecordedFigure] {
        let bests = RecordedRival.all.filter { $0.licenses == Self.licenses }.compactMap {
            sorted(figures(of: $0)).first
        }
        return sorted(bests)
    }

    private func sorted(_ figures: [RecordedFigure]) -> [RecordedFigure] {
        figures.sorted { figure.isBetter($0.value, than: $1.value) }
    }

    private func figures(of rival: RecordedRival) -> [RecordedFigure] {
        if item == .peak {
            return rival.peakBytes.map { [figure(rival, "largest of all works", $0)] } ?? []
        }
        return rival.runs.filter { $0.item == item }.compactMap { run in
            run[figure].map { figure(rival, run.work, $0) }
        }
    }

    private func figure(_ rival: RecordedRival, _ work: String, _ value: Double) -> RecordedFigure {
        RecordedFigure(rival: rival.name, work: work, licenses: rival.licenses, value: value)
    }
}
