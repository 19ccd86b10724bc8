import Foundation
import Node
import Testing

/// The city node submits to a real library over a real socket, and what it answers comes back as acts.
@Suite(.serialized)
struct LibraryGatewayTests {
    private let district: TestDistrict
    private let bureau: TestNode
    private let city: TestNode
    private let library: CityProcess

    init() async throws {
        let library = try CityProcess()
        self.library = library
        district = try await TestDistrict()
        (bureau, city) = (
            TestNode(),
            TestNode {
                $0.library = library.address
                $0.outsideTimeoutSeconds = 1
            }
        )
        try await district.join(bureau, office: "教育局", code: "JYJ1")
        try await district.join(city, office: "市电子证照库", code: "SZK1", kind: "city")
        try await district.addType(at: bureau)
        try await district.hub.opened { try await $0.done("/api/v1/standards", #"{"standards":{"city-library":1}}"#) }
        try await district.hub.carry(to: city)
    }

    private func issue(_ numbers: ClosedRange<Int>) async throws {
        try await bureau.opened { api in
            for number in numbers {
                let code = String(4_920_020_000 + number)
                try await api.done("/api/v1/acts", TestDistrict.issue(number: "\(number)号", code: code))
            }
        }
        try await bureau.carry(to: city)
    }

    private func counts(_ node: RunningNode) async throws -> [String: Int] {
        let rows = try await node.api.get("/api/v1/library").counts.elements
        return Dictionary(
            uniqueKeysWithValues: rows.map { ($0.state.string ?? "", $0[dynamicMember: "count"].int ?? 0) }
        )
        .filter { $0.value > 0 }
    }

    private func verbs(of number: String, at node: RunningNode) async throws -> [String] {
        try await node.api.get("/api/v1/licenses/\(number)/history").acts.elements.compactMap(\.verb.string)
    }

    private func isFailing(at node: RunningNode) async throws -> Bool {
        try await node.api.get("/api/v1/status").outside[0].failingSince.int != nil
    }

    private func metrics(of node: RunningNode) async throws -> String {
        String(decoding: try await node.api.call(APIRequest("GET", "/metrics")).body, as: UTF8.self)
    }

    @Test func whatIsIssuedReachesTheLibraryAndTheAnswerReachesTheBureau() async throws {
        try await issue(1...3)
        try await city.running { city async throws in
            #expect(try await city.eventually { try await counts(city) == ["collected": 3] })
        }
        let report = try await library.report()
        #expect(report.licenses.count == 3)
        #expect(Set(report.licenses.values.compactMap { $0.data["ZZBH"] }) == ["1号", "2号", "3号"])
        #expect(report.licenses.values.allSatisfy { $0.data["CZZT"] == "建国文理补习班" && $0.data["KZ_address"] == "曹杨路1号" })
        #expect(report.requests == 3, "each is told once")
        try await city.carry(to: bureau)
        try await bureau.opened { api in
            let shown = try await api.get("/api/v1/licenses/1%E5%8F%B7")
            #expect(shown.library.string == "collected")
            #expect(shown.clocks.collected.state.string == "done")
            let coverage = try await api.get("/api/v1/coverage").types.elements
            #expect(coverage.map(\.collected.int) == [3])
        }
    }

    /// Away, too late, rejecting, claiming a conflict, and with one request that its repetition has overtaken.
    @Test func faultsOfTheLibraryNeitherLoseNorDoubleAnything() async throws {
        try await library.lineUp("absent", "slow", "reject", "conflict", "overtaken")
        try await issue(1...4)
        try await city.running { city async throws in
            let isDone = try await city.eventually {
                let counts = try await counts(city)
                return counts["submitted"] == nil && counts["owed"] == nil && counts["collected"] != nil
            }
            #expect(isDone)
            #expect(try await counts(city) == ["collected": 2, "rejected": 1, "conflict": 1])
            for number in 1...4 {
                #expect(try await verbs(of: "\(number)%E5%8F%B7", at: city) == ["issue", "submit", "library-answer"])
            }
            let rejected = try await city.api.get("/api/v1/library?library=rejected").licenses[0]
            #expect(rejected.reason.string == "持证主体 ※ 无法核实", "the reason, without the holder's name")
            let number = try #require(rejected.license.number.string).prefix(1)
            try await city.api.done("/api/v1/library/submissions", #"{"license":"\#(number)号"}"#)
            #expect(try await city.eventually { try await counts(city)["collected"] == 3 })
        }
        #expect(try await library.report().licenses.count == 3)
    }

    @Test func aChangedLicenseTakesThePlaceOfWhatWasThere() async throws {
        try await issue(1...1)
        try await city.running { city async throws in
            #expect(try await city.eventually { try await counts(city) == ["collected": 1] })
        }
        try await city.carry(to: bureau)
        try await bureau.opened {
            try await $0.done(
                "/api/v1/acts",
                #"{"verb":"amend","license":"1号","fields":{"address":"新址1号"},"by":"王经办"}"#
            )
        }
        try await bureau.carry(to: city)
        try await city.running { city async throws in
            #expect(try await city.eventually { try await library.report().submissions == 2 })
            #expect(try await city.eventually { try await counts(city) == ["collected": 1] })
        }
        let held = try await library.report().licenses
        #expect(held.values.map { $0.data["ZZBBH"] } == ["2"])
        #expect(held.values.first?.data["KZ_address"] == "新址1号")
    }

    /// 同一标识、两种内容: the library has the identifier from somebody else.
    @Test func anIdentifierThatTheLibraryHasOtherwiseIsAConflict() async throws {
        try await issue(1...2)
        let identifier = try await bureau.opened {
            try #require(try await $0.get("/api/v1/licenses/1%E5%8F%B7").identifier.string)
        }
        try await library.hold(identifier)
        try await city.running { city async throws in
            #expect(try await city.eventually { try await counts(city) == ["collected": 1, "conflict": 1] })
            let row = try await city.api.get("/api/v1/library?library=conflict").licenses[0]
            #expect(row.license.number.string == "1号")
            #expect(row.reason.string == "标识已有其他内容")
        }
    }

    /// The process that submits ends at any moment: what it had told the library is told no second time as another.
    @Test func aCityNodeThatIsStartedAnewGoesOn() async throws {
        try await library.lineUp("slow", "absent", "absent")
        try await issue(1...2)
        try await city.running { city async throws in
            #expect(try await city.eventually { try await counts(city)["submitted"] == 2 })
            // An operator sees that the library does not answer, and so does a monitor.
            #expect(try await city.eventually { try await isFailing(at: city) })
            #expect(try await metrics(of: city).contains(#"hefu_outside_failing{system="library"} 1"#))
        }
        try await city.running { city async throws in
            #expect(try await city.eventually { try await counts(city) == ["collected": 2] })
            #expect(try await verbs(of: "1%E5%8F%B7", at: city) == ["issue", "submit", "library-answer"])
        }
        let report = try await library.report()
        #expect(report.licenses.count == 2)
        #expect(report.submissions == 2)
    }

    @Test func namesOfElementsCanBeSet() async throws {
        let renaming = city.with {
            $0.libraryNames = ["ZZMC": "certificate_name", "KZ_": "ext_"]
            $0.automaticSealName = "普陀区电子证照专用章"
        }
        try await issue(1...1)
        try await renaming.running { city async throws in
            #expect(
                try await city.eventually {
                    let isSealed = try await verbs(of: "1%E5%8F%B7", at: city).contains("seal")
                    return try await counts(city) == ["collected": 1] && isSealed
                }
            )
        }
        let data = try #require(try await library.report().licenses.values.first?.data)
        #expect(data["certificate_name"] == "民办学校办学许可证")
        #expect(data["ext_address"] == "曹杨路1号")
        #expect(data["ZZQZMC"] == "普陀区电子证照专用章", "the seal was told, too")
    }

    @Test func onlyHTTPSIsSpokenToOtherMachines() async throws {
        for address in ["http://library.example", "ftp://127.0.0.1/", "https://", "library.example"] {
            let node = city.with { $0.library = address }
            await #expect(throws: APIFailure.self) { try await node.running { _ in } }
        }
    }
}
