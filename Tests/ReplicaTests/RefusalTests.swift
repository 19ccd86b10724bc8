import Licenses
import Replica
import SignedLog
import Testing

/// What a person typed wrong is refused with the field and the rule, and nothing is written.
@Suite struct RefusalTests {
    let world: World
    let counter: Replica

    init() throws {
        world = try World()
        let education = try world.office(World.educationCode, "教育局")
        counter = try world.node("JYJ1", of: education)
        _ = try world.approveTutoring(education, by: counter)
    }

    struct Row: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let code: Refusal.Code
        let field: String?
        let change: @Sendable (inout LicenseRequest) -> Void
    }

    static let rows: [Row] = [
        Row(testDescription: "no operator", code: .operatorMissing, field: "by") { $0.by = nil },
        Row(testDescription: "no type", code: .missingField, field: "type") { $0.type = nil },
        Row(testDescription: "unknown type", code: .unknownType, field: "type") { $0.type = "没有的证" },
        Row(testDescription: "no holder", code: .missingField, field: "holder") { $0.holder = nil },
        Row(testDescription: "unknown holder type", code: .unknownHolderType, field: "holder/type") {
            $0.holder = .init(type: "553", code: "X", name: "某")
        },
        Row(testDescription: "wrong check character", code: .checkCharacter, field: "holder/code") {
            $0.holder = .init(type: "001", code: "91110000600037341N", name: "某")
        },
        Row(testDescription: "a citizen's number with a wrong date", code: .dateImpossible, field: "holder/code") {
            $0.holder = .init(type: "111", code: "310107199002300010", name: "某")
        },
        Row(testDescription: "end before start", code: .endBeforeStart, field: "validTo") {
            $0.validFrom = CivilDate(year: 2026, month: 2, day: 1)
            $0.validTo = .on(CivilDate(year: 2026, month: 1, day: 1)!)
        },
        Row(testDescription: "unknown field", code: .unknownField, field: "fields/color") {
            $0.fields["color"] = .text("红")
        },
        Row(testDescription: "wrong field type", code: .fieldType, field: "fields/address") {
            $0.fields["address"] = .int(5)
        },
        Row(testDescription: "NUL in a field", code: .controlCharacter, field: "fields/address") {
            $0.fields["address"] = .text("曹\0杨")
        },
        Row(testDescription: "ten megabytes", code: .fieldTooLong, field: "fields/address") {
            $0.fields["address"] = .text(Text(String(repeating: "长", count: 3_500_000)))
        },
    ]

    @Test(arguments: rows)
    func isRefusedByFieldAndRule(row: Row) throws {
        var request = LicenseRequest.issue("教1号")
        row.change(&request)
        let before = try counter.digests()
        #expect {
            try counter.author(request)
        } throws: { error in
            let refusal = error as? Refusal
            return refusal?.code == row.code && refusal?.field == row.field
        }
        #expect(try counter.digests() == before)
    }

    @Test func anUnknownLicenseIsNotFound() {
        #expect(throws: Refusal(.notFound, field: "license", ["found": "无此证"])) {
            try counter.author(.on("无此证", .cancel))
        }
    }

    @Test func aRenewalWithoutANewTermIsRefused() throws {
        _ = try counter.author(.issue("教1号"))
        let before = try counter.digests()
        #expect(throws: Refusal(.missingField, field: "validTo")) { try counter.author(.on("教1号", .renew)) }
        #expect(try counter.digests() == before)
    }

    /// A version that was approved has no effect again: a type that was retired is opened by a later one.
    @Test func anApprovalThatWouldHaveNoEffectIsRefused() throws {
        let item = try world.hub.item(named: world.hub.catalogue()[0].name)
        _ = try world.hub.author(.retireItem(item))
        let before = try world.hub.digests()
        #expect(throws: Refusal(.notFound, field: "submission")) {
            try world.hub.author(.approveItem(item, submission: nil))
        }
        #expect(try world.hub.digests() == before)
    }

    @Test func aBatchRefusesOneAndWritesTheOthers() throws {
        var bad = LicenseRequest.issue("教2号")
        bad.holder = nil
        let results = try counter.author(batch: [.issue("教1号"), bad, .issue("教3号")])
        let numbers = results.map { result -> String in
            switch result {
            case .done(let done): done.number ?? ""
            case .refused(let refusal): refusal.code.rawValue
            case nil: "none"
            }
        }
        #expect(numbers == ["教1号", "missing-field", "教3号"])
        #expect(try counter.status().entries == World(seed: 1).hub.status().entries + 5)
    }
}
