import District
import Licenses
import SignedLog
import Signing
import TinyVerifier

// One word of the engine for one of the naive computation, and back.

extension NaiveDistrict.Standing {
    init(_ standing: District.Standing) {
        switch standing {
        case .counts: self = .counts
        case .held: self = .held
        case .setAside: self = .setAside
        }
    }
}

extension NaiveLicense.Shown {
    /// Before the first interval nothing is in force yet.
    init(_ interval: Interval?) {
        self.init(
            state: (interval?.state ?? .notYetInForce).rawValue,
            inForce: interval?.inForce.map { PlainID($0.bytes) },
            rivals: (interval?.rivals ?? []).map { PlainID($0.bytes) }
        )
    }
}

extension PlainID {
    init(_ bytes: Bytes32) {
        guard let id = PlainID(bytes.array) else { preconditionFailure("32 bytes of another length") }
        self = id
    }

    fileprivate var engine: Bytes32 {
        guard let bytes = Bytes32(bytes) else { preconditionFailure("32 bytes of another length") }
        return bytes
    }
}

extension EntryID {
    init(_ id: PlainID) { self.init(id.engine) }
}

extension ActID {
    init(_ id: PlainID) { self.init(id.engine) }
}

extension DocumentID {
    init(_ id: PlainID) { self.init(id.engine) }
}
