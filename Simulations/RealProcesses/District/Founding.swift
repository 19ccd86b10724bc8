import Foundation
import Node
import Signing

/// How a district comes to be: as in `hefu demo`, by request, fingerprint and bundle.
struct Founding {
    private let nodes: [Member: RealNode]
    private let folder: RunFolder
    private var offices: [Office: String] = [:]

    init(_ nodes: [Member: RealNode], _ folder: RunFolder) { (self.nodes, self.folder) = (nodes, folder) }

    private func node(_ member: Member) throws -> RealNode {
        guard let node = nodes[member] else { throw RunFailure(.crash, "no \(member)") }
        return node
    }

    /// Returns the district's id, and those of the offices that have joined it.
    mutating func found() async throws -> (id: [UInt8], offices: [Office: String]) {
        let hub = try node(.hub)
        let district = try await NodeSetup.createDistrict(
            hub.configuration,
            name: "示范区",
            areaCode: "310199",
            officeCode: Office.district.code,
            officeName: Office.district.name,
            nodeCode: Member.hub.code,
            recoveryKey: folder.path + "/recovery.key",
            passphrase: nil,
            surroundings: .system(stateDirectory: folder.path + "/state")
        )
        try await hub.start()
        for office in Office.allCases where office != .district {
            let body = #"{"code":"\#(office.code)","name":"\#(office.name)","roles":["\#(office.role)"]}"#
            offices[office] = try await hub.post("/api/v1/offices", body, Acknowledgement.self).document
        }
        for member in Member.allCases where member != .hub { try await join(member, district) }
        guard let id = Bytes32(hex: district) else { throw RunFailure(.crash, "\(district) is no id") }
        return (id.array, offices)
    }

    private func join(_ member: Member, _ district: String) async throws {
        let node = try node(member)
        let request = try await NodeSetup.initialize(
            node.configuration,
            office: member.office.name,
            kind: member.kind,
            passphrase: nil,
            surroundings: .system(stateDirectory: folder.path + "/state")
        )
        try await node.start()
        let welcome = folder.path + "/stick/\(member.code).hefu"
        let text = request.text.replacing("\n", with: "\\n")
        try await self.node(.hub).post(
            "/api/v1/nodes/enroll",
            """
            {"request":"\(text)","office":"\(member.office.code)","path":"\(welcome)","nodeCode":"\(member.code)",
             "kind":"\(member.kind)"}
            """
        )
        try await node.post("/api/v1/bundles/import", #"{"path":"\#(welcome)","district":"\#(district)"}"#)
    }

    /// Each issuing office submits its type, the district office approves it, and every counter comes to know.
    func fillCatalogue() async throws {
        let hub = try node(.hub)
        for office in Office.issuing {
            guard let author = Member.counters.first(where: { $0.office == office }) else { continue }
            try await node(author).post("/api/v1/catalogue", office.item)
            try await wait(for: office, "submitted", at: hub)
            try await hub.post("/api/v1/catalogue/approve", #"{"item":"\#(office.typeCode)"}"#)
        }
        for counter in Member.counters { try await wait(for: counter.office, "approved", at: node(counter)) }
    }

    private func wait(for office: Office, _ state: String, at node: RealNode) async throws {
        try await Patience.until("type of \(office) \(state) at \(node.member)") {
            try await node.get("/api/v1/catalogue", Items.self).items
                .contains { $0.typeCode == office.typeCode && $0.state == state }
        }
    }
}

/// Waiting for what comes about by itself.
enum Patience {
    /// On loopback, what takes longer does not come any more. It is met by events, never by time.
    private static let limit = Duration.seconds(180)
    private static let interval = Duration.milliseconds(60)

    /// Looks again and again; a node that is not there yet, or has no room, is looked at again, too.
    static func until(
        _ what: @autoclosure () -> String,
        _ look: () async throws -> Bool
    ) async throws {
        let end = ContinuousClock.now + limit
        var trouble: (any Error)?
        while ContinuousClock.now < end {
            do {
                if try await look() { return }
                trouble = nil
            } catch let failure as RunFailure {
                throw failure
            } catch {
                trouble = error
            }
            try await Task.sleep(for: interval)
        }
        throw RunFailure(.convergence, "not reached: \(what())" + (trouble.map { " (\($0))" } ?? ""))
    }
}
