import FaultyDisk
import Replica
import Signing
import Storage

extension Installation {
    /// While its own process does not run, another program works on its database, as nobody in particular.
    func lend<Result>(_ work: (Replica) throws -> Result) throws -> Result {
        let store = try Store.open(directory: disk.directory)
        defer { try? store.close() }
        let guest = try Replica(
            store: store,
            identity: .nobody,
            root: nil,
            surroundings: clock.surroundings(entropy.entropy()),
            start: .ordinary
        )
        return try work(guest)
    }
}

extension Identity {
    /// Of a key that is enrolled nowhere.
    static var nobody: Identity { Identity(signing: SigningKey(seed: .zero), box: BoxKey(seed: .zero)) }
}
