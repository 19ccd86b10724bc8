import Foundation
import Replica
import SignedLog
import Signing

/// How a channel (一网通办, 随申办 …) is asked to bring a version to its holder, and how its answer is read
/// (`docs/delivery-channels.md`).
struct DeliveryContract: Sendable {
    /// As it stands in the delivery's act.
    let channel: String
    let address: OutsideAddress
    /// The channel's own secret, never a key of the node.
    let key: [UInt8]

    enum Answer: Sendable {
        case delivered(DeliveryProof)
        /// It has the version and will bring it.
        case accepted
        /// It cannot: the holder has no account there …
        case refused
    }

    func body(of order: DeliveryOrder) -> [UInt8] {
        let elements = LibraryMetadata.Element.allCases.compactMap { element in
            order.metadata.elements[element].map { (element.rawValue, JSONValue.text(Text($0))) }
        }
        let face = order.metadata.face.map { (LibraryContract.facePrefix + $0.key, JSONValue.text(Text($0.value))) }
        return JSONBody.encode(
            JSONValue.members([
                ("delivery", .text(Text(order.version.description))),
                ("license", .text(Text(order.license.description))),
                ("data", .members(elements + face)),
            ])
        )
    }

    /// - Parameter seconds: now, since 1970 UTC: an old request that somebody sends again is known by it.
    func headers(of order: DeliveryOrder, _ body: [UInt8], at seconds: Int64) -> [(name: String, value: String)] {
        let signed = Array("\(seconds).".utf8) + body
        return [
            ("hefu-delivery", order.version.description), ("hefu-timestamp", String(seconds)),
            ("hefu-signature", "v1=" + HMACSHA256.code(signed, key: key).hex),
        ]
    }

    func answer(_ reply: OutsideClient.Reply) throws(OutsideFailure) -> Answer {
        var object = try? RequestObject(body: reply.body)
        switch reply.status {
        case 202: return .accepted
        case 409, 422: return .refused
        case 200, 201:
            guard let proof = (try? object?.text("proof")) ?? nil, let time = (try? object?.text("entered")) ?? nil,
                let entered = Instant.milliseconds(parsing: time), entered >= 0
            else { throw .misunderstood(status: reply.status) }
            return .delivered(DeliveryProof(channel: channel, proof: proof, entered: entered))
        default: throw .misunderstood(status: reply.status)
        }
    }
}
