import ArgumentParser
import Node
import Words

/// 不可抗力: what keeps offices from their work, and what has to be caught up afterwards.
struct IncidentCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .of(
            "incident",
            .incident,
            subcommands: [
                IncidentDeclare.self, IncidentReport.self, IncidentClear.self, IncidentComplete.self,
                IncidentClose.self,
                IncidentAssign.self, IncidentList.self, IncidentShow.self,
            ]
        )
    }
}

struct IncidentDeclare: Subcommand {
    static var configuration: CommandConfiguration { .of("declare", .incidentDeclare) }

    @Option(help: .of(.incidentCause, "text")) var cause: String
    @Option(name: .customLong("office"), help: .of(.incidentOffice, "name")) var offices: [String] = []
    @Option(help: .of(.incidentDate, "date")) var date: String?
    @Option(name: .customLong("operation"), help: .of(.incidentOperation, "name")) var operations: [String] = []
    @Option(help: .of(.incidentMeasures, "text")) var measures: String?
    @OptionGroup var global: GlobalOptions

    func perform(in session: Session) async throws {
        let body = JSON.members([
            "cause": .string(cause), "offices": .array(offices.map(JSON.string)), "date": date.map(JSON.string),
            "operations": .array(operations.map(JSON.string)), "measures": measures.map(JSON.string),
        ])
        let answer = try await session.ask(APIRequest("POST", "/api/v1/incidents/declare", body: body.bytes))
        session.show(answer) { answer in
            let ids = answer["incidents"].array.map { String($0.plainText.prefix(12)) }
            return [Phrase.incidentsDeclared.text(["incidents": ids.joined(separator: " ")])]
        }
    }
}

/// Which incident a further step is of, when, and what there is to say.
struct IncidentStepOptions: ParsableArguments {
    @Argument(help: .of(.incidentName)) var incident: String?
    @Option(help: .of(.incidentDate, "date")) var date: String?
    @Option(help: .of(.incidentRemark, "text")) var remark: String?

    /// - Parameter name: of the step, as the route has it.
    func record(_ name: String, _ abstract: Abstract, in session: Session) async throws {
        let body = JSON.members([
            "incident": incident.map(JSON.string), "date": date.map(JSON.string), "remark": remark.map(JSON.string),
        ])
        let answer = try await session.ask(APIRequest("POST", "/api/v1/incidents/\(name)", body: body.bytes))
        session.show(answer) { _ in [Phrase.incidentStepDone.text(["step": abstract.text])] }
    }
}

struct IncidentReport: Subcommand {
    static var configuration: CommandConfiguration { .of("report", .incidentReport) }

    @OptionGroup var step: IncidentStepOptions
    @OptionGroup var global: GlobalOptions

    func perform(in session: Session) async throws { try await step.record("report", .incidentReport, in: session) }
}

struct IncidentClear: Subcommand {
    static var configuration: CommandConfiguration { .of("clear", .incidentClear) }

    @OptionGroup var step: IncidentStepOptions
    @OptionGroup var global: GlobalOptions

    func perform(in session: Session) async throws { try await step.record("clear", .incidentClear, in: session) }
}

struct IncidentComplete: Subcommand {
    static var configuration: CommandConfiguration { .of("complete", .incidentComplete) }

    @OptionGroup var step: IncidentStepOptions
    @OptionGroup var global: GlobalOptions

    func perform(in session: Session) async throws { try await step.record("complete", .incidentComplete, in: session) }
}

struct IncidentClose: Subcommand {
    static var configuration: CommandConfiguration { .of("close", .incidentClose) }

    @OptionGroup var step: IncidentStepOptions
    @OptionGroup var global: GlobalOptions

    func perform(in session: Session) async throws { try await step.record("close", .incidentClose, in: session) }
}

/// What the office did in the days of an incident becomes part of it.
struct IncidentAssign: Subcommand {
    static var configuration: CommandConfiguration { .of("assign", .incidentAssign) }

    @Argument(help: .of(.incidentName)) var incident: String
    @Argument(help: .of(.assignedActs)) var acts: [String] = []
    @Flag(help: .of(.assignAll)) var all = false
    @Option(help: .of(.by, "name")) var by: String?
    @OptionGroup var global: GlobalOptions

    var settings: [String: String] { ["by": by].compactMapValues { $0 } }

    func perform(in session: Session) async throws {
        var acts = acts
        if all {
            let page = try await session.ask(APIRequest("GET", RequestPath("incidents", incident).text))
            acts += page["couldBelong"].array.map { $0["act"].plainText }
        }
        let body = JSON.members([
            "incident": .string(incident), "acts": .array(acts.map(JSON.string)), "by": by.map(JSON.string),
        ])
        let answer = try await session.ask(APIRequest("POST", "/api/v1/incidents/assign", body: body.bytes))
        session.show(answer) { _ in [Phrase.actsAssigned.text(["count": String(acts.count)])] }
    }
}

struct IncidentList: Subcommand {
    static var configuration: CommandConfiguration { .of("list", .incidentList) }

    @Option(help: .of(.filterOffice, "name")) var office: String?
    @Option(help: .of(.asOf, "date")) var asOf: String?
    @OptionGroup var global: GlobalOptions

    func perform(in session: Session) async throws {
        let path = RequestPath("incidents").adding("office", office).adding("asOf", asOf)
        let answer = try await session.ask(APIRequest("GET", path.text))
        session.show(answer) { IncidentText.list($0) }
    }
}

struct IncidentShow: Subcommand {
    static var configuration: CommandConfiguration { .of("show", .incidentShow) }

    @Argument(help: .of(.incidentName)) var incident: String
    @Option(help: .of(.asOf, "date")) var asOf: String?
    @OptionGroup var global: GlobalOptions

    func perform(in session: Session) async throws {
        let path = RequestPath("incidents", incident).adding("asOf", asOf)
        let answer = try await session.ask(APIRequest("GET", path.text))
        session.show(answer) { IncidentText.page($0) }
    }
}
