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
            try await api.done("/v1/acts", TestDistrict.issue(number: "1"))
            try await api.done("/v1/bundles/export", #"{"path":"\#(bundle)"}"#)
        }
        try await district.hub.opened { api in
            try await api.done("/v1/bundles/import", #"{"path":"\#(bundle)"}"#)
            try await api.done("/v1/bundles/export", #"{"path":"\#(bundle)"}"#)
        }
        try FileManager.default.removeItem(atPath: data)
        try FileManager.default.copyItem(atPath: backup, toPath: data)
        try await bureau.opened { api in
            try await api.done("/v1/bundles/import", #"{"path":"\#(bundle)"}"#)
            let status = try await api.get("/v1/status")
            #expect(status.licenses.int == 1)
            #expect(status.stopped.string == nil)
            try await api.done("/v1/acts", TestDistrict.issue(number: "2", code: "2"))
        }
    }
}
