package import District
package import Licenses
package import SignedLog
import Signing
import Storage

/// What a request names, found: an office by id, code or name; a node by document or node code; a type by document,
/// type code or name.
extension Replica {
    package func office(named name: String) throws -> OfficeID {
        let offices = state.authority.currentView.offices
        if let id = Bytes32(hex: name).map({ OfficeID($0) }), offices[id] != nil { return id }
        let found = offices.values.filter { $0.code == Text(name) || $0.name == Text(name) }
        guard let office = found.first else { throw Refusal(.unknownOffice, field: "office", ["found": name]) }
        guard found.count == 1 else { throw Refusal(.ambiguous, field: "office", ["found": name]) }
        return office.id
    }

    package func node(named name: String) throws -> DocumentID {
        let nodes = state.authority.currentView.enrollments
        let id = Bytes32(hex: name).map { DocumentID($0) }
        guard let node = nodes.first(where: { $0.document == id || $0.code == Array(name.utf8) }) else {
            throw Refusal(.notFound, field: "node", ["found": name])
        }
        return node.document
    }

    /// Items that only wait for approval are found too.
    package func item(named name: String) throws -> DocumentID {
        let id = Bytes32(hex: name).map { DocumentID($0) }
        let found = catalogue().filter { $0.document == id || $0.typeCode == name || $0.name == name }
        guard let item = found.first(where: { $0.state != "retired" }) ?? found.first else {
            throw Refusal(.unknownType, field: "item", ["found": name])
        }
        return item.document
    }

    package func enrollment(of node: DocumentID) -> NodeEnrollment? {
        state.authority.currentView.enrollment(document: node)
    }

    /// Where the district's nodes say that they are reached.
    package func endpoints() -> [NodeEndpoint] {
        state.authority.currentView.enrollments.compactMap { node in
            guard !state.authority.isCut(node.key), let endpoint = state.statements.endpoint(of: node) else {
                return nil
            }
            return NodeEndpoint(
                node: node,
                addresses: endpoint.addresses.map(\.string),
                certificate: endpoint.certificate
            )
        }
    }

    /// The nodes that this one dials without being told by anybody: a bureau the hubs and the other nodes of its office,
    /// a hub the cities, a city nobody. Sorted by key.
    package func endpointsToDial() -> [NodeEndpoint] {
        guard let own = node else { return [] }
        return endpoints().filter { own.dials($0.node) }.sorted { $0.node.key < $1.node.key }
    }

    /// Licenses that share what none may share, by key.
    package func duplicates() throws -> [Duplicate] {
        try store.read { try $0.duplicates() }
    }

    /// The license that an import would make again: of this type, with this holder code. Of several the first.
    package func heldLicense(type: String, _ key: RegisterKey, _ value: String) throws -> HeldLicense? {
        var filter = LicenseFilter(date: .latest)
        filter.typeCode = Text(type)
        filter.ask(for: key, Text(value))
        return try store.read { store in
            guard let view = try store.licenses(filter, limit: 1).first else { return nil }
            var folder = LicenseFolder(state, store: store)
            guard let history = try folder.fold(view.document), let head = history.heads.first,
                let content = history.content(of: head)
            else { return nil }
            let disclosed = try store.disclosedValues(of: head).map { ($0.key, $0.value) }
            return HeldLicense(content, view.document, Dictionary(disclosed) { first, _ in first })
        }
    }
}

extension NodeEnrollment {
    /// The direction of sync (`docs/formats/sync.md`): towards the city.
    fileprivate func dials(_ other: NodeEnrollment) -> Bool {
        switch (kind, other.kind) {
        case (.bureau, .hub), (.hub, .city): true
        case (.bureau, .bureau): office == other.office && key != other.key
        case (.bureau, .city), (.hub, .bureau), (.hub, .hub), (.city, .bureau), (.city, .hub), (.city, .city): false
        }
    }
}

/// A node's own word on where it is reached, and by which certificate it is known.
package struct NodeEndpoint: Sendable {
    package let node: NodeEnrollment
    package let addresses: [String]
    package let certificate: [UInt8]
}

/// The face of a held license, as far as it may be read here: what a row of a back-file is compared with.
package struct HeldLicense: Sendable {
    package let document: DocumentID
    package let number: String?
    package let date: CivilDate
    package let holderName: String?
    package let validFrom: CivilDate?
    package let validTo: Term
    package let fields: [Text: CBOR]

    fileprivate init(_ content: Content, _ document: DocumentID, _ disclosed: [Text: CBOR]) {
        var readable: [Text: CBOR] = [:]
        for pair in content.fields.pairs {
            guard let key = pair.key.asText else { continue }
            readable[key] = pair.value.asBytes == nil ? pair.value : disclosed[key]
        }
        self.document = document
        number = content.number?.string
        date = content.dated
        holderName = readable[ReservedField.holderName]?.asText?.string
        (validFrom, validTo) = (content.validFrom, content.validTo)
        fields = readable.filter { !$0.key.hasPrefix("holder/") }
    }
}
