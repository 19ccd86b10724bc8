import Foundation
import Logging
import Node
import Synchronization
import Words

/// The clock on every wall of the story: it shows what the story says.
final class StoryClock: Sendable {
    /// Milliseconds since 1970 UTC.
    private let now: Atomic<Int64>

    init(_ instant: String) { now = Atomic(Self.milliseconds(instant)) }

    func set(_ instant: String) { now.store(Self.milliseconds(instant), ordering: .relaxed) }

    var milliseconds: Int64 { now.load(ordering: .relaxed) }

    /// - Parameter instant: `2022-09-28T09:00:00+08:00`.
    private static func milliseconds(_ instant: String) -> Int64 {
        guard let date = try? Date(instant, strategy: .iso8601) else { preconditionFailure("\(instant) is no instant") }
        return Int64(date.timeIntervalSince1970 * 1000)
    }
}

/// Three nodes, each with a database and keys of its own, opened one after another; what goes between them goes by stick.
struct OutageDistrict {
    static let members: [Member] = [.counter1, .hub, .city]

    let folder: DemoFolder
    let clock: StoryClock

    func opened<Result>(_ member: Member, _ body: (any LocalAPI) async throws -> Result) async throws -> Result {
        let api = try openLocalAPI(
            configuration(member),
            passphrase: { nil },
            surroundings: surroundings,
            logger: Logger(label: "demo") { _ in SwiftLogNoOpLogHandler() }
        )
        do {
            let result = try await body(api)
            await api.close()
            return result
        } catch {
            await api.close()
            throw error
        }
    }

    func get(_ path: String, at member: Member) async throws -> JSON {
        try await opened(member) { try await Self.answer(of: $0, APIRequest("GET", path)) }
    }

    @discardableResult
    func post(_ path: String, _ body: JSON, at member: Member) async throws -> JSON {
        let request = APIRequest("POST", path, body: body.bytes, headers: [.ifMatch: "*"])
        return try await opened(member) { try await Self.answer(of: $0, request) }
    }

    private static func answer(of api: any LocalAPI, _ request: APIRequest) async throws -> JSON {
        let answer = try await api.call(request)
        let json = JSON(parsing: answer.body) ?? .null
        guard answer.status < 400 else { throw Trouble.refused(RefusalAnswer(answer: json, httpStatus: answer.status)) }
        return json
    }

    /// What one node holds goes to another.
    func carry(from writer: Member, to reader: Member) async throws {
        let stick = folder.path + "/stick/carried.bundle"
        try? FileManager.default.removeItem(atPath: stick)
        try await post("/api/v1/bundles/export", .object(["path": .string(stick)]), at: writer)
        try await post("/api/v1/bundles/import", .object(["path": .string(stick)]), at: reader)
    }

    private func configuration(_ member: Member) -> NodeConfiguration {
        var configuration = NodeConfiguration()
        configuration.data = folder.data(of: member)
        return configuration
    }

    private var surroundings: NodeSurroundings {
        .system(stateDirectory: folder.state, clock: { [clock] in clock.milliseconds })
    }
}

// How it begins.
extension OutageDistrict {
    func found() async throws {
        let district = try await NodeSetup.createDistrict(
            configuration(.hub),
            name: "普陀区",
            areaCode: "310107",
            officeCode: Member.hub.office.code,
            officeName: Member.hub.office.recordName,
            nodeCode: Member.hub.nodeCode,
            recoveryKey: folder.path + "/recovery.key",
            passphrase: nil,
            surroundings: surroundings
        )
        for member in [Member.city, .counter1] { try await join(member, district) }
        try await post("/api/v1/catalogue", DemoItem.tutoring.submission, at: .counter1)
        try await carry(from: .counter1, to: .hub)
        try await post(
            "/api/v1/catalogue/approve",
            .object(["item": .string(DemoItem.tutoring.typeCode)]),
            at: .hub
        )
        let notices = APIRequest(
            "POST",
            "/api/v1/calendars",
            body: Array(StateCouncilNotices.document.utf8),
            contentType: "application/yaml"
        )
        try await opened(.hub) { _ = try await Self.answer(of: $0, notices) }
        for member in [Member.city, .counter1] { try await carry(from: .hub, to: member) }
    }

    private func join(_ member: Member, _ district: String) async throws {
        let new = try await NodeSetup.initialize(
            configuration(member),
            office: member.office.recordName,
            kind: member.kind,
            passphrase: nil,
            surroundings: surroundings
        )
        let welcome = folder.path + "/stick/" + member.folder + ".bundle"
        let office: [String: JSON] = [
            "code": .string(member.office.code), "name": .string(member.office.recordName),
            "roles": .array([.string(member.office.role.rawValue)]),
        ]
        try await post("/api/v1/offices", .object(office), at: .hub)
        let request = [
            "request": new.text, "office": member.office.recordName, "nodeCode": member.nodeCode, "kind": member.kind,
            "path": welcome,
        ]
        try await post("/api/v1/nodes/enroll", .object(request.mapValues(JSON.string)), at: .hub)
        let bundle = ["path": welcome, "district": district].mapValues(JSON.string)
        try await post("/api/v1/bundles/import", .object(bundle), at: member)
    }
}
