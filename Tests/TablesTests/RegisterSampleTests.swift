import Tables
import Testing

@Suite struct RegisterSampleTests {
    @Test func everyRowOfTheSampleIsRead() throws {
        let all = csvRecords(of: try TableVectors.sample("tutoring-register/snapshot-sample.csv"))
        let rows = all.compactMap { record -> CSVRow? in
            guard case .row(let row) = record else { return nil }
            return row
        }
        #expect(all.first?.summary == #"header ["縣市", "代號", "補習班", "班址", "立案文號", "立案日期"]"#)
        #expect(rows.map(\.number) == Array(1...300))
        #expect(Set(rows.map { Array($0[1]) }).count == 300)
        let shared = Dictionary(grouping: rows, by: { Array($0[4]) }).values.filter { $0.count > 1 }
        #expect(shared.count == 12)
        #expect(shared.map(\.count).reduce(0, +) == 31)
        #expect(rows.count { $0.strings[5] > "2024-11-01" } == 2)
        #expect(rows.count { $0.strings[2].contains("𤔡") } == 1)
    }
}
