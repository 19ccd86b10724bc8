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
    /// That of the city; nil without one.
    let library: OfficeID?
    let items: [DocumentID]
    private let maker: InstallationMaker

    /// The first morning: 22 September 2025, nine o'clock in Shanghai.
    package static let firstMorning: Int64 = 1_758_502_800_000

    init(_ shape: DistrictShape, seed: UInt64, time: WorldTime, in folder: TemporaryFolder) throws {
        maker = InstallationMaker(seed: seed, time: time, folder: folder)
        let hub = try maker.make(DistrictShape.hub, shape, root: maker.root(after: 0))
        try Self.found(hub, by: maker)
        offices = try shape.counters.indices.map { place in
            let office = DistrictShape.offices[place]
            return try hub.opened.enrollOffice(office.code, office.name)
        }
        library = try shape.city.map { _ in
            try hub.opened.enrollOffice("11310107002450056K", "市电子证照库", [.cityLibrary])
        }
        var nodes = [hub]
        for index in 1..<shape.nodeCount { nodes.append(try maker.make(index, shape, root: nil)) }
        for node in nodes.dropFirst() {
            let office = node.office.map { [offices] in offices[$0] } ?? library
            node.condition.isAbsent = node.index == shape.latecomer
            if let office, !node.condition.isAbsent { try Self.enroll(node, of: office, at: hub) }
        }
        items = try offices.enumerated().map { place, office in
            let counter = nodes[shape.counters(of: place)[0]].opened
            try Line.meet(counter, hub.opened)
            let item = try hub.opened.approve(.simulated(place, office, version: 1), submittedBy: counter)
            try Self.lease(item, to: shape.counters(of: place).map { nodes[$0] }, at: hub.opened)
            return item
        }
        let present = nodes.filter { !$0.condition.isAbsent }
        for node in present.dropFirst() { try Line.meet(node.opened, hub.opened) }
        for node in present { node.mark = try node.opened.ownEntryCount() }
        guard let district = hub.opened.district else { preconditionFailure("the hub was founded") }
        (self.nodes, self.district) = (nodes, district)
    }

    /// A few numbers a year for each counter that is there, so that some run out.
    private static func lease(_ item: DocumentID, to counters: [Installation], at hub: Replica) throws {
        let present = try counters.filter { !$0.condition.isAbsent }.map { try hub.node(named: $0.code) }
        for year in [2025, 2026] {
            let blocks = present.enumerated().map { place, node in
                let first = UInt64(place) * leaseCount + 1
                return (node: node, numbers: first...(first + leaseCount - 1))
            }
            _ = try hub.author(.leaseNumbers(item: item, year: year, blocks: blocks))
        }
    }

    private static let leaseCount: UInt64 = 20

    private static func enroll(_ node: Installation, of office: OfficeID, at hub: Installation) throws {
        try hub.opened.enroll(node.identity, as: node.code, of: office, node.kind)
        try node.start()
        if let district = hub.opened.district { try node.opened.join(district) }
        node.refreshResponder()
        try Line.meet(node.opened, hub.opened)
    }

    private static func found(_ hub: Installation, by maker: InstallationMaker) throws {
        let store = try Store.open(directory: hub.disk.directory)
        let replica = try Replica.found(
            .rehearsed(root: maker.root(after: 0), recovery: maker.recovery(after: 0).publicKey),
            in: store,
            identity: hub.identity,
            surroundings: hub.clock.surroundings(hub.entropy.entropy())
        )
        hub.adopt(replica, on: store)
    }

    /// The root key that follows so many others; the first is that of genesis.
    func root(after count: Int) -> SigningKey { maker.root(after: count) }

    func recovery(after count: Int) -> SigningKey { maker.recovery(after: count) }

    func identity(named code: String) -> Identity { maker.identity(named: code) }
}

extension Installation {
    /// The process, where it must be running.
    var opened: Replica {
        guard let replica else { preconditionFailure("\(code) does not run") }
        return replica
    }
}

extension ItemSubmission {
    /// The type of one office: an address in clear, the principal committed to, the holder not public.
    static func simulated(_ place: Int, _ office: OfficeID, version: UInt64) throws -> ItemSubmission {
        guard let collectFrom = CivilDate(yyyymmdd: 2020_01_01) else {
            preconditionFailure("New Year 2020 is a date")
        }
        let known = DistrictShape.offices[place]
        var item = ItemSubmission(
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
        item.notes.numbering = Text("\(known.node)〔{year}〕第{serial:3}号")
        return item
    }
}

/// Makes machines that nothing runs on yet.
struct InstallationMaker {
    let seed: UInt64
    let time: WorldTime
    let folder: TemporaryFolder

    func make(_ index: NodeIndex, _ shape: DistrictShape, root: SigningKey?) throws -> Installation {
        let code = shape.code(of: index)
        return try make(index, code: code, office: shape.office(of: index), identity: identity(named: code), root: root)
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

    func identity(named code: String) -> Identity {
        Identity(signing: key("signing \(code)"), box: BoxKey(seed: seedBytes("box \(code)")))
    }

    func root(after count: Int) -> SigningKey { key(count == 0 ? "root" : "root \(count)") }

    func recovery(after count: Int) -> SigningKey { key(count == 0 ? "recovery" : "recovery \(count)") }

    private func key(_ purpose: String) -> SigningKey { SigningKey(seed: seedBytes(purpose)) }

    private func seedBytes(_ purpose: String) -> Bytes32 {
        SHA256.digest(Array("\(seed) \(purpose)".utf8))
    }
}
