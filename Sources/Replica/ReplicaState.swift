import District
import Licenses
import SignedLog
import Signing

/// What a replica keeps in memory of its store: all of it can be computed again from there. A value, so that a
/// transaction works on a copy, and the copy takes its place only when the disk has said yes.
struct ReplicaState {
    /// Nil before joining.
    let district: DistrictID?
    var authority = Authority() { didSet { perspectives = PerspectiveMemory() } }
    var early = EarlyEntries()
    var statements = DistrictStatements() { didSet { perspectives = PerspectiveMemory() } }
    /// What was made of these two, for whoever asks next.
    private(set) var perspectives = PerspectiveMemory()
    /// What every perspective is made of, whatever else it holds.
    let itemJudgments = ItemJudgments()
    var exceptions = Exceptions()
    /// One writer a log of ours for as long as this process goes on writing it.
    var writers: [LogID: LogWriter] = [:]
    /// Rises with each commit that changed what is held.
    var changeCount: UInt64 = 0
    var stop: StopReason?
    /// Audiences in which something happened that a witness has not receipted.
    var unreceipted: Set<Audience> = []
}

/// Why this node writes nothing more until a person has looked.
package enum StopReason: String, Hashable, Sendable {
    /// Entries of its own key came from elsewhere that it never wrote: another copy of it runs somewhere.
    case ownKeyElsewhere = "own-key-elsewhere"
    /// Its own log has a fork: it needs a new key.
    case forked = "forked"
}
