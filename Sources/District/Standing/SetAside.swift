package import Signing

/// What is set aside takes no part, and is not lost.
package enum SetAside {
    /// So many set-aside entries of each enrolled key a store keeps at least, the earliest of each log first, so that
    /// what an honest laptop wrote before its theft outlives the flood that the thief wrote after.
    package static let keptEntriesPerKey = 10_000
}

extension AuthorityView {
    /// Whether what is set aside of an author's is listed to a node, and sent when it asks: a node of the author's
    /// office, or of the district office.
    package func mayList(setAsideOf author: PublicKey, by key: PublicKey) -> Bool {
        guard let office = enrollment(of: author)?.office else { return isDistrictOffice(key) }
        return acts(key, for: office) || isDistrictOffice(key)
    }
}
