import Replica
import Storage

/// One run of a node's program on its disk: from the start to whatever ends it.
///
/// A class, because founding a district puts another replica in place of the one without a district.
final class Process {
    let store: Store
    let surroundings: Surroundings
    var replica: Replica

    init(store: Store, surroundings: Surroundings, replica: Replica) {
        (self.store, self.surroundings, self.replica) = (store, surroundings, replica)
    }
}
