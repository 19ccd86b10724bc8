package import District
package import SignedLog
package import Signing

/// 全区发证清单: what the district issues, as one document that is the same bytes on every node that holds the same
/// entries of the district (`docs/formats/issuing-list.md`). Its digest changes exactly when the list does.
package struct IssuingList: Hashable, Sendable {
    /// For whom a list is.
    package enum Reader: String, Hashable, Sendable {
        /// 全区: every item that was ever approved, retired ones too.
        case district = "district"
        /// 公众: items whose 类目公开属性 says so and that are not retired. Who says nothing is not published.
        case everybody = "public"
    }

    package static let format: Text = "hefu/issuing-list/1"

    /// The document, UTF-8.
    package let bytes: [UInt8]
    package let itemCount: Int

    package var digest: Bytes32 { SHA256.digest(bytes) }

    /// Nil before genesis.
    ///
    /// - Parameters:
    ///   - catalogue: the one that the view's authority knows.
    ///   - district: whose list it is.
    package init?(of catalogue: Catalogue, _ view: AuthorityView, _ district: DistrictID, for reader: Reader) {
        guard let genesis = view.genesis else { return nil }
        let items = catalogue.items.filter { reader.mayRead($0) }
            .sorted { ($0.typeCode, $0.document) < ($1.typeCode, $1.document) }
        itemCount = items.count
        bytes =
            PlainJSON.object([
                "format": .text(Self.format),
                "list": .text(Text(reader.rawValue)),
                "district": .text(Text(district.bytes.hex)),
                "name": .text(genesis.name),
                "areaCode": .text(genesis.areaCode),
                "items": .array(items.map { $0.listed(in: catalogue, view, for: reader) }),
            ]).encoded()
    }
}

extension IssuingList.Reader {
    fileprivate func mayRead(_ item: CatalogueItem) -> Bool {
        switch self {
        case .district: true
        case .everybody: item.isPublic && !item.isRetired
        }
    }
}

extension CatalogueItem {
    fileprivate func listed(in catalogue: Catalogue, _ view: AuthorityView, for reader: IssuingList.Reader) -> PlainJSON
    {
        var members: [String: PlainJSON] = [
            "document": document.listed,
            "version": .int(Int(version)),
            "issuer": issuer(view),
            "fields": .array(fields.map(\.listed)),
        ]
        for element in content.elements { members[element.name] = .text(element.value) }
        guard reader == .district else { return .object(members) }
        members["retired"] = .bool(isRetired)
        members["holderIsPublic"] = .bool(holderIsPublic)
        members["unconfirmed"] = .array(content.notes.unconfirmed.map(PlainJSON.text))
        members["sharesTypeCodeWith"] = .array(catalogue.others(like: self, in: \.typeCode).map(\.listed))
        members["sharesNameWith"] = .array(catalogue.others(like: self, in: \.name).map(\.listed))
        return .object(members)
    }

    private func issuer(_ view: AuthorityView) -> PlainJSON {
        guard let office = view.office(office) else { return .object(["office": self.office.listed]) }
        return .object([
            "office": office.id.listed, "code": .text(office.code), "name": .text(office.name),
        ])
    }
}

extension Catalogue {
    /// The other items that are not retired and have the same value as this one, ascending; none of a retired item.
    package func others(like item: CatalogueItem, in value: (CatalogueItem) -> Text) -> [DocumentID] {
        guard !item.isRetired else { return [] }
        return items.filter { !$0.isRetired && $0.document != item.document && value($0) == value(item) }
            .map(\.document)
    }
}

extension DocumentID {
    fileprivate var listed: PlainJSON { .text(Text(bytes.hex)) }
}

extension FaceField {
    fileprivate var listed: PlainJSON {
        var members: [String: PlainJSON] = [
            "key": .text(key), "label": .text(label), "type": .text(type.name), "public": .bool(isPublic),
            "required": .bool(isRequired),
        ]
        if !codes.isEmpty {
            members["codes"] = .array(codes.map { .object(["code": .text($0.code), "label": .text($0.label)]) })
        }
        return .object(members)
    }
}
