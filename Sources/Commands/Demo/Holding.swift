/// What a node has of the licenses that the demo's ledger speaks of, as it answers itself.
package struct Holding: Sendable {
    package struct License: Sendable {
        package let number: String
        package let state: String
        package let hasRivals: Bool

        package init(number: String, state: String, hasRivals: Bool) {
            (self.number, self.state, self.hasRivals) = (number, state, hasRivals)
        }
    }

    package let member: Member
    /// All licenses that the node lists, by document.
    package var licenses: [String: License] = [:]
    /// The verb of each act of the ledger's licenses, by the act's id.
    package var acts: [String: String] = [:]

    private static let pageSize = 500

    package init(member: Member) { self.member = member }

    init(of documents: some Sequence<String>, at node: DemoNode) async throws {
        self.init(member: node.member)
        try await list(node)
        for document in documents where licenses[document] != nil {
            for act in try await node.get("/api/v1/licenses/\(document)/history")["acts"].array {
                acts[act["act"].plainText] = act["verb"].plainText
            }
        }
    }

    private mutating func list(_ node: DemoNode) async throws {
        var cursor: String?
        repeat {
            let path = RequestPath("licenses").adding("limit", String(Self.pageSize)).adding("after", cursor)
            let page = try await node.get(path.text)
            for license in page["licenses"].array {
                licenses[license["document"].plainText] = License(
                    number: license["number"].plainText,
                    state: license["state"].plainText,
                    hasRivals: license["rivals"].isTrue
                )
            }
            cursor = page["next"].string
        } while cursor != nil
    }
}
