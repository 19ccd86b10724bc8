import ArgumentParser
import Foundation
import Node
import Words

/// What every authoring verb takes: who is at the counter, and when it was decided.
struct AuthoringOptions: ParsableArguments {
    @Option(help: .of(.by, "name"))
    var by: String?

    @Option(help: .of(.decidedOn, "date"))
    var decidedOn: String?

    @Flag(help: .of(.test))
    var test = false

    @Option(help: .of(.incident, "id"))
    var incident: String?

    @Option(help: .of(.idempotencyKey, "UUID"))
    var idempotencyKey: String?

    @Option(help: .of(.from, "file"))
    var from: String?
}

/// What an act that is not a whole face may say of itself.
struct GroundOptions: ParsableArguments {
    @Option(help: .of(.ground, "text"))
    var ground: String?

    @Option(help: .of(.basis, "text"))
    var basis: String?

    @Option(help: .of(.reason, "text"))
    var reason: String?

    var members: [String: JSON] {
        ["ground": ground, "basis": basis, "reason": reason].compactMapValues { $0.map(JSON.string) }
    }
}

/// A command that writes one act about a license.
protocol AuthoringVerb: Subcommand {
    static var verb: VerbName { get }
    var authoring: AuthoringOptions { get }
    /// The license that the act is about; nil for one that founds it.
    var licenseSelector: String? { get }
    /// The file in which the version that this act states is laid out; kept by an act of its own.
    var layoutFile: String? { get }
    /// 实体证照编号 of the copy that was made of that version; written down by an act of its own.
    var paperNumber: String? { get }
    /// What this verb's own options say, by the API's field names.
    func members() throws -> [String: JSON]
}

extension AuthoringVerb {
    var settings: [String: String] { ["by": authoring.by].compactMapValues { $0 } }
    var layoutFile: String? { nil }
    var paperNumber: String? { nil }

    func perform(in session: Session) async throws {
        // Read first: a file that cannot be read must not leave a license without it.
        let layout = try layoutFile.map { try session.read($0) }
        // Whoever types a command acts on the license as it is known here now.
        var headers: [RequestHeader: String] = [.ifMatch: "*"]
        headers[.idempotencyKey] = authoring.idempotencyKey
        let body = try await body(in: session)
        let answer = try await session.ask(APIRequest("POST", "/api/v1/acts", body: body.bytes, headers: headers))
        var (told, lines) = (answer, AcknowledgementText(answer: answer, verb: Self.verb).lines)
        do {
            for (verb, members) in companions(layout) {
                let kept = try await keep(verb, members, of: answer["document"].plainText, body, in: session)
                told = told.merged(with: .object([verb.rawValue: kept]))
                lines += AcknowledgementText(answer: kept, verb: verb).lines
            }
        } catch {
            // The license is there all the same, and whoever asked must know it.
            session.show(told) { _ in lines }
            throw error
        }
        session.show(told) { _ in lines }
    }

    /// What goes with the version that was just stated: its paper, its layout file.
    private func companions(_ layout: [UInt8]?) -> [(VerbName, [String: JSON])] {
        let paper = paperNumber.map { (VerbName.paper, ["number": JSON.string($0)]) }
        let file = layout.map { (VerbName.layout, ["layout": JSON.string(Data($0).base64EncodedString())]) }
        return [paper, file].compactMap(\.self)
    }

    /// On the day, by the operator and in the incident of the version that it goes with.
    private func keep(
        _ verb: VerbName,
        _ members: [String: JSON],
        of document: String,
        _ body: JSON,
        in session: Session
    ) async throws -> JSON {
        var all = members
        (all["verb"], all["license"]) = (.string(verb.rawValue), .string(document))
        for name in ["by", "incident"] where !body[name].isNull { all[name] = body[name] }
        if verb == .paper, !body["date"].isNull { all["date"] = body["date"] }
        let request = JSON.object(all)
        return try await session.ask(APIRequest("POST", "/api/v1/acts", body: request.bytes, headers: [.ifMatch: "*"]))
    }

    /// The request: the file's members, and over them what the options say.
    private func body(in session: Session) async throws -> JSON {
        var members = try fileMembers(in: session)
        for (key, value) in try self.members() { members[key] = members[key].map { $0.merged(with: value) } ?? value }
        members["verb"] = .string(Self.verb.rawValue)
        members["license"] = licenseSelector.map(JSON.string) ?? members["license"]
        members["decidedOn"] = authoring.decidedOn.map(JSON.string) ?? members["decidedOn"]
        members["test"] = authoring.test ? .bool(true) : members["test"]
        if let incident = authoring.incident { members["incident"] = try await self.incident(incident, in: session) }
        members["by"] = authoring.by.map(JSON.string) ?? members["by"] ?? session.configuration.by.map(JSON.string)
        guard let by = members["by"]?.string, !by.isEmpty else {
            throw Trouble.refused(RefusalAnswer(.operatorMissing, field: "by"))
        }
        return .object(members)
    }

    /// The whole id of an incident that is named by its first digits.
    private func incident(_ name: String, in session: Session) async throws -> JSON {
        try await session.ask(APIRequest("GET", RequestPath("incidents", name).text))["incident"]["document"]
    }

    /// A request prepared as a JSON file: so a person's name and number stand in no shell history.
    private func fileMembers(in session: Session) throws -> [String: JSON] {
        guard let from = authoring.from else { return [:] }
        guard case .object(let members)? = JSON(parsing: try session.read(from)) else {
            throw Trouble.refused(RefusalAnswer(.fieldType, field: "file", ["path": from]))
        }
        return members
    }
}

extension JSON {
    /// Of two objects the members of both, the other's where both have one; else the other.
    fileprivate func merged(with other: JSON) -> JSON {
        guard case .object(let mine) = self, case .object(let theirs) = other else { return other }
        return .object(mine.merging(theirs) { $1 })
    }
}
