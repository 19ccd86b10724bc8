import Words

/// Cut off from 2022-09-28, cleared on 2022-09-30, due on 2022-10-10: partly caught up in time, partly late.
struct OutageStory {
    private let district: OutageDistrict
    private let teller: Teller

    init(folder: DemoFolder, teller: Teller) {
        district = OutageDistrict(folder: folder, clock: StoryClock("2022-09-27T09:00:00+08:00"))
        self.teller = teller
    }

    /// What each node tells at the end.
    struct Account {
        let incident: String
        /// By member: its incident's deadline, backlog and findings.
        let told: [Member: JSON]

        var isEqual: Bool { Set(told.values.map(\.line)).count == 1 }

        var json: JSON {
            .object([
                "ok": .bool(isEqual), "incident": .string(incident),
                "nodes": .object(Dictionary(uniqueKeysWithValues: told.map { ($0.key.folder, $0.value) })),
            ])
        }
    }

    func tell() async throws -> Account {
        try await district.found()
        let incident = try await declare()
        try await work(incident)
        try await clear(incident)
        try await carry(incident)
        try await enterLate(incident)
        return try await look(incident)
    }

    private func declare() async throws -> String {
        district.clock.set("2022-09-28T09:00:00+08:00")
        teller.chapter(1, .outageDeclared)
        let body = ["cause": "台风致光缆中断", "measures": "手工登记，纸质制发"].mapValues(JSON.string)
        let answer = try await district.post("/api/v1/incidents/declare", .object(body), at: .counter1)
        let incident = answer["incidents"].array.first?.plainText ?? ""
        teller.say(.outageDeclaredMeans, ["incident": String(incident.prefix(12))])
        return incident
    }

    private func work(_ incident: String) async throws {
        teller.chapter(2, .outageWorked)
        for number in 1...3 { try await issue("普教民字第\(number)号", on: "2022-09-28", in: incident) }
        district.clock.set("2022-09-29T10:00:00+08:00")
        try await act("amend", "普教民字第1号", ["fields": .object(["address": .string("曹杨路100号")])], in: incident)
        try await act("cancel", "普教民字第2号", ["ground": .string("行政许可法 §70")], in: incident)
        teller.say(.outageWorkedMeans)
        try await show(incident, at: .counter1, on: "2022-09-29")
    }

    private func clear(_ incident: String) async throws {
        district.clock.set("2022-09-30T17:00:00+08:00")
        teller.chapter(3, .outageCleared)
        try await district.post("/api/v1/incidents/clear", .object([:]), at: .counter1)
        let page = try await page(incident, at: .counter1, on: "2022-09-30")
        let deadline = DeadlineText(answer: page["incident"]["deadline"])
        teller.say(.outageClearedMeans, ["deadline": deadline.text])
    }

    private func carry(_ incident: String) async throws {
        district.clock.set("2022-10-10T21:00:00+08:00")
        teller.chapter(4, .outageCarried)
        try await carryThrough()
        teller.say(.outageCarriedMeans)
        try await show(incident, at: .counter1, on: "2022-10-10")
    }

    private func enterLate(_ incident: String) async throws {
        district.clock.set("2022-10-12T09:00:00+08:00")
        teller.chapter(5, .outageLate)
        try await issue("普教民字第4号", on: "2022-09-29", in: incident)
        try await carryThrough()
        teller.say(.outageLateMeans)
        try await show(incident, at: .counter1, on: "2022-10-12")
    }

    private func look(_ incident: String) async throws -> Account {
        district.clock.set("2022-10-13T09:00:00+08:00")
        teller.chapter(6, .outageTold)
        let supervision = try await district.get("/api/v1/supervision?asOf=2022-10-13", at: .hub)
        teller.show(SupervisionText.lines(supervision))
        var told: [Member: JSON] = [:]
        for member in OutageDistrict.members {
            let incident = try await page(incident, at: member, on: "2022-10-13")["incident"]
            told[member] = .object([
                "deadline": incident["deadline"], "backlog": incident["backlog"], "findings": incident["findings"],
            ])
        }
        return Account(incident: incident, told: told)
    }
}

extension OutageStory {
    private func issue(_ number: String, on day: String, in incident: String) async throws {
        let holder = ["type": "099", "code": "HX" + number.filter(\.isNumber), "name": "某培训学校"].mapValues(JSON.string)
        let members: [String: JSON] = [
            "verb": .string("issue"), "type": .string(DemoItem.tutoring.typeCode), "holder": .object(holder),
            "number": .string(number), "date": .string(day), "fields": .object(["address": .string("曹杨路1号")]),
        ]
        try await act(members, in: incident)
    }

    private func act(_ verb: String, _ license: String, _ more: [String: JSON], in incident: String) async throws {
        let members: [String: JSON] = [
            "verb": .string(verb), "license": .string(license), "date": .string("2022-09-29"),
        ]
        try await act(members.merging(more) { $1 }, in: incident)
    }

    private func act(_ members: [String: JSON], in incident: String) async throws {
        let common: [String: JSON] = ["by": .string(Member.counter1.clerk), "incident": .string(incident)]
        try await district.post("/api/v1/acts", .object(members.merging(common) { $1 }), at: .counter1)
    }

    /// To the hub, to the city, and their receipts back.
    private func carryThrough() async throws {
        for (from, to) in [(Member.counter1, Member.hub), (.hub, .city), (.city, .hub), (.hub, .counter1)] {
            try await district.carry(from: from, to: to)
        }
    }

    private func page(_ incident: String, at member: Member, on day: String) async throws -> JSON {
        try await district.get("/api/v1/incidents/\(incident)?asOf=\(day)", at: member)
    }

    private func show(_ incident: String, at member: Member, on day: String) async throws {
        teller.show(IncidentText.backlog(try await page(incident, at: member, on: day)["incident"]))
    }
}
