import Licenses
import Replica
import SignedLog

/// How a submission is written for the city library, and how its answer is read (`docs/city-library.md`).
struct LibraryContract: Sendable {
    let address: OutsideAddress
    /// Who we are to the library; nil: it asks nobody.
    let token: String?
    /// Names of elements that the library spells otherwise than GB/T 36903, and under `KZ_` the prefix of face fields.
    let names: [String: String]
    /// Our node's code, as the one who submits.
    let sender: String

    static let facePrefix = "KZ_"

    func url(of order: LibraryOrder) -> String { "\(address)/submissions/\(order.submission)" }

    var headers: [(name: String, value: String)] { token.map { [("authorization", "Bearer \($0)")] } ?? [] }

    func body(of order: LibraryOrder) -> [UInt8] {
        let identifier = LibraryMetadata.Element.identifier.rawValue
        var members: [(String, JSONValue)] = [
            ("submission", .text(Text(order.submission.description))),
            ("license", .text(Text(order.license.description))),
            ("number", .integer(Int64(order.number))),
            ("operation", order.metadata == nil ? "withdraw" : "put"),
            ("sender", .text(Text(sender))),
            (named(identifier), .text(Text(order.identifier))),
        ]
        if let metadata = order.metadata { members.append(("data", .members(data(metadata)))) }
        return JSONBody.encode(JSONValue.members(members))
    }

    private func data(_ metadata: LibraryMetadata) -> [(String, JSONValue)] {
        let elements = LibraryMetadata.Element.allCases.compactMap { element in
            metadata.elements[element].map { (named(element.rawValue), JSONValue.text(Text($0))) }
        }
        let prefix = named(Self.facePrefix)
        return elements + metadata.face.map { (prefix + $0.key, .text(Text($0.value))) }
    }

    private func named(_ name: String) -> String { names[name] ?? name }

    /// What the library says. Nil of an answer that the contract does not know.
    static func reply(_ reply: OutsideClient.Reply, to order: LibraryOrder) throws(OutsideFailure) -> LibraryReply {
        guard [200, 201, 409, 422].contains(reply.status) else { throw .misunderstood(status: reply.status) }
        // The status alone says what became of it; what else there is to say may be missing.
        var object = try? RequestObject(body: reply.body)
        let outcome: LibraryAnswer.Outcome =
            switch reply.status {
            case 409: .conflict
            case 422: .rejected
            default: .accepted
            }
        return LibraryReply(
            to: order,
            outcome,
            number: (try? object?.text("receipt")) ?? nil,
            reason: (try? object?.text("reason")) ?? nil
        )
    }
}
