import District
import Licenses
import Rehearsal
import Replica
import SignedLog
import Signing

/// What the district office does with its root key, on the hub.
extension WriteTransaction {
    static let byRoot: [WriteTransaction] = [
        WriteTransaction("found a district", on: .hub) { stage in
            { process in
                process.replica = try stage.found(in: process.store, process.surroundings)
            }
        },
        onHub("enroll an office") { _ in
            { try $0.author(.enrollOffice(code: "11310107002450056K", name: "卫健委", roles: [.issuing])) }
        },
        onHub("take over") { stage in
            let health = try stage.hub.author(
                .enrollOffice(code: "11310107002450056K", name: "卫健委", roles: [.issuing])
            ).document
            return { try $0.author(.takeOver(ended: stage.education, heir: health)) }
        },
        onHub("enroll a node") { stage in
            let key = SigningKey(seed: SHA256.digest(Array("new node".utf8)))
            let request = try JoinRequest(
                key: key,
                boxKey: stage.counterKeys.box.publicKey,
                nodeKind: .bureau,
                officeName: "教育局"
            )
            return { try $0.author(.enrollNode(request, office: stage.education, kind: .bureau, code: "JYJ3")) }
        },
        onHub("approve an item") { stage in
            let item = try stage.hub.item(named: ItemSubmission.schoolType.string)
            _ = try stage.counter.author(.submitItem(.school(stage.education, version: 2), item: item))
            try stage.meetAll()
            return { try $0.author(.approveItem(item, submission: nil)) }
        },
        onHub("retire an item") { stage in
            let item = try stage.hub.item(named: ItemSubmission.schoolType.string)
            return { try $0.author(.retireItem(item)) }
        },
        onHub("lease numbers") { stage in
            let item = try stage.hub.item(named: ItemSubmission.schoolType.string)
            var numbered = ItemSubmission.school(stage.education, version: 2)
            numbered.notes.numbering = "教民〔{year}〕第{serial:4}号"
            _ = try stage.counter.author(.submitItem(numbered, item: item))
            try stage.meetAll()
            _ = try stage.hub.author(.approveItem(item, submission: nil))
            let node = try stage.hub.node(named: "JYJ1")
            return { try $0.author(.leaseNumbers(item: item, year: 2026, blocks: [(node, 1...500)])) }
        },
        onHub("cut a node off") { stage in
            let node = try stage.hub.node(named: "JYJ2")
            return { try $0.author(.cutOff(node: node)) }
        },
        onHub("rotate the root key") { stage in
            let next = SigningKey(seed: SHA256.digest(Array("next root".utf8))).publicKey
            let safe = SigningKey(seed: SHA256.digest(Array("next recovery".utf8))).publicKey
            return { try $0.rotate(to: next, recovery: safe, with: stage.recovery) }
        },
        onHub("state standards") { _ in { try $0.state([.rivalDays: 5, .cityLibrary: 1]) } },
        WriteTransaction("publish a calendar", on: .hub) { stage in
            try stage.set()
            let notice = HolidayNotice(year: 2026, source: "国办发明电〔2025〕7号", days: [Stage.day: false])
            return { _ = try $0.replica.publish([notice]) }
        },
        onHub("adopt") { stage in
            for number in 1...3 { _ = try stage.colleague.author(.issue("离\(number)号")) }
            let node = try stage.hub.node(named: "JYJ2")
            _ = try stage.hub.author(.cutOff(node: node))
            try Line.meet(stage.colleague, stage.hub)
            let entries = try stage.hub.adoptableEntries(of: node)
            precondition(entries.count == 3, "nothing to adopt")
            return { try $0.author(.adopt(entries)) }
        },
        WriteTransaction("write receipts", on: .hub, commits: 2) { stage in
            try stage.set()
            return { process in
                let written = try process.replica.witnessTick()
                guard written > 0 else { throw NothingWritten() }
            }
        },
    ]

    private static func onHub(
        _ name: String,
        _ prepare: @escaping @Sendable (Stage) throws -> (Replica) throws -> Acknowledgement
    ) -> WriteTransaction {
        WriteTransaction(name, on: .hub) { stage in
            try stage.set()
            let act = try prepare(stage)
            return { _ = try act($0.replica) }
        }
    }
}

/// The write said that there was nothing to do.
struct NothingWritten: Error {}
