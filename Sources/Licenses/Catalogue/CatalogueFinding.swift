package import SignedLog

/// What a person should know about the catalogue; none of it stops a node.
package enum CatalogueFinding: Hashable, Sendable {
    /// An act of the root about an item that does not say what its page demands, or an approval of a submission that
    /// does not: it has no effect.
    case refused(ActID, ItemFault)
    /// The approval names no submission of this item by a node of the office that it names.
    case submissionInvalid(approval: ActID)
    /// The approval's version is not larger than those approved before it.
    case versionNotLarger(approval: ActID)
    /// Concurrent acts of the root about one item: which holds, and which do not.
    case concurrent(holds: ActID, displaced: [ActID])
    /// Items that are not retired share a type code.
    case typeCodeShared(Text, [DocumentID])
    /// Items that are not retired share a name: two offices issue one type under two codes, or one has founded it twice.
    case nameShared(Text, [DocumentID])
}

/// By the act, or the first document, that it is about; then by the kind of finding.
extension CatalogueFinding: Comparable {
    package static func < (left: Self, right: Self) -> Bool {
        let (leftKey, rightKey) = (left.sortKey, right.sortKey)
        return leftKey < rightKey
    }

    private var sortKey: (DocumentID, Int) {
        switch self {
        case .refused(let act, _): (DocumentID(founding: act), 0)
        case .submissionInvalid(let act): (DocumentID(founding: act), 1)
        case .versionNotLarger(let act): (DocumentID(founding: act), 2)
        case .concurrent(let act, _): (DocumentID(founding: act), 3)
        case .typeCodeShared(_, let documents): (documents[0], 4)  // Only several documents share a code.
        case .nameShared(_, let documents): (documents[0], 5)
        }
    }
}
