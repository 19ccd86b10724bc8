import Commands
import Testing

/// What a clerk sees of seal, delivery and the city library, and what their commands ask.
@Suite struct DeliveryRenderingTests {
    private static let done = #"{"act":"cd","document":"ab","warnings":["older-version"]}"#

    @Test func aDeliveryAsksWhatWasTyped() async {
        let run = await Run.hefu(
            [
                "deliver", "普教1", "--channel", "一网通办", "--proof", "回执1", "--entered", "2022-10-17T09:30:00+08:00",
                "--of-version", "1", "--by", "王",
            ],
            node: ["POST /api/v1/acts": (200, Self.done)]
        )
        #expect(run.status == .success)
        let expected = """
            {"by":"王","channel":"一网通办","entered":"2022-10-17T09:30:00+08:00","license":"普教1","proof":"回执1",\
            "verb":"deliver","version":1}
            """
        #expect(run.requests.map(\.body) == [expected])
        #expect(run.out.contains("送达：已签发入册。"))
        #expect(run.out.contains("! 所送达的是旧版本，现行版本尚未送达"))
    }

    @Test func aSealIsSetOrRefused() async throws {
        let file = try TemporaryFile("%PDF-1.7")
        defer { file.remove() }
        let answers = ["POST /api/v1/acts": (200, #"{"act":"cd","document":"ab","warnings":[]}"#)]
        let sealed = await Run.hefu(["seal", "普教1", "--name", "专用章", "--file", file.path, "--by", "王"], node: answers)
        let body = #"{"by":"王","layout":"JVBERi0xLjc=","license":"普教1","seal":"专用章","verb":"seal"}"#
        #expect(sealed.requests.map(\.body) == [body])
        let refused = await Run.hefu(["seal", "普教1", "--refuse", "照面信息有误", "--by", "王"], node: answers)
        let refusal = #"{"by":"王","ground":"照面信息有误","license":"普教1","verb":"refuse-seal"}"#
        #expect(refused.requests.map(\.body) == [refusal])
        #expect(refused.out.contains("退回签章：已签发入册。"))
    }

    /// A paper issued during an outage is entered afterwards in one go, with its own day and number.
    @Test func aPaperIsEnteredWithItsLicense() async {
        let run = await Run.hefu(
            [
                "issue", "--type", "t", "--number", "普教1", "--date", "2022-09-29", "--paper", "印0012345", "--by", "王",
            ],
            node: ["POST /api/v1/acts": (200, #"{"act":"cd","document":"ab","warnings":[]}"#)]
        )
        #expect(
            run.requests.map(\.body) == [
                #"{"by":"王","date":"2022-09-29","number":"普教1","type":"t","verb":"issue"}"#,
                #"{"by":"王","date":"2022-09-29","license":"ab","number":"印0012345","verb":"paper"}"#,
            ]
        )
        #expect(run.out.contains("登记实体证照：已签发入册。"))
    }

    @Test func clocksAreCountedAndListed() async {
        let answer = """
            {"on":"2022-10-18","types":[{"office":"ff","officeName":"教育局","typeCode":"T","typeName":"办学许可证","decided":3,
              "collected":{"done":2,"late":0,"running":0,"overdue":1,"unknown":0,"exempt":0},
              "delivered":{"done":1,"late":1,"running":0,"overdue":1,"unknown":0,"exempt":0}}],
             "licenses":[{"license":{"document":"0123456789abcdef","typeName":"办学许可证","number":"1"},
              "decidedOn":"2022-09-28","collected":{"state":"overdue","days":20,"deadline":{"day":"2022-09-28"}},
              "delivered":{"state":"late","days":20,"deadline":{"day":"2022-10-17"},"doneOn":"2022-10-18"}}]}
            """
        let run = await Run.hefu(["clocks"], node: ["GET /api/v1/clocks": (200, answer)])
        #expect(run.status == .success)
        #expect(run.out.contains("按期 2，逾期未办 1"))
        #expect(run.out.contains("按期 1，逾期办结 1，逾期未办 1"))
        #expect(run.out.contains("逾期未办（至 2022-09-28）"))
        #expect(run.out.contains("逾期办结（2022-10-18）"))
    }

    @Test func theWayIntoTheLibraryIsTold() async {
        let answer = """
            {"counts":[{"state":"collected","count":7},{"state":"rejected","count":1},{"state":"owed","count":0}],
             "licenses":[{"license":{"document":"0123456789abcdef","typeName":"办学许可证","number":"1"},"state":"rejected",
              "submissions":2,"reason":"缺少有效期"}]}
            """
        let run = await Run.hefu(["library", "list"], node: ["GET /api/v1/library": (200, answer)])
        #expect(run.out.contains("已入市库  7"))
        #expect(!run.out.contains("待报送"))
        #expect(run.out.contains("被拒") && run.out.contains("缺少有效期"))
    }

    @Test func statusSaysWhoOutsideDoesNotAnswer() async {
        let outside = """
            "outside":[{"system":"library","lastAnswer":1795590000000,"failingSince":1795592800000,"cause":"timeout"},
                       {"system":"一网通办","lastAnswer":1795592800000}],
            """
        let status = Canned.status.replacing("\"forks\":[]", with: outside + "\"forks\":[]")
        let run = await Run.hefu(["status"], node: ["GET /api/v1/status": (200, status)])
        #expect(run.out.contains("区外系统"))
        #expect(run.out.contains("市库      自 2026-11-25 15:46:40 起不应答"), "\(run.out)")
        #expect(run.out.contains("一网通办  正常应答"))
    }

    @Test func whatIsNotSealedSaysSoInAList() async {
        let list = Canned.list.replacing("\"rivals\":true", with: "\"seal\":\"awaiting\",\"rivals\":false")
        let run = await Run.hefu(["list"], node: ["GET /api/v1/licenses": (200, list)])
        #expect(run.out.contains("有效○"))
        #expect(run.out.contains("○ 待签章"))
    }
}
