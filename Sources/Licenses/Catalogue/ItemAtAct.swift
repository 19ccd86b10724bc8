package import SignedLog

/// What the catalogue that an act had seen says about the item that the act names. Replicas ask the catalogue of the
/// authority in the past of the `seen` of the act's entry.
package enum ItemAtAct: Hashable, Sendable {
    /// Nothing of this item was approved there.
    case unknown
    /// The version current there, or the last one before the item was retired.
    case known(CatalogueItem)
}

extension ItemAtAct {
    package var typeCode: Text? {
        switch self {
        case .unknown: nil
        case .known(let item): item.typeCode
        }
    }
}

extension Catalogue {
    package func itemAtAct(_ document: DocumentID) -> ItemAtAct {
        item(document: document).map(ItemAtAct.known) ?? .unknown
    }
}
