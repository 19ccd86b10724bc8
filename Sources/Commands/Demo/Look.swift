import Words

/// What the nodes hold at one moment, as their statuses tell.
struct Look: Sendable, Equatable {
    let nodes: [NodeLook]

    /// Asks all at once.
    init(at nodes: [DemoNode], _ district: DemoDistrict) async throws {
        self.nodes = try await withThrowingTaskGroup(of: NodeLook.self) { group in
            for node in nodes {
                group.addTask { NodeLook(node.member, try await node.get("/api/v1/status"), district) }
            }
            var looks: [NodeLook] = []
            for try await look in group { looks.append(look) }
            return Member.allCases.compactMap { member in looks.first { $0.member == member } }
        }
    }

    subscript(member: Member) -> NodeLook? { nodes.first { $0.member == member } }

    /// The different digests of an office's audience among the nodes that may hold it; one: all hold the same.
    func digests(of office: MemberOffice) -> Set<DemoDigests?> {
        let holders = Member.holders(of: office)
        return Set(nodes.filter { holders.contains($0.member) }.map { $0.digests[office] })
    }

    func isEqual(in office: MemberOffice) -> Bool {
        let found = digests(of: office)
        return found.count == 1 && !found.contains(nil)
    }

    var isEqualEverywhere: Bool { MemberOffice.audiences.allSatisfy(isEqual) }

    /// A line for each node, and one that says whether those who may hold an audience hold the same.
    var lines: [String] {
        var table = Table([Label.node.text, Label.licenses.text] + MemberOffice.audiences.map(\.heading))
        for node in nodes { table.add(row(of: node)) }
        let verdicts = MemberOffice.audiences.map { office in
            if digests(of: office) == [nil] { return "" }
            return isEqual(in: office) ? DemoPhrase.same.text : DemoPhrase.different.text
        }
        table.add(["", ""] + verdicts)
        return table.lines
    }

    private func row(of node: NodeLook) -> [String] {
        [node.member.name, String(node.licenses)]
            + MemberOffice.audiences.map { office in
                guard Member.holders(of: office).contains(node.member) else { return "" }
                return node.digests[office]?.short ?? "·"
            }
    }
}

/// What one node holds.
struct NodeLook: Sendable, Equatable {
    let member: Member
    let licenses: Int
    let digests: [MemberOffice: DemoDigests]
    /// How its peers are, by name.
    let peers: [String: String]
    /// Documents of licenses with rivals.
    let rivals: [String]

    init(_ member: Member, _ status: JSON, _ district: DemoDistrict) {
        self.member = member
        licenses = status["licenses"].int ?? 0
        let found = status["audiences"].array.compactMap { audience in
            district.office(of: audience["offices"].array.compactMap(\.string)).map { ($0, DemoDigests(audience)) }
        }
        digests = Dictionary(found) { first, _ in first }
        let named = status["peers"].array.compactMap { peer in
            peer["name"].string.map { ($0, peer["state"].plainText) }
        }
        peers = Dictionary(named) { first, _ in first }
        rivals = status["rivals"].array.compactMap { $0["document"].string }
    }
}

/// The two digests of an audience: which entries are held, and what is shown of them.
struct DemoDigests: Hashable, Sendable {
    let log: String
    let state: String

    init(_ audience: JSON) {
        (log, state) = (audience["log"].plainText, audience["state"].plainText)
    }

    /// Enough to compare by eye; what is decided is decided by the whole.
    var short: String { log.prefix(6) + "/" + state.prefix(6) }
}

/// What the demo's district is called in its own records.
struct DemoDistrict: Sendable {
    /// The district's id, in hex.
    let id: String
    /// The ids of its offices.
    var offices: [MemberOffice: String] = [:]

    /// Whose audience this is; the whole district's has no offices.
    func office(of audience: [String]) -> MemberOffice? {
        guard !audience.isEmpty else { return .district }
        return offices.first { [$0.value] == audience }?.key
    }
}
