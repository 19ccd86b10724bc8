import Logging
import Replica
import Signing
import Storage

/// A replica on its store, with the mark that fits it: what an ``OwnedReplica`` is made of.
struct OpenedReplica {
    let replica: Replica
    let store: Store
    let mark: MarkKeeper

    /// Locks the directory, loads the replica, and tells by the mark whether it is a restored one.
    init(
        directory: DataDirectory,
        identity: Identity,
        root: SigningKey?,
        isDiskResetAtBoot: Bool,
        surroundings: NodeSurroundings,
        logger: Logger
    ) throws {
        let store = try Store.open(directory: directory.path)
        let make = { (start: StartCondition) in
            try Replica(
                store: store,
                identity: identity,
                root: root,
                surroundings: surroundings.replica,
                start: start
            )
        }
        let asLeft = try make(.ordinary)
        let ownEntries = try asLeft.ownEntryCount()
        let path = surroundings.markPath(of: identity.signing.publicKey)
        let found = Mark.read(path)
        // A node that has written nothing yet has no mark and needs none.
        let fits = found?.fits(machine: surroundings.machine, ownEntries: ownEntries) ?? (ownEntries == 0)
        self.store = store
        replica = isDiskResetAtBoot || !fits ? try make(.restored) : asLeft
        // A mark that is ahead stays so until the lost tail is back: a restored node that is started again is one still.
        let counted = max(ownEntries, found?.ownEntries ?? 0)
        mark = MarkKeeper(path: path, mark: Mark(machine: surroundings.machine, ownEntries: counted), logger: logger)
        if fits { mark.advance(by: 0) }
    }
}
