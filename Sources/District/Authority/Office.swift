package import SignedLog
package import Signing

/// An office of the district as the root has put it.
package struct Office: Hashable, Sendable {
    package let id: OfficeID
    package let code: Text
    package let name: Text
    package let roles: [OfficeRole]
}

/// A node key and what it was enrolled for.
package struct NodeEnrollment: Hashable, Sendable {
    /// The document of the node key, by which cuts and endpoints name it.
    package let document: DocumentID
    package let key: PublicKey
    package let boxKey: BoxPublicKey
    package let office: OfficeID
    package let kind: NodeKind
    /// Four characters 0-9 and A-Z.
    package let code: [UInt8]
}
