import ArgumentParser
import Words

/// The face of a license, as `issue`, `amend`, `renew` and `settle` state it.
struct ContentOptions: ParsableArguments {
    @Option(help: .of(.number, "text"))
    var number: String?

    @Option(help: .of(.date, "date"))
    var date: String?

    @Option(help: .of(.validFrom, "date"))
    var validFrom: String?

    @Option(help: .of(.validTo, "date|long-term"))
    var validTo: String?

    @Option(help: .of(.holderType, "code"))
    var holderType: String?

    @Option(help: .of(.holderCode, "code"))
    var holderCode: String?

    @Option(help: .of(.holderName, "name"))
    var holderName: String?

    @Option(name: .customLong("field"), help: .of(.field, "key=value"))
    var fields: [FieldArgument] = []

    @Option(help: .of(.layoutFile, "file"))
    var file: String?

    @Option(name: .customLong("paper"), help: .of(.paperNumber, "text"))
    var paperNumber: String?

    @Option(help: .of(.basis, "text"))
    var basis: String?

    func members() throws -> [String: JSON] {
        let texts = [
            "number": number, "date": date, "validFrom": validFrom, "validTo": validTo, "basis": basis,
        ]
        var members = texts.compactMapValues { $0.map(JSON.string) }
        let holder = ["type": holderType, "code": holderCode, "name": holderName]
            .compactMapValues { $0.map(JSON.string) }
        if !holder.isEmpty { members["holder"] = .object(holder) }
        if !fields.isEmpty { members["fields"] = .object(try values()) }
        return members
    }

    /// The fields by key; a key that is given twice is refused, since one of the two values would be lost.
    private func values() throws -> [String: JSON] {
        var values: [String: JSON] = [:]
        for field in fields where values.updateValue(.string(field.value), forKey: field.key) != nil {
            throw Trouble.refused(RefusalAnswer(.badRequest, ["detail": Phrase.twice.text(["name": field.key])]))
        }
        return values
    }
}

/// `key=value`: one face field. The value may be empty and may hold further equals signs.
struct FieldArgument: ExpressibleByArgument, Sendable {
    let key: String
    let value: String

    init?(argument: String) {
        let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty else { return nil }
        key = String(parts[0])
        value = String(parts[1])
    }
}
