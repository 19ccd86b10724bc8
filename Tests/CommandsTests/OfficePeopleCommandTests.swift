import Commands
import Testing

@Suite struct OfficePeopleCommandTests {
    @Test func anAppointmentIsAskedForWithWhatWasSaid() async {
        let run = await Run.hefu(
            [
                "office", "appoint", "--name", "王某", "--contact", "1", "--role", "responsible", "--from", "2026-01-05",
                "--by", "王",
            ],
            node: ["POST /api/v1/persons": (200, #"{"act":"cd","document":"ab","entry":"e1","warnings":[]}"#)]
        )
        #expect(run.status == .success)
        #expect(
            run.requests.map(\.body) == [
                #"{"by":"王","contact":"1","from":"2026-01-05","name":"王某","role":"responsible"}"#
            ]
        )
    }

    @Test func whoStandsForWhatIsShownAndWhoLacksSomebody() async {
        let answer = #"""
            {"date":"2026-01-05","findings":[{"act":"ab","officeName":"教育局","node":"JYJ1","reason":"not-for-office"}],
             "persons":[{"act":"abab","office":"ff","officeName":"教育局","role":"responsible","name":"王某","contact":null,
                         "from":"2026-01-05","state":"current","rivals":[],"replacedBy":[]}],
             "offices":[{"office":"ff","name":"教育局","isAppointed":true,"isFiled":false},
                        {"office":"ee","name":"卫健委","isAppointed":false,"isFiled":false}]}
            """#
        let run = await Run.hefu(["office", "people"], node: ["GET /api/v1/persons": (200, answer)])
        for part in ["负责人", "王某", "（未披露）", "在任", "未备案", "无效的备案", "“教育局”的负责人尚未备案", "“卫健委”没有负责人"] {
            #expect(run.out.contains(part), "\(part): \(run.out)")
        }
    }
}
