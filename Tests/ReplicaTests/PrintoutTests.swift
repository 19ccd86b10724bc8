import District
import Licenses
import Rehearsal
import Replica
import SignedLog
import Testing

/// What a counter prints, and what it does not.
@Suite struct PrintoutTests {
    let world: World
    let counter: Replica

    init() throws {
        world = try World()
        let education: OfficeID
        (education, counter) = try world.education()
        var item = ItemSubmission.school(education)
        item.template = "A4-landscape"
        item.fields.append(FaceField(key: "opened", label: "开办日期", type: .date, isPublic: true, isRequired: false))
        item.fields.append(
            FaceField(
                key: "class",
                label: "类别",
                type: .text,
                isPublic: true,
                isRequired: false,
                codes: [FieldCode(code: "1", label: "学科类")]
            )
        )
        _ = try world.hub.approve(item, submittedBy: counter)
        var request = LicenseRequest.issue("教1号")
        request.fields["opened"] = .text("2020-02-29")
        request.fields["class"] = .text("1")
        _ = try counter.author(request)
    }

    private func printRefusal() -> Refusal? {
        do {
            _ = try counter.printout("教1号")
            return nil
        } catch { return error as? Refusal }
    }

    @Test func theFaceIsPrintedWholeInTheOrderOfItsType() throws {
        let printout = try counter.printout("教1号")
        #expect(printout.lines.map(\.label) == ["地址", "负责人", "开办日期", "类别"])
        #expect(printout.lines.map(\.value) == [CBOR.text("曹杨路1号"), .text("某某"), .int(2020_02_29), .text("1")])
        #expect(printout.lines.last?.codeLabel == "学科类")
        #expect(printout.holder.name == "培训学校教1号")
        #expect(printout.template == "A4-landscape")
        #expect(!printout.isSealed)
        #expect(printout.issuer == "教育局")
    }

    @Test(arguments: [LicenseVerb.suspend, .cancel, .revoke, .annul, .withdraw])
    func whatDoesNotHoldIsNotPrinted(verb: LicenseVerb) throws {
        _ = try counter.author(.on("教1号", verb, day: 1))
        let refusal = try #require(printRefusal())
        #expect(refusal.code == .notPrintable)
        #expect(refusal.parameters["state"] == (try counter.state(of: "教1号", on: 1)).rawValue)
    }

    @Test func ofRivalsNoneIsPrintedUntilOneIsSettled() throws {
        let education = try #require(counter.node?.office)
        let colleague = try world.node("JYJ2", of: education)
        try world.sync(counter, world.hub)
        try world.sync(colleague, world.hub)
        for (node, address) in [(counter, "曹杨路2号"), (colleague, "曹杨路3号")] {
            var request = LicenseRequest.on("教1号", .amend, day: 1)
            request.fields["address"] = .text(Text(address))
            _ = try node.author(request)
        }
        for node in [colleague, counter] { try world.sync(node, world.hub) }
        #expect(printRefusal()?.code == .rivals)
        _ = try counter.author(.on("教1号", .settle, day: 1))
        #expect(printRefusal() == nil)
    }

    /// What is erased, or was never sent here, is not left out of a face as if it had not been there.
    @Test func aValueThatCannotBeReadIsNotLeftOut() throws {
        for (number, by) in [(1, counter), (2, world.hub)] {
            var request = LicenseRequest.on("教1号", .erase, by: "经办\(number)")
            request.keys = ["principal"]
            if by === world.hub { try world.sync(counter, world.hub) }
            _ = try by.author(request)
        }
        try world.sync(counter, world.hub)
        #expect(printRefusal() == Refusal(.notDisclosed, field: "fields/principal"))
    }

    @Test func aTypedFieldIsReadAsPeopleTypeIt() throws {
        var request = LicenseRequest.on("教1号", .amend, day: 1)
        request.fields["opened"] = .text("2021-02-29")
        #expect(throws: Refusal(.dateImpossible, field: "fields/opened")) { try counter.author(request) }
        request.fields["opened"] = .text("20210228")
        _ = try counter.author(request)
        #expect(try counter.printout("教1号").lines[2].value == .int(2021_02_28))
    }
}
