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
        let path = surroundings.markPath(of: identity.signing.publicKey)
        let found = Mark.read(path)
        // One that is ahead stays so until the lost tail is back: a restored node that is started again is one still.
        // Setting a node up leaves a mark. One of this machine knows every number that was given out here, also where the
        // database went back in time.
        let begun = Mark(
            machine: surroundings.machine,
            ownEntries: found?.ownEntries ?? 0,
            claims: found?.claims,
            isWhole: found?.machine == surroundings.machine && found?.isWhole != false
        )
        mark = MarkKeeper(path: path, mark: begun, logger: logger)
        let make = { [mark] (start: StartCondition) in
            try Replica(
                store: store,
                identity: identity,
                root: root,
                surroundings: surroundings.replica.claiming(by: isDiskResetAtBoot ? nil : mark),
                start: start
            )
        }
        let asLeft = try make(.ordinary)
        let ownEntries = try asLeft.ownEntryCount()
        // A node that has written nothing yet needs none.
        let fits = found?.fits(machine: surroundings.machine, ownEntries: ownEntries) ?? (ownEntries == 0)
        self.store = store
        replica = isDiskResetAtBoot || !fits ? try make(.restored) : asLeft
        mark.begin(at: ownEntries, isWritten: fits)
    }
}
