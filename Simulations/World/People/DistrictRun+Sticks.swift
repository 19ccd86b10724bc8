import District
import FaultyDisk
import Replica
import SignedLog
import Storage

/// A file on its way in somebody's pocket.
struct Stick {
    let from: String
    let to: NodeIndex
    let bytes: [UInt8]
    let fault: FaultKind?
}

// People who carry sticks.
extension DistrictRun {
    /// Writes what the receiver may hold, and lets somebody carry it for hours or days.
    func writeStick(from: NodeIndex, to: NodeIndex) throws {
        let (writer, reader) = (nodes[from], nodes[to])
        guard let bytes = try bundle(at: writer, for: reader) else { return }
        let hours = 1 + below(30, .stick, 1)
        note("\(writer.code) writes a stick of \(bytes.count) bytes for \(reader.code)")
        var (content, fault) = (bytes, FaultKind?.none)
        damage(&content, &fault)
        let stick = Stick(from: writer.code, to: to, bytes: content, fault: fault)
        schedule(.stick(stick), after: Int64(hours) * Span.hour)
        if strikesStick(.doubledStick) {
            struck(.doubledStick)
            let copy = Stick(from: writer.code, to: to, bytes: bytes, fault: .doubledStick)
            schedule(.stick(copy), after: Int64(hours + 2) * Span.hour)
        }
        if strikesStick(.sticksOutOfOrder), let newer = try bundleLater(at: writer, for: reader) {
            struck(.sticksOutOfOrder)
            let early = Stick(from: writer.code, to: to, bytes: newer, fault: .sticksOutOfOrder)
            schedule(.stick(early), after: Int64(hours) * Span.hour - Span.minute)
        }
    }

    func readStick(_ stick: Stick) throws {
        let node = nodes[stick.to]
        let before = node.running?.changeCount
        var rest = stick.bytes[...]
        let result = try attempt(at: node) { replica in
            try replica.importBundle(district: nil) { count in
                defer { rest = rest.dropFirst(count) }
                return Array(rest.prefix(count))
            }
        }
        tell(stick, result, at: node)
        let isChange = node.running?.changeCount != before
        guard let fault = stick.fault else { return }
        switch fault {
        case .truncatedStick, .editedStick, .foreignStick:
            if case .unreadable = result { changed(fault) }
        case .doubledStick: if !isChange, case .done = result { changed(fault) }
        default: if isChange { changed(fault) }
        }
    }

    private func tell(_ stick: Stick, _ result: Attempt<BundleReport>, at node: Installation) {
        guard case .done(let report) = result else {
            reach(.stickBroken, isSo: stick.fault == .truncatedStick || stick.fault == .editedStick)
            reach(.stickForeign, isSo: stick.fault == .foreignStick)
            return note("\(node.code) reads a stick of \(stick.from): \(result.word)")
        }
        note("\(node.code) reads a stick of \(stick.from): \(report.admitted) new, \(report.early) early")
        reach(.stickBrought, isSo: report.admitted > 0)
        reach(.stickNothingNew, isSo: report.entries > 0 && report.admitted == 0)
        reach(.entriesEarly, isSo: report.early > 0)
    }

    /// The audiences that both may hold, sealed for the receiver.
    func bundle(at writer: Installation, for reader: Installation) throws -> [UInt8]? {
        // Only what is there can be written: of an office that was taken over, perhaps nothing yet.
        let held = try attempt(at: writer) { _ in try writer.store?.read { try $0.audiences() } ?? [] }.result ?? []
        let audiences = sharedOffices(writer, reader).map { Audience([offices[$0]]) }.filter(held.contains)
        var bytes: [UInt8] = []
        let result = try attempt(at: writer) { replica in
            let document = try replica.node(named: reader.code)
            return try replica.exportBundle(audiences: audiences, recipients: [document]) { bytes += $0 }
        }
        if case .done = result { return bytes }
        note("\(writer.code) cannot write a stick for \(reader.code): \(result.word)")
        return nil
    }

    /// The same with one more license in it: it will arrive first.
    private func bundleLater(at writer: Installation, for reader: Installation) throws -> [UInt8]? {
        guard writer.office != nil else { return nil }
        try perform(.issue, at: writer)
        return try bundle(at: writer, for: reader)
    }

    private func sharedOffices(_ one: Installation, _ other: Installation) -> [Int] {
        switch (one.office, other.office) {
        case (nil, nil): Array(offices.indices)
        case (let office?, nil), (nil, let office?): offices(servedBy: office)
        case (let left?, let right?): offices(servedBy: left).filter(offices(servedBy: right).contains)
        }
    }

    private func damage(_ bytes: inout [UInt8], _ fault: inout FaultKind?) {
        if strikesStick(.truncatedStick), bytes.count > 1 {
            struck(.truncatedStick)
            fault = .truncatedStick
            bytes.removeLast(1 + below(bytes.count - 1, .stick, 2))
        } else if strikesStick(.editedStick), !bytes.isEmpty {
            struck(.editedStick)
            fault = .editedStick
            bytes[below(bytes.count, .stick, 3)] ^= 1 << UInt8(below(8, .stick, 4))
        } else if strikesStick(.foreignStick), let foreign = try? foreignBundle() {
            struck(.foreignStick)
            (bytes, fault) = (foreign, .foreignStick)
        }
    }

    private func strikesStick(_ kind: FaultKind) -> Bool {
        guard areFaultsOn, plan.swarm.intensity(kind) > 0 else { return false }
        let place = FaultKind.allCases.firstIndex(of: kind) ?? 0
        return draws.chance(perMille: plan.swarm.intensity(kind), .stick, current.number, 100 + place)
    }

    /// What a hub of another district wrote on its first morning, for a node of its own.
    private func foreignBundle() throws -> [UInt8] {
        let shape = DistrictShape(counters: [1], hasCity: false, days: 1)
        let place = try TemporaryFolder()
        let foreign = try Founding(shape, seed: draws.seed ^ .max, time: WorldTime(time.now), in: place)
        var bytes: [UInt8] = []
        _ = try foreign.nodes[0].opened.exportBundle(audiences: nil, recipients: nil) { bytes += $0 }
        return bytes
    }
}
