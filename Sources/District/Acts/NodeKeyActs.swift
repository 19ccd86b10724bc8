package import SignedLog
package import Signing

/// What an installation is for. Hub and city are witnesses.
package enum NodeKind: UInt64, CaseIterable, Hashable, Sendable {
    case bureau = 0
    case hub = 1
    case city = 2

    package var isWitness: Bool {
        switch self {
        case .bureau: false
        case .hub, .city: true
        }
    }
}

/// Kind 4: a node's keys are enrolled for an office.
package struct NodeKeyAct: DistrictBody {
    static let kind = Kind.nodeKey
    /// Characters of a node code, as the serial of a 证照标识 begins with it.
    package static let codeCount = 4

    package let key: PublicKey
    package let boxKey: BoxPublicKey
    package let office: OfficeID
    package let nodeKind: NodeKind
    /// Four characters 0-9 and A-Z.
    package let code: Text

    package init(key: PublicKey, boxKey: BoxPublicKey, office: OfficeID, nodeKind: NodeKind, code: Text) {
        self.key = key
        self.boxKey = boxKey
        self.office = office
        self.nodeKind = nodeKind
        self.code = code
    }

    init(_ act: Act, _ reader: BodyReader) throws(ActRefusal) {
        key = try reader.publicKey(100)
        boxKey = BoxPublicKey(try reader.bytes32(101))
        office = try reader.id(102)
        guard let nodeKind = NodeKind(rawValue: try reader.uint(103)) else { throw .outOfRange(key: 103) }
        self.nodeKind = nodeKind
        code = try reader.code(104, count: Self.codeCount)
    }

    var body: CBORMap {
        CBORMap([
            (.int(100), .bytes(key.bytes)), (.int(101), .bytes(boxKey.bytes)), (.int(102), .bytes(office)),
            (.int(103), .int(Int64(nodeKind.rawValue))), (.int(104), .text(code)),
        ])
    }
}

/// Kind 10: where a node is reached, and by which TLS certificate it is known.
package struct EndpointAct: DistrictBody {
    static let kind = Kind.endpoint

    /// As `peer add` takes them, best first; none if the node is not reached at all.
    package let addresses: [Text]
    /// DER, made by the node itself.
    package let certificate: [UInt8]

    package init(addresses: [Text], certificate: [UInt8]) {
        self.addresses = addresses
        self.certificate = certificate
    }

    init(_ act: Act, _ reader: BodyReader) throws(ActRefusal) {
        addresses = try reader.list(100, counts: 0...Limit.addresses) { item in
            item.asText.flatMap { 1...Limit.text ~= $0.utf8.count ? $0 : nil }
        }
        certificate = try reader.bytes(101, counts: 1...Limit.certificate)
    }

    var body: CBORMap {
        CBORMap([(.int(100), .array(addresses.map { .text($0) })), (.int(101), .bytes(certificate))])
    }
}
