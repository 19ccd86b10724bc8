import SignedLog
import Signing

/// What nodes show, by what they hold. Whoever holds the same entries of an audience and of the district must show the
/// same of it; this remembers what was ever shown, and by whom first.
struct KnownStates {
    struct Holding: Hashable {
        let audience: Audience
        let log: Bytes32
        let districtLog: Bytes32
    }

    private var states: [Holding: (state: Bytes32, node: String)] = [:]

    /// The node that has shown something else of the same entries; nil if there is none.
    mutating func contradiction(to state: Bytes32, of holding: Holding, at node: String) -> String? {
        guard let known = states[holding] else {
            states[holding] = (state, node)
            return nil
        }
        return known.state == state ? nil : known.node
    }
}
