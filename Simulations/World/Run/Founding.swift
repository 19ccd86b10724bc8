import District
import FaultyDisk
import Licenses
import Rehearsal
import Replica
import SignedLog
import Signing
import Storage

/// A district on its first morning: founded, enrolled, one type approved for each office, everybody in step.
struct Founding {
    let nodes: [Installation]
    let district: DistrictID
    /// In the order of the plan's offices.
    let offices: [OfficeID]
    let items: [DocumentID]

    /// The first morning: 22 September 2025, nine o'clock in Shanghai.
    static let firstMorning: Int64 = 1_758_502_800_000

    init(_ shape: DistrictShape, seed: UInt64, time: WorldTime, in folder: TemporaryFolder) throws {
        let maker = InstallationMaker(seed: seed, time: time, folder: folder)
        let root = SigningKey(seed: maker.seedBytes("root"))
        let hub = try maker.make(DistrictShape.hub, shape, root: root)
        try Self.found(hub, root: root, recovery: SigningKey(seed: maker.seedBytes("recovery")))
        guard let hubReplica = hub.replica, let district = hubReplica.district else {
            throw RunFailure.safety("the founded hub has no district")
        }
        var nodes = [hub]
        var offices: [OfficeID] = []
        for place in shape.counters.indices {
            let office = DistrictShape.offices[place]
            offices.append(try hubReplica.enroll(office.code, office.name, [.issuing]))
        }
        let library = try shape.city.map { _ in
            try hubReplica.enroll("11310107002450056K", "市电子证照库", [.cityLibrary])
        }
        for index in 1..<shape.nodeCount {
            let node = try maker.make(index, shape, root: nil)
            guard let office = node.office.map({ offices[$0] }) ?? library else { continue }
            let kind: NodeKind = index == shape.city ? .city : .bureau
            try Self.enroll(node, of: office, kind, at: hubReplica, district)
            nodes.append(node)
        }
        (self.nodes, self.district, self.offices) = (nodes, district, offices)
        items = try offices.indices.map { place in
            try Self.approve(place, offices[place], nodes[shape.counters(of: place)[0]], at: hubReplica)
        }
        for _ in 0..<2 { for node in nodes.dropFirst() { try Line.meet(node.opened, hubReplica) } }
        for node in nodes { node.mark = try node.opened.ownEntryCount() }
    }

    private static func found(_ hub: Installation, root: SigningKey, recovery: SigningKey) throws {
        let store = try Store.open(directory: hub.disk.directory)
        let replica = try Replica.found(
            DistrictFounding(
                name: "普陀区",
                areaCode: "310107",
                officeCode: "11310107MB1K00019P",
                officeName: "区府办",
                nodeCode: hub.code,
                rootKey: root,
                recoveryKey: recovery.publicKey
            ),
            in: store,
            identity: hub.identity,
            surroundings: hub.clock.surroundings(hub.entropy.entropy())
        )
        hub.adopt(replica, on: store)
    }

    private static func enroll(
        _ node: Installation,
        of office: OfficeID,
        _ kind: NodeKind,
        at hub: Replica,
        _ district: DistrictID
    ) throws {
        let request = try JoinRequest(
            key: node.identity.signing,
            boxKey: node.identity.box.publicKey,
            nodeKind: kind,
            officeName: Text(node.code)
        )
        _ = try hub.author(.enrollNode(request, office: office, kind: kind, code: node.code))
        try node.start()
        try node.opened.join(district)
        node.refreshResponder()
        try Line.meet(node.opened, hub)
    }

    private static func approve(_ place: Int, _ office: OfficeID, _ node: Installation, at hub: Replica) throws
        -> DocumentID
    {
        try Line.meet(node.opened, hub)
        let submitted = try node.opened.author(.submitItem(.simulated(place, office, version: 1), item: nil))
        try Line.meet(node.opened, hub)
        _ = try hub.author(.approveItem(submitted.document, submission: nil))
        return submitted.document
    }
}

extension Installation {
    /// The process, where it must be running.
    var opened: Replica {
        guard let replica else { preconditionFailure("\(code) does not run") }
        return replica
    }
}

extension Replica {
    fileprivate func enroll(_ code: String, _ name: String, _ roles: [OfficeRole]) throws -> OfficeID {
        try author(.enrollOffice(code: code, name: name, roles: roles)).document
    }
}

extension ItemSubmission {
    /// The type of one office: an address in clear, the principal committed to, the holder not public.
    static func simulated(_ place: Int, _ office: OfficeID, version: UInt64) throws -> ItemSubmission {
        guard let collectFrom = CivilDate(yyyymmdd: 2020_01_01) else {
            preconditionFailure("New Year 2020 is a date")
        }
        let known = DistrictShape.offices[place]
        return ItemSubmission(
            version: version,
            typeCode: Text(known.code + "001"),
            name: Text(known.type),
            office: office,
            holderKind: .both,
            collectFrom: collectFrom,
            fields: [
                FaceField(key: "address", label: "地址", type: .text, isPublic: true, isRequired: false),
                FaceField(key: "principal", label: "负责人", type: .text, isPublic: false, isRequired: false),
            ],
            holderIsPublic: false,
            validity: "3年"
        )
    }
}

/// Makes machines that nothing runs on yet.
struct InstallationMaker {
    let seed: UInt64
    let time: WorldTime
    let folder: TemporaryFolder

    func make(_ index: NodeIndex, _ shape: DistrictShape, root: SigningKey?) throws -> Installation {
        let code = shape.code(of: index)
        let identity = Identity(
            signing: SigningKey(seed: seedBytes("signing \(code)")),
            box: BoxKey(seed: seedBytes("box \(code)"))
        )
        return try make(index, code: code, office: shape.office(of: index), identity: identity, root: root)
    }

    /// A machine with a key that somebody has already.
    func make(_ index: NodeIndex, code: String, office: Int?, identity: Identity, root: SigningKey?) throws
        -> Installation
    {
        Installation(
            index: index,
            code: code,
            office: office,
            identity: identity,
            root: root,
            disk: FaultyDisk(directory: try folder.folder("\(index)-\(code)")),
            clock: NodeClock(time),
            entropy: EventEntropy(seed: seed, node: index)
        )
    }

    func seedBytes(_ purpose: String) -> Bytes32 {
        SHA256.digest(Array("\(seed) \(purpose)".utf8))
    }
}
