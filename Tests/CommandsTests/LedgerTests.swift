import Commands
import Testing
import Words

/// The demo's account must notice what is lost: it is the judge of the demo.
@Suite struct LedgerTests {
    private static let ledger: Ledger = {
        var ledger = Ledger()
        ledger.note(.issue, at: .counter1, number: "教民1", Self.answer("a1", of: "d1"))
        ledger.note(.suspend, at: .counter2, number: "教民1", Self.answer("a2", of: "d1"))
        ledger.note(.issue, at: .health, number: "卫1", Self.answer("a3", of: "d2"))
        ledger.note(registered: ["甲", "甲", "乙"])
        return ledger
    }()

    private static func answer(_ act: String, of document: String) -> JSON {
        .object(["act": .string(act), "document": .string(document)])
    }

    /// What the hub holds if nothing is lost.
    private static let whole: Holding = {
        var holding = Holding(member: .hub)
        holding.acts = ["a1": "issue", "a2": "suspend", "a3": "issue"]
        holding.licenses = [
            "d1": .init(number: "教民1", state: "suspended", hasRivals: false),
            "d2": .init(number: "卫1", state: "valid", hasRivals: false),
            "r1": .init(number: "甲", state: "valid", hasRivals: false),
            "r2": .init(number: "甲", state: "valid", hasRivals: false),
            "r3": .init(number: "乙", state: "valid", hasRivals: false),
        ]
        return holding
    }()

    @Test func aNodeThatHasEverythingDiffersInNothing() {
        let check = LedgerCheck(Self.ledger, Self.whole)
        #expect([check.found, check.expected, check.rowsFound, check.rowsExpected] == [3, 3, 3, 3])
        #expect(check.differences == [])
    }

    /// Something that goes wrong with the hub's holding, and the sentence that must tell of it.
    struct Damage: Sendable {
        let sentence: String
        let apply: @Sendable (inout Holding) -> Void

        init(_ sentence: String, _ apply: @escaping @Sendable (inout Holding) -> Void) {
            (self.sentence, self.apply) = (sentence, apply)
        }
    }

    @Test(arguments: [
        Damage("district hub lacks: suspend 教民1") { $0.acts["a2"] = nil },
        Damage("district hub lacks: suspend 教民1") { $0.acts["a2"] = "annul" },
        Damage("district hub shows 教民1 as —, it must be suspended") { $0.licenses["d1"] = nil },
        Damage("district hub shows 教民1 as valid, it must be suspended") { holding in
            holding.licenses["d1"] = .init(number: "教民1", state: "valid", hasRivals: false)
        },
        Damage("district hub shows 卫1 with rivals") { holding in
            holding.licenses["d2"] = .init(number: "卫1", state: "valid", hasRivals: true)
        },
        Damage("district hub lacks a row: 甲") { $0.licenses["r2"] = nil },
        Damage("district hub has a license too many: 乙") { holding in
            holding.licenses["r4"] = .init(number: "乙", state: "valid", hasRivals: false)
        },
    ])
    func whatIsLostIsNamed(_ damage: Damage) {
        var holding = Self.whole
        damage.apply(&holding)
        #expect(LedgerCheck(Self.ledger, holding).differences == [damage.sentence])
    }

    @Test func aCounterAnswersForItsOwnOfficeOnly() {
        var holding = Holding(member: .health)
        holding.acts = ["a3": "issue"]
        holding.licenses = ["d2": .init(number: "卫1", state: "valid", hasRivals: false)]
        let check = LedgerCheck(Self.ledger, holding)
        #expect([check.found, check.expected, check.rowsFound, check.rowsExpected] == [1, 1, 0, 0])
        #expect(check.differences == [])
    }
}
