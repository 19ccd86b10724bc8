package import Signing

/// A 32-byte name that is a digest of what it names. Sorted bytewise; printed in hex.
package protocol Identifier: Hashable, Comparable, Sendable, CustomStringConvertible {
    var bytes: Bytes32 { get }

    init(_ bytes: Bytes32)
}

extension Identifier {
    package static func < (left: Self, right: Self) -> Bool { left.bytes < right.bytes }

    package var description: String { bytes.description }
}

/// An entry: SHA-256 of exactly the bytes that its author signed.
package struct EntryID: Identifier {
    package let bytes: Bytes32

    package init(_ bytes: Bytes32) { self.bytes = bytes }
}

/// An act in its context: SHA-256(0x00 ‖ context ‖ act bytes). The same statement by another author, for another
/// audience or after other entries has another id.
package struct ActID: Identifier {
    package let bytes: Bytes32

    package init(_ bytes: Bytes32) { self.bytes = bytes }
}

/// What acts are about: a license, an office, a node key, a catalogue item. Named by the act that founded it.
package struct DocumentID: Identifier {
    package let bytes: Bytes32

    package init(_ bytes: Bytes32) { self.bytes = bytes }

    package init(founding act: ActID) { bytes = act.bytes }

    /// The act that founded the document.
    package var founding: ActID { ActID(bytes) }
}

/// An office is named by the document that enrolls it.
package typealias OfficeID = DocumentID

/// A log: the entries of one key for one audience in one district.
package struct LogID: Identifier {
    package let bytes: Bytes32

    package init(_ bytes: Bytes32) { self.bytes = bytes }
}

/// A district: the id of its genesis entry.
package struct DistrictID: Identifier {
    package let bytes: Bytes32

    package init(_ bytes: Bytes32) { self.bytes = bytes }

    package init(genesis entry: EntryID) { bytes = entry.bytes }

    /// What stands for the district id where genesis' own bytes need it: 32 zero bytes.
    package static let none = DistrictID(Bytes32.zero)
}
