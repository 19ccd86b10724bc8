package import District
package import Licenses
package import Replica
package import SignedLog
package import Signing
package import Storage

// How every rehearsal, simulation and test founds its district: 普陀区, by the hub of 区府办.

extension DistrictFounding {
    package static func rehearsed(root: SigningKey, recovery: PublicKey) -> DistrictFounding {
        DistrictFounding(
            name: "普陀区",
            areaCode: "310107",
            officeCode: "11310107MB1K00019P",
            officeName: "区府办",
            nodeCode: "QFB1",
            rootKey: root,
            recoveryKey: recovery
        )
    }
}

extension Identity {
    package static func drawn(from entropy: Entropy) -> Identity {
        let secrets = KeySecrets.generate(using: entropy)
        return Identity(signing: secrets.signingKey, box: secrets.boxKey)
    }
}

extension Replica {
    package func enrollOffice(_ code: String, _ name: String, _ roles: [OfficeRole] = [.issuing]) throws -> OfficeID {
        try author(.enrollOffice(code: code, name: name, roles: roles)).document
    }

    /// Enrolls a node by the request that its own keys sign.
    @discardableResult
    package func enroll(_ keys: Identity, as code: String, of office: OfficeID, _ kind: NodeKind = .bureau) throws
        -> Acknowledgement
    {
        try author(.enrollNode(keys.joinRequest(as: code, kind), office: office, kind: kind, code: code))
    }

    /// Enrolls a node and opens it on a store. It holds nothing yet: its first session brings the district.
    package func enroll(
        _ keys: Identity,
        as code: String,
        of office: OfficeID,
        _ kind: NodeKind = .bureau,
        on store: Store,
        _ surroundings: Surroundings
    ) throws -> Replica {
        try enroll(keys, as: code, of: office, kind)
        let node = try Replica(
            store: store,
            identity: keys,
            root: nil,
            surroundings: surroundings,
            start: .ordinary
        )
        if let district { try node.join(district) }
        return node
    }

    /// Submits a type by a node of its office and approves it by the root, which is here. Afterwards both know it.
    @discardableResult
    package func approve(_ item: ItemSubmission, submittedBy node: Replica) throws -> DocumentID {
        let submitted = try node.author(.submitItem(item, item: nil))
        try Line.meet(node, self)
        _ = try author(.approveItem(submitted.document, submission: nil))
        try Line.meet(node, self)
        return submitted.document
    }
}

extension Identity {
    package func joinRequest(as code: String, _ kind: NodeKind) throws -> JoinRequest {
        try JoinRequest(key: signing, boxKey: box.publicKey, nodeKind: kind, officeName: Text(code))
    }
}

extension ItemSubmission {
    /// A license of 教育局: its address in clear, its head committed to.
    package static func school(
        _ office: OfficeID,
        version: UInt64 = 1,
        typeCode: Text = schoolType
    ) -> ItemSubmission {
        ItemSubmission(
            version: version,
            typeCode: typeCode,
            name: "民办培训机构办学许可证",
            office: office,
            holderKind: .both,
            collectFrom: CivilDate(yyyymmdd: 2020_01_01) ?? .earliest,
            fields: [
                FaceField(key: "address", label: "地址", type: .text, isPublic: true, isRequired: false),
                FaceField(key: "principal", label: "负责人", type: .text, isPublic: false, isRequired: false),
            ],
            holderIsPublic: true,
            validity: "长期"
        )
    }

    package static let schoolType: Text = "113101070024500211001"
}
