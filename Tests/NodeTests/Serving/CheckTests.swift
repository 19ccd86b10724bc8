import Node
import Replica
import Storage
import Testing

/// A node is there for its clerks while it checks itself.
struct CheckTests {
    @Test
    func nodeAnswersAndIssuesWhileACheckIsUnderWay() async throws {
        let district = try await TestDistrict()
        let bureau = TestNode()
        try await district.join(bureau, office: "教育局", code: "JYJ1")
        try await district.addType(at: bureau)
        try await bureau.running { bureau in
            let issued = Counter()
            let report = try await bureau.owned.check { done, total in
                #expect(done <= total)
                let number = await issued.next()
                guard number <= 5 else { return }
                // The check waits here, and the node does not.
                try await bureau.api.done(
                    "/api/v1/acts",
                    TestDistrict.issue(number: "\(number)", code: "492002071\(number)")
                )
                #expect(try await bureau.api.get("/api/v1/licenses").licenses.count == number)
                #expect(try await bureau.api.get("/livez").status == 200)
            }
            #expect(report.findings.map(\.description) == [])
            #expect(report.licenses == 5)
        }
    }

    @Test
    func checkTellsItsProgressAndItsEnd() async throws {
        let district = try await TestDistrict()
        try await district.hub.running { hub in
            let answer = try await hub.api.done("/api/v1/check", "{}")
            #expect(answer.ok.flag == true)
            #expect(answer.damage.count == 0)
        }
    }

    private actor Counter {
        private var count = 0

        func next() -> Int {
            count += 1
            return count
        }
    }
}
