import Node
import Words

// Chapter 1: a district is founded, and four nodes join it by request, fingerprint and bundle.
extension Story {
    mutating func foundAndJoin() async throws {
        let folder = stage.folder
        let id = try await NodeSetup.createDistrict(
            stage.configuration(of: .hub),
            name: "示范区",
            areaCode: "310199",
            officeCode: MemberOffice.district.code,
            officeName: MemberOffice.district.recordName,
            nodeCode: Member.hub.nodeCode,
            recoveryKey: folder.path + "/recovery.key",
            passphrase: nil,
            surroundings: .system(stateDirectory: folder.state)
        )
        district = DemoDistrict(id: id)
        teller.say(.founded, ["district": String(id.prefix(12))])
        try await stage.start(.hub)
        let hub = try await address(of: .hub)
        for office in MemberOffice.allCases where office != .district { try await enroll(office) }
        teller.say(.officesEnrolled)
        var table = Table([Label.nodeCode.text, Label.node.text, Label.fingerprint.text])
        for member in Member.joining { table.add([member.nodeCode, member.name, try await join(member)]) }
        teller.say(.joined)
        teller.show(table.lines)
        for member in Member.bureaus { try await stage.connect(member, toHubAt: hub) }
        try await stage.connectHub(toCityAt: address(of: .city))
    }

    /// The address that a node has announced to the district.
    private func address(of member: Member) async throws -> String {
        let node = await node(member)
        return try await Patience.until(.waitedForAddress) { try await node.address() }
    }

    private mutating func enroll(_ office: MemberOffice) async throws {
        let body: JSON = .object([
            "code": .string(office.code), "name": .string(office.recordName),
            "roles": .array([.string(office.role.rawValue)]),
        ])
        district.offices[office] = try await node(.hub).post("/api/v1/offices", body)["document"].plainText
    }

    /// A new node writes its request; the district office compares the fingerprint and hands back a bundle; the node
    /// reads it, with the district's id from the paper. Returns the fingerprint.
    private func join(_ member: Member) async throws -> String {
        let request = try await NodeSetup.initialize(
            stage.configuration(of: member),
            office: member.office.recordName,
            kind: member.kind,
            passphrase: nil,
            surroundings: .system(stateDirectory: stage.folder.state)
        )
        try await stage.start(member)
        let welcome = stage.folder.carried(member.nodeCode + "-join.hefu")
        let order: JSON = .object([
            "request": .string(request.text), "office": .string(member.office.code), "path": .string(welcome),
            "nodeCode": .string(member.nodeCode), "kind": .string(member.kind),
        ])
        let answer = try await node(.hub).post("/api/v1/nodes/enroll", order)
        guard answer["fingerprint"].string == request.fingerprint else {
            throw DemoTrouble.otherFingerprint(member)
        }
        let bundle: JSON = .object(["path": .string(welcome), "district": .string(district.id)])
        _ = try await node(member).post("/api/v1/bundles/import", bundle)
        return request.fingerprint
    }

    /// Each office submits its type of license, the district office approves it, and everybody comes to know.
    mutating func fillCatalogue() async throws {
        for item in DemoItem.allCases {
            let author: Member = item.office == .health ? .health : .counter1
            _ = try await node(author).post("/api/v1/catalogue", item.submission)
            try await waitForItem(item, "submitted", at: .hub)
            let approval: JSON = .object(["item": .string(item.typeCode)])
            _ = try await node(.hub).post("/api/v1/catalogue/approve", approval)
        }
        for member in Member.bureaus {
            for item in DemoItem.allCases { try await waitForItem(item, "approved", at: member) }
        }
        let names = DemoItem.allCases.map(\.name).joined(separator: Heading.listComma.text)
        teller.say(.approvedTypes, ["types": names])
        teller.show(try await lookWhenEqual(in: [.district]).lines)
        teller.say(.howToRead)
    }

    private func waitForItem(_ item: DemoItem, _ state: String, at member: Member) async throws {
        let node = await node(member)
        try await Patience.until(.waitedForCatalogue) {
            let items = try await node.get("/api/v1/catalogue")["items"].array
            return items.contains { $0["typeCode"].string == item.typeCode && $0["state"].string == state } ? () : nil
        }
    }
}
