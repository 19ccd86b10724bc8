import FaultyDisk
import Replica
import Signing
import Storage

/// One write, struck at one operation of the disk, and everything that must hold afterwards.
struct PointTrial {
    let plan: TransactionPlan
    let blow: Blow
    let number: Int
    /// Strikes the first start after the blow.
    let second: (blow: Blow, number: Int)?
    private var places = Places()
    private(set) var violations: [String] = []
    private(set) var isReached = false
    private(set) var isSecondReached = false
    private(set) var end = End.absent
    /// The state in which the node was found again.
    private(set) var found: Fingerprint?

    /// What the write had come to when the process ended.
    enum End: String, CaseIterable, Sendable {
        /// Whoever asked was told that it is done, at the first attempt or at the second.
        case acknowledged
        /// Nobody was told, but it is done.
        case kept
        /// Nobody was told, and there is nothing of it.
        case absent
    }

    init(_ plan: TransactionPlan, _ blow: Blow, at number: Int, second: (blow: Blow, number: Int)? = nil) {
        (self.plan, self.blow, self.number, self.second) = (plan, blow, number, second)
    }

    private var stage: Stage { plan.stage }
    private var seed: UInt64 { Draw.number(UInt64(number), UInt64(blow.name.utf8.count)) }

    mutating func run() throws {
        stage.disk.restore(plan.image)
        let isAcknowledged = try strike()
        guard isReached else { return stage.stop() }
        crash(blow.end)
        try recoverUnderSecondBlow()
        guard isSecondReached || second == nil else { return }
        let process = try recovered("the first start")
        try judge(process, isAcknowledged: isAcknowledged)
        crash(.kill)
        let again = try recovered("the second start")
        expect(try Fingerprint(of: again).exact == found?.exact, "a second recovery changed something")
        if end == .absent { try repeatWrite(again) }
        stage.stop()
    }

    /// Writes under the blow. Whoever survives it goes on in the same process, and writes again.
    private mutating func strike() throws -> Bool {
        let before = stage.disk.strikes(of: blow.fault)
        if plan.transaction.beginning == .beforeStart { arm(blow, number) }
        do {
            let process = try stage.start(number: 1)
            if plan.transaction.beginning == .afterStart { arm(blow, number) }
            try plan.write(process)
            isReached = stage.disk.strikes(of: blow.fault) > before
            stage.disk.disarm()
            return true
        } catch {
            isReached = stage.disk.strikes(of: blow.fault) > before
            stage.disk.disarm()
            expect(isReached, "failed without a fault: \(error)")
            expect(error is StoreFailure || error is SessionFailed, "the disk failed, but it says: \(error)")
            return try goOn()
        }
    }

    private mutating func goOn() throws -> Bool {
        guard let process = stage.process, !stage.disk.isHalted, !plan.transaction.endsProcess else { return false }
        try look(at: process, "after the failure")
        let state = try Fingerprint(of: process).exact
        expect(plan.isKnown(state), "half done after the failure")
        guard state != plan.after.exact else { return false }
        do { try plan.write(process) } catch {
            expect(false, "cannot be done again in the same process: \(error)")
            return false
        }
        expect(try Fingerprint(of: process).meaning == plan.after.meaning, "done again, it says something else")
        try look(at: process, "after it was done again")
        return true
    }

    private mutating func recoverUnderSecondBlow() throws {
        guard let second else { return }
        let before = stage.disk.strikes(of: second.blow.fault)
        arm(second.blow, second.number)
        do { try stage.start() } catch {
            expect(error is StoreFailure, "recovery fails with \(error)")
        }
        isSecondReached = stage.disk.strikes(of: second.blow.fault) > before
        stage.disk.disarm()
        crash(second.blow.end)
    }

    private mutating func judge(_ process: Process, isAcknowledged: Bool) throws {
        let state = try Fingerprint(of: process)
        found = state
        if isAcknowledged {
            end = .acknowledged
            expect(state.meaning == plan.after.meaning, "what was acknowledged is not there")
        } else {
            end = state.exact == plan.after.exact ? .kept : .absent
            expect(plan.isKnown(state.exact), "neither wholly there nor wholly absent")
        }
    }

    private mutating func repeatWrite(_ process: Process) throws {
        guard !plan.transaction.endsProcess else { return }
        do { try plan.write(process) } catch { return expect(false, "cannot be done again: \(error)") }
        expect(try Fingerprint(of: process).meaning == plan.after.meaning, "done again, it says something else")
        try look(at: process, "after the repetition")
    }

    private mutating func recovered(_ name: String) throws -> Process {
        let process = try stage.start()
        try look(at: process, name)
        return process
    }

    /// Everything verified again; and no place of our own logs has two entries, in this process or any before.
    private mutating func look(at process: Process, _ moment: String) throws {
        let report = try process.replica.check { _, _ in }
        expect(report.isSound, "\(moment): \(report.findings.prefix(3))")
        let twice = try places.add(process, stage.ownKeys)
        expect(twice == nil, "\(moment): two entries at \(String(describing: twice))")
    }

    private func arm(_ blow: Blow, _ number: Int) {
        stage.disk.arm(blow.fault, at: number, of: blow.operations, times: blow.isLasting ? nil : 1)
    }

    private func crash(_ end: Blow.End) {
        switch end {
        case .kill: stage.stop()
        case .powerCut(let fates): stage.cutPower { [seed] in fates.fate(of: $0, seed: seed) }
        }
    }

    private mutating func expect(_ condition: Bool, _ message: @autoclosure () -> String) {
        if !condition {
            violations.append("\(plan.transaction.name), \(blow.name) at \(number)\(secondName): \(message())")
        }
    }

    private var secondName: String {
        second.map { ", then \($0.blow.name) at \($0.number) of the recovery" } ?? ""
    }
}
