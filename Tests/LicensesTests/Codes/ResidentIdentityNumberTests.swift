import Licenses
import Testing

@Suite struct ResidentIdentityNumberTests {
    @Test(arguments: [
        ("11010519491231002X", 1949_12_31, false), ("360426199101010071", 1991_01_01, true),
        ("44011320141005001X", 2014_10_05, true), ("34052419800101001X", 1980_01_01, true),
        ("310107199001010010", 1990_01_01, true), ("310107200002290021", 2000_02_29, false),
        ("310107198506150030", 1985_06_15, true),
    ])
    func validNumbersAreAccepted(text: String, born: Int64, isMale: Bool) throws {
        let number = try ResidentIdentityNumber(parsing: Array(text.utf8), notAfter: nil)
        #expect(number.utf8 == Array(text.utf8))
        #expect(number.birthDate.yyyymmdd == born)
        #expect(number.isMale == isMale)
    }

    @Test func aLowerCaseXIsTakenAsX() throws {
        let number = try ResidentIdentityNumber(parsing: Array("44011320141005001x".utf8), notAfter: nil)
        #expect(number.utf8 == Array("44011320141005001X".utf8))
    }

    @Test(arguments: [
        ("", CodeRefusal.length(found: 0, allowed: 18...18)),
        ("3405241980010100130", .length(found: 19, allowed: 18...18)),
        ("340524198001010013", .checkCharacter(found: UInt8(ascii: "3"), expected: UInt8(ascii: "X"))),
        ("310107199002300010", .date(yyyymmdd: 1990_02_30)),
        ("310107190002290010", .date(yyyymmdd: 1900_02_29)),
        ("T60426199101010078", .alphabet(position: 1)),
        ("3604261991010100X1", .alphabet(position: 17)),
        ("36042619910101007A", .alphabet(position: 18)),
        ("990426199112010074", .region(province: 99)),
        ("000426199112010074", .region(province: 0)),
    ])
    func otherStringsAreRefusedByName(text: String, refusal: CodeRefusal) {
        #expect(throws: refusal) { try ResidentIdentityNumber(parsing: Array(text.utf8), notAfter: nil) }
    }

    @Test func nobodyIsBornAfterToday() throws {
        let text = Array("44011320141005001X".utf8)
        let birthday = try #require(CivilDate(year: 2014, month: 10, day: 5))
        let dayBefore = try #require(birthday.adding(days: -1))
        #expect(try ResidentIdentityNumber(parsing: text, notAfter: birthday).birthDate == birthday)
        #expect(throws: CodeRefusal.future(date: birthday, today: dayBefore)) {
            try ResidentIdentityNumber(parsing: text, notAfter: dayBefore)
        }
    }

    @Test func theProvincesAreThoseOfTheStandard() {
        let known = (0..<100).filter { province in
            let text = (province < 10 ? "0" : "") + "\(province)0105194912310021"
            do throws(CodeRefusal) {
                _ = try ResidentIdentityNumber(parsing: Array(text.utf8), notAfter: nil)
                return true
            } catch {
                return error != .region(province: province)
            }
        }
        let listed = [
            11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51, 52, 53,
        ]
        #expect(known == listed + [54, 61, 62, 63, 64, 65, 71, 81, 82, 83])
    }

    @Test func oldNumbersGainTheCenturyAndACheckCharacter() throws {
        let converted = try ResidentIdentityNumber(converting: Array("110105491231002".utf8), notAfter: nil)
        #expect(converted.utf8 == Array("11010519491231002X".utf8))
    }

    @Test(arguments: [
        ("11010549123100", CodeRefusal.length(found: 14, allowed: 15...15)),
        ("11010519491231002X", .length(found: 18, allowed: 15...15)),
        ("11010549123100X", .alphabet(position: 15)),
        ("110105490230002", .date(yyyymmdd: 1949_02_30)),
    ])
    func oldNumbersThatAreNoneAreRefused(text: String, refusal: CodeRefusal) {
        #expect(throws: refusal) { try ResidentIdentityNumber(converting: Array(text.utf8), notAfter: nil) }
    }
}
