package import SignedLog

/// One submission and what became of it, for lists of the catalogue.
package struct ItemVersion: Hashable, Sendable {
    package enum State: String, CaseIterable, Hashable, Sendable {
        /// Waits for the root.
        case submitted = "submitted"
        /// The version current in this catalogue.
        case approved = "approved"
        /// The root gave it back; the office mends it and submits another version.
        case returned = "returned"
        /// Not current any more, or passed over: a version not larger than the current one, or one that a later
        /// submission follows.
        case replaced = "replaced"
        /// The last version of a retired item.
        case retired = "retired"
    }

    package let document: DocumentID
    package let submission: ActID
    package let content: ItemSubmission
    package let state: State
    /// Whether another submission of the item follows it: whoever made that one knew this one.
    package let isFollowed: Bool
    /// Other submissions of the item that wait too and were made without knowing this one, ascending: the root approves
    /// one of them.
    package let rivals: [ActID]
    /// Of rivals the one that is shown wherever one must be: the larger version, then the smaller act. Whoever has no
    /// rivals is shown.
    package let isShown: Bool
    /// Why it was returned, of several returns those of the smaller act first; empty unless it was.
    package let reasons: [Text]
}

/// Which of two submissions is shown, where neither follows the other.
extension ItemVersion {
    static func isShown(_ one: ItemVersion, before other: ItemVersion) -> Bool {
        (other.content.version, one.submission) < (one.content.version, other.submission)
    }
}
