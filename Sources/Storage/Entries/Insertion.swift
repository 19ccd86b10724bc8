import SignedLog

/// What came of inserting an entry.
package struct Insertion: Hashable, Sendable {
    package let sequence: Int64
    /// Where the acts of the entry stand; nil if it was held, or if another entry may have brought some of them.
    package let rows: Rows?
    /// False: it was held already. Its disclosures were looked at all the same.
    package let isNew: Bool
    /// Whether there are other entries at the place of this new one.
    package var isFork: Bool { isNew && rows == nil }
    /// Disclosures that were handed in with it and not kept.
    package let refusals: [DisclosureRefusal]

    /// The rows of acts that came together, one after another.
    package struct Rows: Hashable, Sendable {
        let first: Int64
        let audience: Int64
        /// Where the act stands that has founded the document of each, in the order of the entry.
        package let documents: [Int64]

        /// The place of the document that the act at a position of the entry, from 0, has founded.
        package func place(ofDocumentFoundedAt position: Int) -> DocumentPlace {
            DocumentPlace(row: first + Int64(position), audience: audience, isShown: false)
        }
    }
}
