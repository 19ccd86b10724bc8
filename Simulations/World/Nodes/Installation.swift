import District
package import FaultyDisk
import Rehearsal
package import Replica
import Replication
package import Signing
package import Storage

/// One installed node: a machine with its disk and clocks, a key, and the process that runs on it, if one does.
///
/// A class, because all of a run changes it.
package final class Installation {
    package let index: NodeIndex
    package let code: String
    package let identity: Identity
    /// On the hub: the root keys of the district so far.
    package private(set) var roots: [SigningKey]
    package let disk: FaultyDisk
    package let clock: NodeClock
    package let entropy: EventEntropy
    /// Its place among the issuing offices; nil for hub and city.
    package let office: Int?

    package private(set) var store: Store?
    package private(set) var replica: Replica?
    package private(set) var responder: Responder?
    private var dialers: [NodeIndex: DialerSession] = [:]
    /// Rises with each start and end of the process: what belongs to an earlier one is gone.
    package private(set) var incarnation = 0
    package private(set) var isRestored = false

    /// The mark outside the data directory: own entries written as far as the process knew. Nil: none was left.
    package var mark: Int? = 0
    /// High-water marks of its numbers, beside the mark.
    var claims = RehearsedClaims()
    /// Numbers that it has given out may come again: it went back in time together with its mark.
    var mayRepeatNumbers = false
    /// A person has said that entries of this key that come from elsewhere are its own (`disk-reset-at-boot`).
    package var isConfirmed = false
    /// Draws this node's random bytes instead of its own: its machine was copied while it ran.
    package var twin: NodeIndex?
    var condition = Condition()
    package var backups: [Backup] = []
    /// Faults that wait on its disk, with the strikes that have been counted.
    var armed: [ArmedFault] = []
    /// What struck a process that ended before anybody had counted it.
    private var unnoticed: [FaultKind] = []

    /// What has become of it.
    struct Condition: Hashable {
        var isAsleep = false
        /// Gone for good, or until the run is over.
        var isAway = false
        /// Not set up yet.
        var isAbsent = false
        /// Of a key that no longer counts.
        var isCut = false
        /// Whoever runs it means harm, or it is one of two copies: nothing is promised of its own log.
        var mayFork = false
        /// Bytes on its disk were changed behind its back, and nobody has looked since.
        var isDamaged = false
        /// Its database went back in time, with or without its mark.
        var wasSetBack = false
    }

    package struct Backup {
        let image: DiskImage
        let mark: Int?
        let claims: RehearsedClaims
        let isDamaged: Bool
    }

    struct ArmedFault {
        let kind: FaultKind
        let fault: DiskFault
        var counted: Int
    }

    package init(
        index: NodeIndex,
        code: String,
        office: Int?,
        identity: Identity,
        root: SigningKey?,
        disk: FaultyDisk,
        clock: NodeClock,
        entropy: EventEntropy
    ) {
        (self.index, self.code, self.office) = (index, code, office)
        (self.identity, roots) = (identity, root.map { [$0] } ?? [])
        (self.disk, self.clock, self.entropy) = (disk, clock, entropy)
    }

    /// From the next start on it writes by another root key.
    func take(root: SigningKey) { roots.append(root) }

    /// What it is enrolled as; the hub is node 0.
    var kind: NodeKind { office != nil ? .bureau : index == DistrictShape.hub ? .hub : .city }

    package var key: PublicKey { identity.signing.publicKey }

    /// The running process; nil while the machine sleeps or nothing runs.
    package var running: Replica? { condition.isAsleep || condition.isAway ? nil : replica }

    /// Starts the process, as `hefu serve` does: the mark tells whether the database is older than it should be.
    package func start() throws {
        let store = try Store.open(directory: disk.directory)
        let asLeft = try open(store, .ordinary)
        let own = try asLeft.ownEntryCount()
        let fits = !isConfirmed && mark.map { own >= $0 } ?? (own == 0)
        adopt(try fits ? asLeft : open(store, .restored), on: store)
        isRestored = !fits
        mark = max(own, mark ?? 0)
    }

    /// Takes over a process that was started elsewhere: by the founding of the district.
    package func adopt(_ replica: Replica, on store: Store) {
        incarnation += 1
        (self.store, self.replica, dialers) = (store, replica, [:])
        refreshResponder()
    }

    /// After joining: only a node with a district answers.
    package func refreshResponder() {
        // One in three answers in small batches, so that some pull is long in a district this small.
        let byteTarget = (index + incarnation).isMultiple(of: 3) ? 2_000 : PeerBudget.batchByteTarget
        responder =
            replica?.district == nil
            ? nil : try? replica?.makeResponder(certificate: .zero, batchByteTarget: byteTarget)
    }

    /// The process is gone, in the middle of whatever it did; the machine goes on.
    package func kill() {
        disk.halt()
        forgetProcess()
        disk.restart()
    }

    /// The process ends in order: what was in the write-ahead log is in the database now.
    package func close() {
        try? store?.close()
        kill()
    }

    /// The machine is without power and has it back. Says how many sectors had not been synced.
    @discardableResult
    package func cutPower(_ fate: (_ sector: Int) -> SectorFate) -> Int {
        disk.halt()
        forgetProcess()
        let unsynced = disk.unsyncedCount
        disk.cutPower(fate)
        return unsynced
    }

    /// Ends the process and puts other content on the disk.
    package func kill(leaving image: DiskImage?) {
        disk.halt()
        forgetProcess()
        disk.restart()
        if let image { disk.restore(image) } else { disk.erase() }
    }

    /// The session with a peer that this process keeps warm.
    func dialer(to peer: Installation) throws -> DialerSession? {
        if let dialer = dialers[peer.index] { return dialer }
        let dialer = try running?.makeDialer(peer: peer.key)
        dialers[peer.index] = dialer
        return dialer
    }

    private func open(_ store: Store, _ start: StartCondition) throws -> Replica {
        try Replica(
            store: store,
            identity: identity,
            root: roots.last,
            surroundings: clock.surroundings(entropy.entropy(as: twin)).claiming(by: isConfirmed ? nil : claims),
            start: start
        )
    }

    /// Nothing that the process would still like to write reaches the disk: it is halted by now.
    private func forgetProcess() {
        try? store?.close()
        (store, replica, responder, dialers) = (nil, nil, nil, [:])
        disarm()
        incarnation += 1
    }

    /// Nothing waits on its disk any more. What has struck stays to be noticed: the damage is there all the same.
    func disarm() {
        unnoticed = takeStrikes()
        armed = []
        disk.disarm()
    }

    /// Kinds of faults that have struck its disk since the last call.
    func takeStrikes() -> [FaultKind] {
        var strikes = unnoticed
        unnoticed = []
        for place in armed.indices {
            let count = disk.strikes(of: armed[place].fault)
            guard count > armed[place].counted else { continue }
            armed[place].counted = count
            strikes.append(armed[place].kind)
        }
        return strikes
    }
}
