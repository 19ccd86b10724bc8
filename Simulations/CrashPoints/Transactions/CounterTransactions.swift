import District
import Licenses
import Rehearsal
import Replica
import SignedLog
import Signing

/// A counter's work.
extension WriteTransaction {
    static let atTheCounter: [WriteTransaction] = [
        atCounter("issue") { _ in { _ = try $0.author(.issue("教2号")) } },
        atCounter("issue a batch") { _ in
            let batch = (2...6).map { LicenseRequest.issue("教\($0)号") }
            return { _ = try $0.author(batch: batch) }
        },
        atCounter("import a batch") { _ in
            let rows = (1...40).map { LicenseRequest.issue("教\($0)号") }
            return { _ = try $0.importBatch(rows) }
        },
        atCounter("record an import") { stage in
            let item = try stage.counter.item(named: ItemSubmission.schoolType.string)
            let batch = ImportedBatch(
                file: SHA256.digest(Array("register".utf8)),
                item: item,
                counts: .init(new: 40, held: 0, differing: 0, quarantined: 1),
                reasons: [.init(code: "date-impossible", count: 1)]
            )
            let record = ImportRecord(batch, source: "存量.csv", by: "王经办", decidedOn: nil)
            return { _ = try $0.author(record) }
        },
        atCounter("appoint a person") { _ in
            var request = PersonRequest()
            (request.name, request.contact, request.role) = ("王某", "021-5260", .responsible)
            (request.from, request.by) = (CivilDate(year: 2026, month: 1, day: 1), "王经办")
            return { [request] in _ = try $0.author(request) }
        },
        atCounter("deliver") { _ in
            var request = LicenseRequest.on("教1号", .deliver)
            (request.channel, request.proof) = ("一网通办", "回执1")
            return { [request] in _ = try $0.author(request) }
        },
        atCounter("declare an incident") { _ in
            { _ = try $0.author(IncidentRequest(.declare, cause: "光缆中断")) }
        },
        atCounter("make acts part of an incident") { stage in
            let declared = try stage.counter.author(IncidentRequest(.declare, cause: "光缆中断"))
            let act = try stage.counter.author(.on("教1号", .suspend)).act
            return { _ = try $0.assign([act], to: declared.incidents[0], by: "王经办") }
        },
        atCounter("amend") { _ in { _ = try $0.author(.on("教1号", .amend, address: "新址")) } },
        atCounter("keep a layout file") { _ in
            var request = LicenseRequest.on("教1号", .layout)
            request.layout = Array("%PDF-1.7\n".utf8) + [UInt8](repeating: 7, count: 20_000)
            return { [request] in _ = try $0.author(request) }
        },
        atCounter("suspend") { _ in { _ = try $0.author(.on("教1号", .suspend)) } },
        atCounter("reinstate") { stage in
            _ = try stage.counter.author(.on("教1号", .suspend))
            return { _ = try $0.author(.on("教1号", .reinstate)) }
        },
        atCounter("cancel") { _ in { _ = try $0.author(.on("教1号", .cancel)) } },
        atCounter("correct") { stage in
            let wrong = try stage.counter.author(.on("教1号", .cancel))
            var request = LicenseRequest.on("教1号", .correct)
            request.targets = [wrong.act]
            return { [request] in _ = try $0.author(request) }
        },
        atCounter("settle rivals") { stage in
            _ = try stage.counter.author(.on("教1号", .amend, address: "甲址"))
            _ = try stage.colleague.author(.on("教1号", .amend, address: "乙址"))
            try stage.meetAll()
            return { _ = try $0.author(.on("教1号", .settle, address: "甲址")) }
        },
        atCounter("ask for an erasure") { _ in { _ = try $0.author(.on("教1号", .erase)) } },
        atCounter("carry an erasure out") { stage in
            _ = try stage.hub.author(.on("教1号", .erase))
            try stage.meetAll()
            return { _ = try $0.author(.on("教1号", .erase)) }
        },
        atCounter("give a field up for lost") { _ in { _ = try $0.author(.on("教1号", .lost)) } },
        atCounter("submit an item") { stage in
            let item = try stage.hub.item(named: ItemSubmission.schoolType.string)
            return { _ = try $0.author(.submitItem(.school(stage.education, version: 2), item: item)) }
        },
        atCounter("burn blocks") { _ in { _ = try $0.author(.burnBlocks) } },
        atCounter("announce an endpoint") { _ in
            let certificate = SHA256.digest(Array("certificate".utf8)).array
            return { _ = try $0.author(.announceEndpoint(addresses: ["192.0.2.1:7443"], certificate: certificate)) }
        },
    ]

    static func atCounter(
        _ name: String,
        commits: Int = 1,
        _ prepare: @escaping @Sendable (Stage) throws -> (Replica) throws -> Void
    ) -> WriteTransaction {
        WriteTransaction(name, on: .counter, commits: commits) { stage in
            try stage.set()
            let act = try prepare(stage)
            return { try act($0.replica) }
        }
    }
}
