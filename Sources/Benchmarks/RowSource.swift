import Licenses
import Rehearsal
import Replica
import Signing

/// The rows of a back-file: of a real register, or made up so that they look like one.
struct RowSource {
    let count: Int
    private let digest: Bytes32
    private let rows: [RegisterRow]?

    /// The first `count` rows of a register; all of them if nil.
    init(file: RegisterFile, count: Int?) {
        let rows = file.records.prefix(count ?? file.records.count).map(\.row)
        (self.rows, self.count, digest) = (rows, rows.count, file.digest)
    }

    /// The same rows for the same count.
    static func madeUp(count: Int) -> RowSource { RowSource(count: count) }

    private init(count: Int) {
        (rows, self.count, digest) = (nil, count, SHA256.digest(Array("made up \(count)".utf8)))
    }

    /// Requests that the rows from `start` on become.
    func requests(from start: Int, limit: Int) -> [LicenseRequest] {
        (start..<min(count, start + limit)).map { index in
            (rows?[index] ?? Self.row(index)).backFileRequest(file: digest, record: index + 1)
        }
    }

    private static let counties = ["台北市", "新北市", "台中市", "高雄市", "台南市", "桃園市", "彰化縣", "新竹市"]
    private static let names = ["建國", "博文", "明德", "光華", "育才", "全音", "史古比", "吉的堡", "文昌", "立人", "康橋"]
    private static let streets = ["中正路", "民生東路三段", "南雅街", "忠孝西路一段", "復興北路", "成功路", "和平街"]

    private static func row(_ index: Int) -> RegisterRow {
        let county = counties[index % counties.count]
        let (name, street) = (names[index % names.count], streets[index % streets.count])
        let day = CivilDate(dayNumber: 10_000 + index * 7 % 9_000) ?? .earliest
        return RegisterRow(
            county: county,
            code: String(10_000_000_000_000 + index),
            name: "\(county)私立\(name)\(index)文理短期補習班",
            address: "\(street)\(index % 400 + 1)巷\(index % 90 + 1)號\(index % 9 + 1)樓",
            number: "府教社字第\(80_000_000 + index)號",
            date: day
        )
    }
}
