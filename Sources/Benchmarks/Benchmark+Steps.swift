import District
import Licenses
import Rehearsal
import Replica
import Replication
import SignedLog
import Signing

/// What goes through all that a node holds: step by step, so that others are served in between.
extension Benchmark {
    /// After the dates of all that is made up.
    private static let supervisedDay = CivilDate.latest

    /// Every license is looked at. The times are those of one step, while nobody else is served.
    func supervise() throws -> Measurement {
        var measurement = Measurement("supervise", n: rows.count)
        var times: [Double] = []
        try Meter.measure(&measurement) {
            var question = first.supervision(on: Self.supervisedDay)
            var answer: SupervisionAnswer?
            while answer == nil { times.append(try Meter.seconds { answer = try question.step() }) }
            guard let rows = answer?.rows, rows.contains(where: { $0.rule == .lateCollection }) else {
                throw Unexpected(what: "licenses that no city has are not called late")
            }
        }
        return measurement.timed(times)
    }

    /// Every entry is verified again, every license folded again beside its view.
    func check() throws -> Measurement {
        var measurement = Measurement("check", n: rows.count)
        try Meter.measure(&measurement) {
            let report = try first.check { _, _ in }
            guard report.isSound else { throw Unexpected(what: "the check found \(report.findings.prefix(3))") }
        }
        return measurement
    }

    /// The node's key is cut, and nobody has witnessed anything of what it wrote: all of it is set aside, and handed in. Then
    /// all licenses are folded again. The times are those of one step of the node, while nobody else is served there.
    func cut() throws -> [Measurement] {
        try district.closeNode("JYJ1")
        let replica = try district.openNode("JYJ1")
        guard let node = replica.node?.document else { throw Unexpected(what: "the node is not enrolled") }
        _ = try district.hub.author(.cutOff(node: node))
        let session = try replica.makeDialer(peer: nil)
        let responder = try district.hub.makeResponder(certificate: .zero)
        var (cut, folded) = (Measurement("cut", n: 1), Measurement("cut-fold", n: rows.count))
        var (cutTimes, foldTimes): ([Double], [Double]) = ([], [])
        Meter.measure(&cut) {
            var step = session.start(DialPlan())
            while case .post(let post, let reader) = step {
                let answer = Line.answers(to: [post.body], by: responder)[0]
                cutTimes.append(Meter.seconds { step = session.next(answer.map(reader.read)) })
            }
        }
        try Meter.measure(&folded) {
            var folded = Int.max
            while folded > 0 { foldTimes.append(try Meter.seconds { folded = try replica.foldPending() }) }
        }
        guard try replica.status().licenses == 0 else { throw Unexpected(what: "a cut node shows licenses") }
        return [cut.timed(cutTimes), folded.timed(foldTimes)]
    }
}
