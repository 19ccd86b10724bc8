import Commands
import Foundation
import Testing

@Suite struct LayoutCommandTests {
    private static let document = String(repeating: "ab", count: 32)

    /// First the license, then its file: a power cut leaves a license that can be given its file.
    @Test func aFileIsKeptByASecondAct() async throws {
        let file = try TemporaryFile("%PDF-1.7")
        defer { file.remove() }
        let run = await Run.hefu(
            ["issue", "--type", "t", "--number", "普教1", "--file", file.path, "--by", "王"],
            node: ["POST /api/v1/acts": (200, #"{"act":"cd","document":"\#(Self.document)","warnings":[]}"#)]
        )
        #expect(run.status == .success)
        #expect(
            run.requests.map(\.body) == [
                #"{"by":"王","number":"普教1","type":"t","verb":"issue"}"#,
                #"{"by":"王","layout":"JVBERi0xLjc=","license":"\#(Self.document)","verb":"layout"}"#,
            ]
        )
    }

    @Test func aFileThatCannotBeReadLeavesNoLicenseBehind() async {
        let run = await Run.hefu(["issue", "--type", "t", "--file", "/nowhere/x.pdf", "--by", "王"])
        #expect(run.status == .notFound)
        #expect(run.requests.isEmpty)
    }

    @Test(arguments: [
        (#""outdated":false,"here":true"#, "PDF，48213 字节"),
        (#""outdated":true,"here":false"#, "PDF，48213 字节（第 1 版）（未披露）"),
    ])
    func aLicenseTellsOfItsFile(_ state: String, _ told: String) async {
        let answer = #"""
            {"document":"ab","state":"valid","fields":[],"timeline":[],
             "layout":{"version":1,"mediaType":"application/pdf","size":48213,\#(state)}}
            """#
        let run = await Run.hefu(["show", "x"], node: ["GET /api/v1/licenses/x": (200, answer)])
        #expect(run.out.contains(told), "\(run.out)")
    }

    @Test func aFileIsExportedAlone() async throws {
        let run = await Run.hefu(
            ["export", "普教1", "--layout", "-o", "-"],
            node: ["GET /api/v1/licenses/%E6%99%AE%E6%95%991/layout": (200, "%PDF-1.7")]
        )
        #expect(run.status == .success)
        #expect(run.out == "%PDF-1.7")
    }
}
