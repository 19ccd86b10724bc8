package import Signing

/// What one side knows of the other's key, by its own authority.
package enum PeerAccess: UInt8, CaseIterable, Hashable, Sendable {
    /// Enrolled.
    case member = 0
    /// Enrolled and cut: it may hand in the logs of its own key and pull the district audience.
    case cut = 1
    /// Not heard of: it may show the district entries that enroll it, and nothing else.
    case stranger = 2
}

/// That a node keeps set-aside entries of a key; told only to nodes of that key's office and of the district office.
package struct SetAsideListing: Hashable, Sendable {
    package let author: PublicKey
    /// How many.
    package let entries: UInt64

    package init(author: PublicKey, entries: UInt64) {
        self.author = author
        self.entries = entries
    }
}
