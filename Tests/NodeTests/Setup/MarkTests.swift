import Foundation
import Node
import Testing

/// A database that is older than the mark, or on another machine, is a restored node's: entries of its own that peers
/// hold are its lost tail, and it takes them up instead of stopping.
struct MarkTests {
    @Test
    func restoredBackupTakesItsLostTailUpAgain() async throws {
        let district = try await TestDistrict()
        let bureau = TestNode()
        try await district.join(bureau, office: "教育局", code: "JYJ1")
        try await district.addType(at: bureau)
        let (data, backup) = (bureau.configuration.data, bureau.folder + "/backup")
        try FileManager.default.copyItem(atPath: data, toPath: backup)
        let bundle = bureau.folder + "/later.bundle"
        try await bureau.opened { api in
            try await api.done("/api/v1/acts", TestDistrict.issue(number: "1"))
            try await api.done("/api/v1/bundles/export", #"{"path":"\#(bundle)"}"#)
        }
        try await district.hub.opened { api in
            try await api.done("/api/v1/bundles/import", #"{"path":"\#(bundle)"}"#)
            try await api.done("/api/v1/bundles/export", #"{"path":"\#(bundle)"}"#)
        }
        try FileManager.default.removeItem(atPath: data)
        try FileManager.default.copyItem(atPath: backup, toPath: data)
        try await bureau.opened { api in
            try await api.done("/api/v1/bundles/import", #"{"path":"\#(bundle)"}"#)
            let status = try await api.get("/api/v1/status")
            #expect(status.licenses.int == 1)
            #expect(status.stopped.string == nil)
            try await api.done("/api/v1/acts", TestDistrict.issue(number: "2", code: "2"))
        }
    }

    /// Numbers that were given out after the backup are on paper: the mark knows of them.
    @Test
    func aNodeWhoseDatabaseIsOlderThanItsMarkGivesNoNumberTwice() async throws {
        let district = try await TestDistrict()
        let bureau = TestNode()
        try await district.join(bureau, office: "教育局", code: "JYJ1")
        try await district.addType(at: bureau, TestDistrict.schoolType + "\nnumbering: 教民〔{year}〕第{serial:4}号\n")
        try await lease("1", "9", in: district, to: bureau)
        #expect(try await number(at: bureau) == "教民〔2026〕第0001号")
        let (data, backup) = (bureau.configuration.data, bureau.folder + "/backup")
        try FileManager.default.copyItem(atPath: data, toPath: backup)
        #expect(try await number(at: bureau) == "教民〔2026〕第0002号")
        try FileManager.default.removeItem(atPath: data)
        try FileManager.default.copyItem(atPath: backup, toPath: data)
        #expect(try await number(at: bureau) == "教民〔2026〕第0003号")
    }

    /// What a copied key finds on a machine where nobody has set it up: nothing that says how far it had come.
    @Test
    func aKeyWithoutItsMarkBurnsItsNumbers() async throws {
        let district = try await TestDistrict()
        let bureau = TestNode()
        try await district.join(bureau, office: "教育局", code: "JYJ1")
        try await district.addType(at: bureau, TestDistrict.schoolType + "\nnumbering: 教民第{serial}号\n")
        try await lease("1", "9", in: district, to: bureau)
        try FileManager.default.removeItem(atPath: bureau.folder + "/state")
        #expect(try await number(at: bureau)?.contains("JYJ1") == true)
        #expect(try await number(at: bureau)?.contains("JYJ1") == true)
        try await bureau.carry(to: district.hub)
        let blocks = try await district.hub.opened {
            try await $0.get("/api/v1/numbers").blocks.elements.map(\.state.string)
        }
        #expect(blocks == ["burnt"])
        try await lease("10", "20", in: district, to: bureau)
        #expect(try await number(at: bureau) == "教民第10号")
    }

    /// Of a license that is issued without one.
    private func number(at bureau: TestNode) async throws -> String? {
        let request = TestDistrict.issue(number: "").replacing(#""number":"","#, with: "")
        return try await bureau.opened { try await $0.done("/api/v1/acts", request).number.string }
    }

    private func lease(_ from: String, _ to: String, in district: TestDistrict, to bureau: TestNode) async throws {
        let body = #"{"item":"民办学校办学许可证","year":2026,"blocks":[{"node":"JYJ1","from":\#(from),"to":\#(to)}]}"#
        _ = try await district.hub.opened { try await $0.done("/api/v1/numbers/lease", body) }
        try await district.hub.carry(to: bureau)
    }
}
