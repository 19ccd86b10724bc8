import Foundation
import Node
import Testing

/// A counter that was restored from an older copy does again what the copy does not know; once its lost tail is back
/// from the hub, what was done twice is flagged, and nothing is done a third time.
struct RestoreTests {
    private static let key: [RequestHeader: String] = [.idempotencyKey: "7b5d8f30-6a52-4c8a-9a0e-3a1f2c4d5e6f"]

    /// A counter and its district's hub; what `work` does at the counter is at the hub, and lost at the counter.
    private func restored(after work: (TestNode) async throws -> Void) async throws -> (bureau: TestNode, hub: TestNode)
    {
        let district = try await TestDistrict()
        let bureau = TestNode()
        try await district.join(bureau, office: "教育局", code: "JYJ1")
        try await district.addType(at: bureau)
        let (data, backup) = (bureau.configuration.data, bureau.folder + "/backup")
        try FileManager.default.copyItem(atPath: data, toPath: backup)
        try await work(bureau)
        try await bureau.carry(to: district.hub)
        try FileManager.default.removeItem(atPath: data)
        try FileManager.default.copyItem(atPath: backup, toPath: data)
        return (bureau, district.hub)
    }

    @Test
    func aFileThatIsImportedAgainIsFlaggedRowByRow() async throws {
        let folder = TestNode()
        try FileManager.default.createDirectory(atPath: folder.folder, withIntermediateDirectories: true)
        let file = folder.folder + "/rows.csv"
        let rows = ["縣市,代號,補習班,班址,立案文號,立案日期"] + (1...3).map { "甲,\($0),\($0)班,某路\($0)號,文\($0),2001-01-01" }
        try Data(rows.joined(separator: "\n").utf8).write(to: URL(filePath: file))
        let order = #"{"path":"\#(file)","type":"民办学校办学许可证","mapping":"tutoring-register","by":"王"}"#
        let (bureau, hub) = try await restored { bureau in
            _ = try await bureau.opened { try await $0.done("/api/v1/import", order) }
        }
        try await bureau.opened { api in
            let again = try await api.done("/api/v1/import", order)
            #expect([again.new.int, again.held.int] == [3, 0])
        }
        try await hub.carry(to: bureau)
        try await bureau.opened { api in
            let status = try await api.get("/api/v1/status")
            #expect(status.licenses.int == 6)
            #expect(try #require(status.duplicates.int) >= 3)
            let third = try await api.done("/api/v1/import", order)
            #expect([third.new.int, third.held.int] == [0, 3])
        }
    }

    @Test
    func aRequestThatComesAgainIsKnownOnceTheTailIsBack() async throws {
        let request = TestDistrict.issue(number: "一")
        let (bureau, hub) = try await restored { bureau in
            try await bureau.opened { _ = try await $0.post("/api/v1/acts", request, headers: Self.key) }
        }
        let second = try await bureau.opened { try await $0.post("/api/v1/acts", request, headers: Self.key) }
        #expect(second.status == 200)
        #expect(second.warnings.count == 0)
        try await hub.carry(to: bureau)
        try await bureau.opened { api in
            let license = try await api.get("/api/v1/licenses/\(second.document.string ?? "")")
            #expect(license.duplicates.elements.compactMap(\.key.string).contains { $0.hasPrefix("idempotencyKey") })
            let third = try await api.post("/api/v1/acts", request, headers: Self.key)
            #expect(third.warnings[0].string == "request-repeated")
            #expect(try await api.get("/api/v1/licenses").licenses.count == 2)
        }
    }
}
