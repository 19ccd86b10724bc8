import ArgumentParser
import Node
import Words

/// 任用: makes a person responsible, puts another in their place, or ends it.
struct OfficeAppoint: Subcommand {
    static var configuration: CommandConfiguration { .of("appoint", .officeAppoint) }

    @Option(help: .of(.personName, "name")) var name: String?
    @Option(help: .of(.personContact, "text")) var contact: String?
    @Option(help: .of(.personRole)) var role: PersonRoleArgument?
    @Option(help: .of(.personDuty, "text")) var duty: String?
    @Option(help: .of(.personFrom, "date")) var from: String?
    @Option(help: .of(.personUntil, "date")) var until: String?
    @Option(help: .of(.personReplaces, "act")) var replaces: String?
    @Option(help: .of(.filterOffice, "code|name")) var office: String?
    @Option(help: .of(.by, "name")) var by: String?
    @OptionGroup var global: GlobalOptions

    func perform(in session: Session) async throws {
        let body = JSON.members([
            "name": name.map(JSON.string), "contact": contact.map(JSON.string),
            "role": role.map { .string($0.rawValue) },
            "duty": duty.map(JSON.string), "from": from.map(JSON.string), "until": until.map(JSON.string),
            "replaces": replaces.map(JSON.string), "office": office.map(JSON.string),
            "by": (by ?? session.configuration.by).map(JSON.string),
        ])
        let answer = try await session.ask(APIRequest("POST", "/api/v1/persons", body: body.bytes))
        session.show(answer) { DoneText(Phrase.personAppointed, answer: $0).lines }
    }
}

/// For what a person stands, as the API names it.
enum PersonRoleArgument: String, ExpressibleByArgument, CaseIterable {
    case responsible
    case `operator`
    case security
}

/// 备案, at the district office.
struct OfficeFile: Subcommand {
    static var configuration: CommandConfiguration { .of("file", .officeFile) }

    @Argument(help: .of(.personAppointment, "act")) var appointment: String
    @Option(help: .of(.filingDate, "date")) var date: String?
    @Option(help: .of(.filingNumber, "text")) var number: String?
    @Option(help: .of(.by, "name")) var by: String?
    @OptionGroup var global: GlobalOptions

    func perform(in session: Session) async throws {
        let body = JSON.members([
            "appointment": .string(appointment), "date": date.map(JSON.string), "number": number.map(JSON.string),
            "by": (by ?? session.configuration.by).map(JSON.string),
        ])
        let answer = try await session.ask(APIRequest("POST", "/api/v1/persons/file", body: body.bytes))
        session.show(answer) { DoneText(Phrase.personFiled, answer: $0).lines }
    }
}

/// Who stands for what, and which office lacks somebody.
struct OfficePeopleList: Subcommand {
    static var configuration: CommandConfiguration { .of("people", .officePeople) }

    @Option(help: .of(.filterOffice, "code|name")) var office: String?
    @Option(help: .of(.asOf, "date")) var asOf: String?
    @OptionGroup var global: GlobalOptions

    func perform(in session: Session) async throws {
        let path = RequestPath("persons").adding("office", office).adding("asOf", asOf)
        let answer = try await session.ask(APIRequest("GET", path.text))
        session.show(answer) { PeopleText(answer: $0).lines }
    }
}
