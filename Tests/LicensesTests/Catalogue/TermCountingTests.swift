import Licenses
import SignedLog
import Testing

@Suite struct TermCountingTests {
    private func last(_ range: Text, from first: Int64, _ counting: TermCounting) throws -> String {
        switch try #require(ValidityRange(parsing: range)).proposal(from: day(first), counting: counting) {
        case .until(let date)?: date.description
        case .unlimited?: "长期"
        case .unstated?, nil: "none"
        }
    }

    @Test(
        arguments: [
            ("1年", 2024_01_10, "2025-01-09", "2025-01-10"),
            ("5年", 2020_02_29, "2025-02-28", "2025-02-28"),
            ("4年", 2020_02_29, "2024-02-28", "2024-02-29"),
            ("1月", 2024_01_31, "2024-02-29", "2024-02-29"),
            ("1月", 2023_01_31, "2023-02-28", "2023-02-28"),
            ("2月", 2023_12_31, "2024-02-29", "2024-02-29"),
            ("3月", 2024_10_01, "2024-12-31", "2025-01-01"),
            ("10天", 2024_02_20, "2024-02-29", "2024-03-01"),
            ("长期", 2024_01_10, "长期", "长期"),
            ("8000年", 2024_01_10, "none", "none"),
            ("3年^5年", 2024_01_10, "none", "none"),
        ] as [(Text, Int64, String, String)]
    )
    func aTermIsCountedInTwoWays(range: Text, first: Int64, withFirstDay: String, afterFirstDay: String) throws {
        #expect(try last(range, from: first, .withFirstDay) == withFirstDay)
        #expect(try last(range, from: first, .afterFirstDay) == afterFirstDay)
    }

    @Test(
        arguments: [
            ("5年", 2025_02_28, "2030-02-28", "2030-02-28"),
            ("5年", 2023_02_28, "2028-02-29", "2028-02-28"),
            ("4年", 2020_02_29, "2024-02-29", "2024-02-29"),
            ("1年", 2024_12_31, "2025-12-31", "2025-12-31"),
            ("1年", 9999_12_31, "none", "none"),
        ] as [(Text, Int64, String, String)]
    )
    func aRenewalIsAsLongAgain(range: Text, last: Int64, withFirstDay: String, afterFirstDay: String) throws {
        let range = try #require(ValidityRange(parsing: range))
        let text = { (counting: TermCounting) in
            range.proposal(following: day(last), counting: counting)?.lastDay?.description ?? "none"
        }
        #expect(text(.withFirstDay) == withFirstDay)
        #expect(text(.afterFirstDay) == afterFirstDay)
    }

    @Test func whatTheDecisionNamesIsNotProposed() throws {
        #expect(try last("1年", from: 2024_01_10, .asDecided) == "none")
    }
}
