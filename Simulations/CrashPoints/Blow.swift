import FaultyDisk

/// What strikes one operation of the disk, and how the process ends afterwards.
struct Blow: Hashable, Sendable {
    enum End: Hashable, Sendable {
        case kill
        case powerCut(Fates)
    }

    /// What becomes of sectors that were written and not synced.
    enum Fates: Hashable, Sendable {
        case dropped, kept, torn, garbled
        /// Each by a draw of its own.
        case mixed

        func fate(of sector: Int, seed: UInt64) -> SectorFate {
            let draw = Draw.number(seed, UInt64(sector))
            switch self {
            case .dropped: return .dropped
            case .kept: return .kept
            case .torn: return .torn(bytes: draw)
            case .garbled: return .garbled(seed: draw)
            case .mixed: return SectorFate(draw: draw)
            }
        }
    }

    let name: String
    let fault: DiskFault
    let operations: DiskOperations
    /// Whether it goes on until somebody makes room.
    let isLasting: Bool
    let end: End

    init(
        _ name: String,
        _ fault: DiskFault,
        of operations: DiskOperations,
        isLasting: Bool = false,
        then end: End
    ) {
        (self.name, self.fault, self.operations, self.isLasting, self.end) = (name, fault, operations, isLasting, end)
    }
}

extension Blow {
    static let all: [Blow] =
        [.dropped, .kept, .torn, .garbled, .mixed].flatMap { fates -> [Blow] in
            [
                Blow("power cut before, \(fates)", .stopBefore, of: .changing, then: .powerCut(fates)),
                Blow("power cut after, \(fates)", .stopAfter, of: .changing, then: .powerCut(fates)),
            ]
        } + [
            Blow("kill before", .stopBefore, of: .changing, then: .kill),
            Blow("kill after", .stopAfter, of: .changing, then: .kill),
            Blow("I/O error", .ioError, of: .all, then: .powerCut(.dropped)),
            Blow("short write", .shortWrite(bytes: 1_000), of: .write, then: .kill),
            Blow("disk full once", .diskFull, of: .write, then: .powerCut(.mixed)),
            Blow("disk full from then on", .diskFull, of: .write, isLasting: true, then: .kill),
            Blow("failed sync forgets", .syncForgets, of: .sync, then: .powerCut(.dropped)),
            Blow("failed sync forgets, kill", .syncForgets, of: .sync, then: .kill),
            Blow("failed sync reverts", .syncReverts, of: .sync, then: .kill),
            Blow("failed sync keeps", .syncKeepsButFails, of: .sync, then: .powerCut(.dropped)),
            Blow("failed sync keeps, kill", .syncKeepsButFails, of: .sync, then: .kill),
        ]

    /// The second blow of two: it strikes while the node recovers from the first.
    static let whileRecovering: [Blow] = [
        Blow("power cut before, mixed", .stopBefore, of: .changing, then: .powerCut(.mixed)),
        Blow("power cut after, mixed", .stopAfter, of: .changing, then: .powerCut(.mixed)),
        Blow("I/O error", .ioError, of: .all, then: .kill),
    ]

    /// The first blow of two.
    static let beforeRecovering: [Blow] = all.filter { $0.name == "power cut after, mixed" }
}

/// Numbers that depend on nothing but what they are drawn for.
enum Draw {
    static func number(_ seed: UInt64, _ index: UInt64) -> UInt64 {
        var mixed = seed &+ (index &+ 1) &* 0x9e37_79b9_7f4a_7c15
        mixed = (mixed ^ mixed >> 30) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ mixed >> 27) &* 0x94d0_49bb_1331_11eb
        return mixed ^ mixed >> 31
    }
}
