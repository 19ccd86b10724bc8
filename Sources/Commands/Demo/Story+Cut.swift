import Words

// Chapter 3: the lines are cut, and the counters go on.
extension Story {
    /// Cuts the lines and shows that a real request fails now. First the witnesses come to rest: a receipt that was on
    /// its way would keep the nodes' district apart for as long as the lines are cut.
    func cutLines() async throws {
        _ = try await lookAtRest()
        await stage.cutLines()
        var table = Table([Label.node.text, Label.peer.text, Label.state.text])
        for member in Member.bureaus {
            let peer: JSON = .object(["peer": .string(Member.hub.nodeCode)])
            let answer = try await node(member).post("/api/v1/sync", peer)["peers"].array.first ?? .null
            guard answer["state"].string == "unreachable" else { throw DemoTrouble.notCut(member) }
            table.add([member.name, Member.hub.name, Phrase.peerState("unreachable")])
        }
        teller.say(.linesCut)
        teller.show(table.lines)
    }

    /// Everything that a counter does, without a line.
    mutating func workApart() async throws {
        for member in Member.bureaus {
            let licenses = DemoLicense.all(at: member)
            issueTimes.cut += try await issue(licenses.suffix(licenses.count / 2), at: member)
        }
        try await changeAtFirstCounter()
        try await changeAtSecondCounter()
        try await changeAtHealthOffice()
        teller.say(.workedApart, ["count": String(issueTimes.cut.count)])
        teller.say(
            .issueTimes,
            ["before": issueTimes.connected.median.fineText, "now": issueTimes.cut.median.fineText]
        )
        teller.show(try await lookAtOldWitnesses().lines)
        teller.say(.apartMeans)
    }

    /// Hub and city agree, and have nothing of what was issued since.
    private func lookAtOldWitnesses() async throws -> Look {
        let licenses = RegisterSample.numbers.count + issueTimes.connected.count
        return try await lookWhenEqual(in: [.district], .waitedForCity) { look in
            look[.hub]?.digests == look[.city]?.digests && look[.hub]?.licenses == licenses
        }
    }

    private mutating func changeAtFirstCounter() async throws {
        let licenses = DemoLicense.all(at: .counter1)
        try await amend(licenses[0], to: "新华路88号", at: .counter1)
        try await act(.suspend, at: .counter1, number: licenses[1].number, measure(licenses[1], "整改"))
        try await act(.annul, at: .counter1, number: licenses[2].number, measure(licenses[2], "以欺骗手段取得"))
    }

    /// One of them is the license that the first counter changes, too: each does not know of the other.
    private mutating func changeAtSecondCounter() async throws {
        let licenses = DemoLicense.all(at: .counter2)
        try await amend(DemoLicense.all(at: .counter1)[0], to: "人民路66号", at: .counter2)
        try await amend(licenses[0], to: "书院巷99号", at: .counter2)
        try await act(.suspend, at: .counter2, number: licenses[1].number, measure(licenses[1], "整改"))
    }

    private mutating func changeAtHealthOffice() async throws {
        let licenses = DemoLicense.all(at: .health)
        try await amend(licenses[0], to: "滨河路77号", at: .health)
        try await act(.suspend, at: .health, number: licenses[1].number, measure(licenses[1], "卫生不达标"))
    }

    private mutating func amend(_ license: DemoLicense, to address: String, at member: Member) async throws {
        let change: [String: JSON] = [
            "license": .string(license.number), "fields": .object(["address": .string(address)]),
        ]
        try await act(.amend, at: member, number: license.number, change)
    }

    private func measure(_ license: DemoLicense, _ reason: String) -> [String: JSON] {
        ["license": .string(license.number), "reason": .string(reason)]
    }
}
