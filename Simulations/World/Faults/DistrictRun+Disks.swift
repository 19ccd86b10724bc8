import FaultyDisk

// Disks that fail, and how the run comes to know.
extension DistrictRun {
    func armDisk(_ kind: FaultKind, at node: Installation) {
        let number = below(30, .fault, 2)
        let bits = draws.value(.fault, current.number, 3)
        switch kind {
        case .diskReadError: arm(.ioError, kind, at: number % 5, of: .read, on: node)
        case .diskWriteError:
            let fault: DiskFault = bits % 2 == 0 ? .ioError : .shortWrite(bytes: bits)
            arm(fault, kind, at: number, of: bits % 2 == 0 ? [.write, .truncate] : .write, on: node)
        case .diskFull: arm(.diskFull, kind, at: number, of: .write, times: 1 + Int(bits % 20), on: node)
        case .failedSync: arm(bits % 2 == 0 ? .syncForgets : .syncReverts, kind, at: number % 4, of: .sync, on: node)
        case .keptButFailed: arm(.syncKeepsButFails, kind, at: number % 4, of: .sync, on: node)
        case .diskBusy:
            arm(.busy, kind, at: 0, of: .lock, on: node)
            rearmAfterKill(node)
        case .shortRead: arm(.shortRead(bytes: bits), kind, at: number % 5, of: .read, on: node)
        case .misdirectedWrite:
            arm(bits % 2 == 0 ? .writeMisdirected(pages: bits) : .writeLost, kind, at: number, of: .write, on: node)
        default: preconditionFailure("\(kind) is no fault of a disk")
        }
    }

    func arm(
        _ fault: DiskFault,
        _ kind: FaultKind,
        at number: Int,
        of operations: DiskOperations,
        times: Int = 1,
        on node: Installation
    ) {
        guard node.armed.count < 16 else { return }
        node.disk.arm(fault, at: number, of: operations, times: times)
        node.armed.append(.init(kind: kind, fault: fault, counted: node.disk.strikes(of: fault)))
    }

    /// Another program holds the file just when the node starts again.
    private func rearmAfterKill(_ node: Installation) {
        node.kill()
        node.disk.arm(.busy, at: 0, of: .lock)
        node.armed = [.init(kind: .diskBusy, fault: .busy, counted: node.disk.strikes(of: .busy))]
        schedule(.afterwards(.restart(node.index)), after: Span.minute)
    }

    /// Counts what has struck since the last look.
    func noticeDisk(of node: Installation) {
        for kind in node.takeStrikes() {
            struck(kind)
            lastStruck[node.index] = kind
            if [.shortRead, .misdirectedWrite].contains(kind) {
                node.condition.isDamaged = true
                changed(kind)
            }
        }
        if node.condition.isDamaged { damaged.insert(node.index) }
    }

    /// Something failed for want of a disk: what struck last has changed what the node did.
    func noticeFailure(of node: Installation) {
        noticeDisk(of: node)
        reach(.writeFailed)
        guard let kind = lastStruck.removeValue(forKey: node.index) else { return }
        changed(kind)
        reach(.writeFailedButKept, isSo: kind == .keptButFailed)
    }

    /// Behind the back of the running process, or while the machine is switched off: then nothing covers the damage.
    func flipBit(at node: Installation) throws {
        struck(.bitFlip)
        let isOff = below(2, .fault, 4) == 0
        if isOff { node.close() }
        node.condition.isDamaged = true
        damaged.insert(node.index)
        let file = !isOff && below(3, .fault, 2) == 0 ? "hefu.sqlite-wal" : "hefu.sqlite"
        if node.disk.bytes(of: file)?.isEmpty == false {
            changed(.bitFlip)
            node.disk.flip(bit: draws.value(.fault, current.number, 3), of: file)
        }
        if isOff { schedule(.afterwards(.restart(node.index)), after: Span.hour) }
    }
}
