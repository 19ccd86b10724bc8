import Words

/// The demo from its first key to its last comparison. Each chapter is told in an extension of its own.
struct Story {
    let stage: Stage
    let teller: Teller
    var district = DemoDistrict(id: "")
    var ledger = Ledger()
    /// How long each issue took, at the counter, before and while the line was cut.
    var issueTimes = (connected: [Duration](), cut: [Duration]())
    /// The license that two counters changed apart.
    var contested: String?

    /// Tells all of it and returns what the comparison at the end has found.
    mutating func tell() async throws -> Account {
        teller.chapter(1, .chapterJoin)
        try await foundAndJoin()
        try await fillCatalogue()
        teller.chapter(2, .chapterImport)
        try await importRegister()
        try await issueWhileConnected()
        teller.chapter(3, .chapterCut)
        try await cutLines()
        try await workApart()
        teller.chapter(4, .chapterBundle)
        try await carryBundle()
        teller.chapter(5, .chapterHeal)
        try await healLines()
        try await settleRivals()
        teller.chapter(6, .chapterAccount)
        return try await compare()
    }

    func node(_ member: Member) async -> DemoNode { await stage.node(member) }

    func look() async throws -> Look { try await Look(at: stage.running, district) }

    /// The first moment at which all nodes hold the same of these audiences, and what else is asked of it is so.
    func lookWhenEqual(
        in offices: [MemberOffice] = MemberOffice.audiences,
        _ what: DemoPhrase = .waitedForEqual,
        and condition: (Look) -> Bool = { _ in true }
    ) async throws -> Look {
        try await Patience.until(what) {
            let look = try await look()
            return offices.allSatisfy(look.isEqual) && condition(look) ? look : nil
        }
    }

    /// Witnesses write a receipt a second at most; after this without a change all is at rest.
    private static let restTime = Duration.milliseconds(1500)

    /// The first look at which all nodes hold the same and go on doing so.
    func lookAtRest() async throws -> Look {
        try await Patience.until(.waitedForRest) {
            let look = try await lookWhenEqual(.waitedForRest)
            try await Task.sleep(for: Self.restTime)
            return try await self.look() == look ? look : nil
        }
    }

    /// One act, as a clerk at the member's counter types it. What is acknowledged goes into the ledger.
    @discardableResult
    mutating func act(
        _ verb: VerbName,
        at member: Member,
        number: String,
        _ members: [String: JSON]
    ) async throws -> String {
        let body = members.merging(["verb": .string(verb.rawValue), "by": .string(member.clerk)]) { given, _ in given }
        let answer = try await node(member).post("/api/v1/acts", .object(body))
        ledger.note(verb, at: member, number: number, answer)
        return answer["document"].plainText
    }

    /// Issues licenses and says how long each took.
    mutating func issue(_ licenses: some Collection<DemoLicense>, at member: Member) async throws -> [Duration] {
        var times: [Duration] = []
        for license in licenses {
            let start = ContinuousClock.now
            try await act(.issue, at: member, number: license.number, license.face)
            times.append(ContinuousClock.now - start)
        }
        return times
    }
}

extension [Duration] {
    /// The middle one.
    var median: Duration { isEmpty ? .zero : sorted()[count / 2] }
}
