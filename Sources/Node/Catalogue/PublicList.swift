import Licenses
import Replica
import Signing

/// 向社会公布: the list that everybody may read, without a token, from any node that listens.
///
/// Kept as it was last made: whoever asks again and again must not make the node compute.
actor PublicList {
    /// Documented in `docs/formats/issuing-list.md`: portals fetch it there.
    static let path = "/public/issuing-list.json"

    private var made: (changeCount: UInt64, answer: APIResponse)?

    func answer(_ owned: OwnedReplica) async throws -> APIResponse {
        // Asked first: what changes while the list is made is in the next one.
        let changeCount = await owned.changeCount
        if let made, made.changeCount == changeCount { return made.answer }
        let answer = APIResponse(list: try await owned.perform { try $0.issuingList(for: .everybody) })
        made = (changeCount, answer)
        return answer
    }
}

extension APIResponse {
    /// The document byte for byte. Its digest is the entity tag, so that whoever fetches it can tell a new list and a
    /// damaged one.
    init(list: IssuingList) {
        self.init(status: 200, body: list.bytes)
        headers["etag"] = "\"\(list.digest.hex)\""
    }
}
