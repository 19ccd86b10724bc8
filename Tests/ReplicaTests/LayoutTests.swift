import District
import Licenses
import Replica
import SignedLog
import Signing
import Testing

/// 版式文件: it travels with its license, within its audience, byte for byte; two keys erase it.
@Suite struct LayoutTests {
    private static let pdf = Array("%PDF-1.7\n".utf8) + (0..<100_000).map { UInt8(truncatingIfNeeded: $0 * 7) }
    private static let ofd = Array("PK\u{03}\u{04}".utf8) + [UInt8](repeating: 5, count: 1_000)

    let world: World
    let counter: Replica
    let colleague: Replica

    init() throws {
        world = try World()
        let education = try world.office(World.educationCode, "教育局")
        counter = try world.node("JYJ1", of: education)
        colleague = try world.node("JYJ2", of: education)
        _ = try world.approveTutoring(education, by: counter)
        _ = try counter.author(.issue("教1号"))
    }

    private func keep(_ content: [UInt8]) throws -> Acknowledgement {
        var request = LicenseRequest.on("教1号", .layout)
        request.layout = content
        return try counter.author(request)
    }

    private func meet() throws {
        for node in [counter, colleague, counter, colleague] { try world.sync(node, world.hub) }
    }

    private func told(by node: Replica) throws -> LayoutAnswer? {
        try node.license("教1号", asOf: CivilDate(year: 2026, month: 1, day: 5), knownAt: nil).layout
    }

    @Test(arguments: [(pdf, "application/pdf"), (ofd, "application/ofd")])
    func aFileIsReadEverywhereAsItWasHandedIn(_ content: [UInt8], _ mediaType: String) throws {
        _ = try keep(content)
        try meet()
        for node in [counter, colleague, world.hub] {
            let layout = try node.layout("教1号")
            #expect(layout.bytes == content)
            #expect(layout.digest == SHA256.digest(content))
            #expect(layout.format.mediaType == mediaType)
            let answer = try #require(try told(by: node))
            #expect([answer.outdated, answer.here] == [false, true])
            #expect(answer.size == UInt64(content.count))
            #expect(try node.check { _, _ in }.findings == [])
        }
    }

    @Test func anotherOfficeHasNoPartOfIt() throws {
        let health = try world.office(World.healthCode, "卫健委")
        let stranger = try world.node("WJW1", of: health)
        _ = try keep(Self.pdf)
        try meet()
        try world.sync(stranger, world.hub)
        #expect {
            try stranger.layout("教1号")
        } throws: { error in
            (error as? Refusal)?.code == .notFound
        }
    }

    @Test func theNextVersionOutdatesIt() throws {
        _ = try keep(Self.pdf)
        _ = try counter.author(.on("教1号", .amend, day: 3))
        #expect(try told(by: counter)?.outdated == true)
        #expect(try told(by: counter)?.version == 1)
        _ = try keep(Self.ofd)
        #expect(try told(by: counter)?.outdated == false)
        #expect(try counter.layout("教1号").bytes == Self.ofd)
    }

    @Test func twoKeysEraseIt() throws {
        let kept = try keep(Self.pdf)
        try meet()
        var erase = LicenseRequest.on("教1号", .erase)
        (erase.keys, erase.targets) = ([LayoutFile.contentKey], [kept.act])
        _ = try counter.author(erase)
        try meet()
        _ = try world.hub.author(erase)
        try meet()
        for node in [counter, colleague, world.hub] {
            #expect(throws: Refusal(.notDisclosed, field: "layout")) { try node.layout("教1号") }
            #expect(try told(by: node)?.here == false)
            #expect(try node.status().wanted == 0)
        }
    }

    /// Whoever wrote down another size than the file has: it is not handed on.
    @Test func aFileOfAnotherSizeIsNotHandedOn() throws {
        let license = try counter.license("教1号", asOf: CivilDate(year: 2026, month: 1, day: 5), knownAt: nil)
        let version = try #require(license.timeline.last?.act)
        let place = try LicensePlace(document: license.document, parents: [version])
        var draft = try ActDraft.layout(version, content: Self.ofd, at: place)
        draft.body[LicenseKey.size] = .int(5)
        try meet()
        let made = try world.forge([draft], by: colleague, for: Audience([license.office]))
        #expect(try world.hub.admit([made.entry], disclosures: made.disclosures).admitted.count == 1)
        #expect {
            try world.hub.layout("教1号")
        } throws: { error in
            (error as? Refusal)?.code == .layoutDiffers
        }
    }

    @Test func whatIsNoLayoutIsRefused() throws {
        func code(_ content: [UInt8]?) -> Refusal.Code? {
            var request = LicenseRequest.on("教1号", .layout)
            request.layout = content
            do { _ = try counter.author(request) } catch { return (error as? Refusal)?.code }
            return nil
        }
        #expect(code(nil) == .missingField)
        #expect(code([]) == .layoutFormat)
        #expect(code(Array("<html>".utf8)) == .layoutFormat)
        let largest = Self.pdf + [UInt8](repeating: 1, count: LayoutFile.byteLimit - Self.pdf.count)
        #expect(code(largest + [1]) == .tooLarge)
        #expect(code(largest) == nil)
        #expect(try counter.layout("教1号").bytes == largest)
    }
}
