import Foundation

// Chapter 2: the back-file goes in at one counter, and the lines carry it on.
extension Story {
    mutating func importRegister() async throws {
        let path = stage.folder.carried("register.csv")
        try Data((RegisterSample.csv + "\n").utf8).write(to: URL(filePath: path))
        let start = ContinuousClock.now
        let order: JSON = .object([
            "path": .string(path), "type": .string(DemoItem.tutoring.typeCode),
            "mapping": .string("tutoring-register"), "by": .string(Member.counter1.clerk),
        ])
        let report = try await node(.counter1).post("/api/v1/import", order)
        ledger.note(registered: RegisterSample.numbers)
        teller.say(
            .imported,
            [
                "new": report["new"].plainText, "quarantined": report["quarantinedCount"].plainText,
                "shared": report["duplicates"]["rows"].plainText, "time": (ContinuousClock.now - start).text,
            ]
        )
        let rows = RegisterSample.numbers.count
        let look = try await lookWhenEqual(in: [.district, .education]) { look in
            Member.holders(of: .education).allSatisfy { look[$0]?.licenses == rows }
        }
        teller.say(.arrived, ["time": (ContinuousClock.now - start).text])
        teller.show(look.lines)
    }

    /// The first half of the holders come while all lines are open.
    mutating func issueWhileConnected() async throws {
        for member in Member.bureaus {
            let licenses = DemoLicense.all(at: member)
            issueTimes.connected += try await issue(licenses.prefix(licenses.count / 2), at: member)
        }
        contested = ledger.licenses.first { $0.value.number == DemoLicense.all(at: .counter1)[0].number }?.key
        let licenses = RegisterSample.numbers.count + ledger.licenses.count
        _ = try await lookWhenEqual { $0[.city]?.licenses == licenses }
        teller.say(
            .issuedConnected,
            ["count": String(issueTimes.connected.count), "time": issueTimes.connected.median.fineText]
        )
    }
}

extension RegisterSample {
    /// The license numbers, row by row. No field of the sample is quoted.
    static var numbers: [String] {
        csv.split(separator: "\n").dropFirst().map { String($0.split(separator: ",")[4]) }
    }

    /// The code and the name of each holder.
    package static var holders: [(code: String, name: String)] {
        csv.split(separator: "\n").dropFirst().map { row in
            let cells = row.split(separator: ",")
            return (String(cells[1]), String(cells[2]))
        }
    }
}
