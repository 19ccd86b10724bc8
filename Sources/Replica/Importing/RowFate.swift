package import SignedLog

/// What became of one row of a back-file.
package enum RowFate: Sendable {
    case new
    /// A license of this type is held for this holder, with the same content.
    case held
    /// A license of this type is held for this holder, with other content.
    case differs(DocumentID)
    case refused(Refusal)

    /// Whether the row's number is one of the register's.
    package var isCounted: Bool {
        switch self {
        case .new, .held, .differs: true
        case .refused: false
        }
    }
}
