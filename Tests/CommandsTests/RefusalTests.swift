import Commands
import Replica
import Testing
import Words

@Suite struct RefusalTests {
    @Test func exitCodesAreThoseThatScriptsKnow() {
        #expect(Outcome.allCases.map(\.rawValue) == [0, 1, 2, 3, 4, 5, 6, 7, 8, 75, 130])
    }

    @Test(arguments: [
        ("operator-missing", Outcome.usage), ("check-character", .usage), ("date-impossible", .usage),
        ("end-before-start", .usage), ("missing-field", .usage), ("unknown-field", .usage), ("field-type", .usage),
        ("encoding-invalid", .usage), ("csv-open-quote", .usage), ("csv-short-row", .usage),
        ("not-found", .notFound), ("unknown-type", .notFound), ("unknown-office", .notFound),
        ("foreign-type", .conflict), ("license-ended", .conflict), ("not-enrolled", .conflict), ("not-root", .conflict),
        ("not-competent", .conflict), ("number-taken", .conflict), ("rivals", .conflict),
        ("data-directory-read-only", .conflict), ("wrong-passphrase", .conflict), ("port-in-use", .conflict),
        ("newer-schema", .conflict), ("bundle-other-district", .conflict), ("bundle-not-for-us", .conflict),
        ("peer-not-enrolled", .conflict),
        ("bundle-truncated", .negative), ("bundle-altered", .negative),
        ("peer-unreachable", .unreachable),
        ("not-a-database", .damaged),
        ("data-directory-in-use", .temporary), ("busy", .temporary),
        ("disk-full", .failure), ("failed", .failure),
    ])
    func refusalHasItsExitCode(_ code: String, _ expected: Outcome) {
        #expect(RefusalAnswer(code: code).outcome == expected)
    }

    /// What a replica refuses, a clerk reads in words.
    @Test(arguments: Refusal.Code.allCases) func everyRefusalHasWords(_ code: Refusal.Code) {
        #expect(RefusalCode(rawValue: code.rawValue) != nil)
    }

    @Test(arguments: [
        (Int?(400), Outcome.usage), (404, .notFound), (409, .conflict), (503, .temporary), (500, .failure),
        (nil, .failure),
    ])
    func unknownCodeGoesByItsStatus(_ status: Int?, _ expected: Outcome) {
        #expect(RefusalAnswer(code: "of-the-future", httpStatus: status).outcome == expected)
    }

    @Test(arguments: [
        (
            RefusalAnswer(.checkCharacter, field: "holder/code", ["expected": "P", "found": "9"]),
            "持证主体代码的校验码不符（应为：P，实为：9）",
            "the check character of holder code does not fit (expected: P, found: 9)"
        ),
        (
            RefusalAnswer(.dateImpossible, field: "validFrom", ["value": "2023-02-29"]),
            "有效期自不是真实存在的日期（年-月-日）（值：2023-02-29）",
            "valid from is no day of the calendar (year-month-day) (value: 2023-02-29)"
        ),
        (
            RefusalAnswer(.licenseEnded, ["state": "cancelled"]),
            "证照已终止，不能再办理此事（状态：已注销）",
            "the license has ended: this can no longer be done (state: cancelled)"
        ),
        (
            RefusalAnswer(.notFound, field: "license", ["found": "nope"]),
            "找不到：证照（值：nope）",
            "not found: license (value: nope)"
        ),
        (
            RefusalAnswer(.missingField, field: "fields/地址"),
            "缺少地址：此项必填",
            "地址 is missing: it is required"
        ),
        (
            RefusalAnswer(.foreignType, field: "type"),
            "这个证照类型属于其他单位",
            "this type of license is another office's"
        ),
        (
            RefusalAnswer(code: "of-the-future", field: "date", detail: "not before dawn"),
            "of-the-future: not before dawn（法定日期）",
            "of-the-future: not before dawn (legal date)"
        ),
    ])
    func refusalNamesTheFieldAndTheRule(_ answer: RefusalAnswer, _ chinese: String, _ english: String) {
        Language.$current.withValue(.chinese) { #expect(answer.text == chinese) }
        Language.$current.withValue(.english) { #expect(answer.text == english) }
    }
}
