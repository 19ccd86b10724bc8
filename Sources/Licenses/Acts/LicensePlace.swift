package import SignedLog

/// Where an act joins a license: after all acts of it that the writer holds, that count and that no other of them
/// descends from; of more than 16 the smallest.
package struct LicensePlace: Hashable, Sendable {
    package let document: DocumentID
    /// Sorted, 1 to 16.
    package let parents: [ActID]

    package init(document: DocumentID, parents: some Sequence<ActID>) throws(AuthoringRefusal) {
        self.document = document
        self.parents = Array(parents.sorted().withoutRepeats().prefix(Act.parentLimit))
        guard !self.parents.isEmpty else { throw .parentCount(0) }
    }
}
