import Foundation
import Licenses
import Replica
import SignedLog
import Signing

/// One license record of 15 fields and about 600 bytes of JSON, as the programs that we are compared with were measured on:
/// read from a file of such records, or made up so that it looks like one.
struct LicenseRecord {
    private let texts: [String: String]

    /// A line of a file of records.
    init?(line: some Collection<UInt8>) {
        guard let object = try? JSONSerialization.jsonObject(with: Data(line)) as? [String: Any] else { return nil }
        texts = object.compactMapValues { $0 as? String ?? ($0 as? Int).map(String.init) }
        guard Self.needed.allSatisfy({ texts[$0] != nil }) else { return nil }
    }

    /// The same record for the same number.
    init(_ index: Int) {
        var chance = Chance(state: UInt64(index) &* 0x9E37_79B9_7F4A_7C15)
        let district = chance.pick(Self.districts)
        let year = 2020 + chance.below(6)
        let (month, day) = (1 + chance.below(12), 1 + chance.below(28))
        let issued = Self.day(year, month, day)
        let names = (0..<4).map { _ in chance.pick(Self.given) }.joined()
        let scope = (0..<3).map { chance.pick([Self.scopes[$0 * 2], Self.scopes[$0 * 2 + 1]]) }
        let address = "北京市\(district)\(chance.pick(Self.roads))\(chance.below(300))号楼\(chance.below(30))层"
        texts = [
            "id": "1100\(100 + index % 97)\(10_000_000_000 + index)", "type": chance.pick(Self.types),
            "bureau": "110\(10 + index % 12)-\(100 + index % 300)", "holder": "北京\(names)商贸有限公司",
            "holder_id": "91110" + chance.hex(13).uppercased(),
            "legal_rep": chance.pick(Self.surnames) + chance.pick(Self.given) + chance.pick(Self.given),
            "address": address + "\(100 + chance.below(900))室（邮编100000）", "scope": scope.joined(separator: "、"),
            "issued": issued, "valid_from": issued, "valid_to": Self.day(year + 5, month, day), "status": "valid",
            "version": "1", "catalog": "3300\(100_000 + chance.below(900_000))", "digest": chance.hex(64),
        ]
    }

    /// As a line of a back-file.
    func request(file: Bytes32, record: Int) -> LicenseRequest {
        var request = LicenseRequest(.issue)
        request.type = RecordType.code
        request.holder = .init(type: "099", code: text("holder_id"), name: text("holder"))
        (request.number, request.by) = (text("id"), RecordType.clerk)
        (request.date, request.validFrom) = (date("issued"), date("valid_from"))
        request.validTo = date("valid_to").map { .on($0) }
        for key in RecordType.faceKeys { request.fields[Text(key)] = .text(Text(text(key))) }
        request.provenance = .init(file: file, row: UInt64(record))
        return request
    }

    private func text(_ key: String) -> String { texts[key] ?? "" }

    private func date(_ key: String) -> CivilDate? { CivilDate(parsing: Array(text(key).utf8)) }

    private static func day(_ year: Int, _ month: Int, _ day: Int) -> String {
        String(format: "%04d-%02d-%02d", year, month, day)
    }

    private static let needed = ["id", "holder", "holder_id", "issued"] + RecordType.faceKeys
    private static let districts = ["东城区", "西城区", "朝阳区", "海淀区", "丰台区", "通州区", "顺义区", "昌平区"]
    private static let roads = ["建国路", "中关村南大街", "西长安街", "学院路", "复兴路", "工人体育场北路"]
    private static let types = ["食品经营许可证", "道路运输经营许可证", "医疗器械经营许可证", "人力资源服务许可证"]
    private static let scopes = [
        "食品销售（仅限预包装食品）", "餐饮服务；热食类食品制售", "互联网信息服务", "道路普通货物运输", "医疗器械经营（第二类）", "人力资源服务",
    ]
    private static let surnames = ["王", "李", "张", "刘", "陈", "杨", "黄", "赵", "吴", "周"]
    private static let given = ["伟", "芳", "娜", "秀", "敏", "静", "丽", "强", "磊", "军", "洋", "勇", "艳", "杰", "娟", "涛"]
}

/// The type that records become: the legal representative is personal, all else public.
enum RecordType {
    static let code = "113101070024500211002"
    static let clerk = "经办甲"
    static let faceKeys = ["type", "bureau", "legal_rep", "address", "scope", "status", "version", "catalog", "digest"]

    static func item(of office: OfficeID) -> ItemSubmission {
        ItemSubmission(
            version: 1,
            typeCode: Text(code),
            name: "经营许可证",
            office: office,
            holderKind: .both,
            collectFrom: CivilDate(yyyymmdd: 2020_01_01) ?? .earliest,
            fields: faceKeys.map { key in
                let isPublic = key != "legal_rep"
                return FaceField(key: Text(key), label: Text(key), type: .text, isPublic: isPublic, isRequired: false)
            },
            holderIsPublic: true,
            validity: "5年"
        )
    }
}

/// SplitMix64: made-up records need no better.
private struct Chance {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }

    mutating func below(_ count: Int) -> Int { Int(next() % UInt64(count)) }

    mutating func pick(_ texts: [String]) -> String { texts[below(texts.count)] }

    mutating func hex(_ count: Int) -> String {
        let digits = Array("0123456789abcdef")
        return String((0..<count).map { _ in digits[below(16)] })
    }
}
