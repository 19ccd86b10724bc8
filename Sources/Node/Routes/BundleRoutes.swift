import District
import Foundation
import Replica
import SignedLog
import Signing

/// Entries in files, where no network goes.
enum BundleRoutes {
    static let all: [Route] = [
        Route("POST", "/api/v1/bundles/export", .own) { api, call in
            var object = try RequestObject(body: call.body)
            let file = try OutputFile(try object.required("path"), field: "path")
            let recipients = try object.texts("recipients")
            let audiences = try object.texts("audiences")?.map { AudienceName($0) }
            try object.finish()
            let summary = try await api.owned.perform { replica in
                var summary: BundleSummary?
                let nodes = try recipients.map { try $0.map(replica.node(named:)) }
                let audiences = try audiences?.map { try $0.audience(in: replica) }
                try file.write { summary = try replica.exportBundle(audiences: audiences, recipients: nodes, to: $0) }
                return summary
            }
            return APIResponse(Exported(path: file.path, summary: summary))
        },
        Route("POST", "/api/v1/bundles/import", .own) { api, call in
            var object = try RequestObject(body: call.body)
            let path = try object.required("path")
            let district: DistrictID? = try object.id("district")
            try object.finish()
            guard let file = FileHandle(forReadingAtPath: path) else {
                throw APIFailure(status: 404, code: "file-unreadable", field: "path", ["path": path])
            }
            defer { try? file.close() }
            let answer = try await api.owned.answer { replica in
                if let district, let held = replica.district, held != district {
                    throw Refusal(.districtExists, field: "district", ["found": held.description])
                }
                return try replica.importBundle(district: district) {
                    Array(try file.read(upToCount: $0) ?? Data())
                }
            }
            // A witness receipts what came by stick at once, also where no server runs that would.
            _ = try await api.owned.author { try $0.witnessTick() }
            return answer
        },
    ]

    private struct Exported: Encodable {
        let path: String
        let summary: BundleSummary?

        func encode(to encoder: any Encoder) throws {
            try summary?.encode(to: encoder)
            var container = encoder.container(keyedBy: Key.self)
            try container.encode(path, forKey: .path)
        }

        enum Key: CodingKey { case path }
    }
}
