import ArgumentParser
import Node

struct OfficeCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .of(
            "office",
            .office,
            subcommands: [
                OfficeEnroll.self, OfficeTakeOver.self, OfficeList.self, OfficeAppoint.self, OfficeFile.self,
                OfficePeopleList.self,
            ]
        )
    }
}

struct OfficeEnroll: Subcommand {
    static var configuration: CommandConfiguration { .of("enroll", .officeEnroll) }

    @Option(help: .of(.officeCode, "code")) var code: String
    @Option(help: .of(.officeName, "name")) var name: String
    @Option(name: .customLong("role"), help: .of(.officeRole)) var roles: [OfficeRoleArgument] = []
    @OptionGroup var global: GlobalOptions

    func perform(in session: Session) async throws {
        let body = JSON.members([
            "code": .string(code), "name": .string(name),
            "roles": roles.isEmpty ? nil : .array(roles.map { .string($0.rawValue) }),
        ])
        let answer = try await session.ask(APIRequest("POST", "/api/v1/offices", body: body.bytes))
        session.show(answer) { DoneText(Phrase.officeEnrolled, ["name": name], answer: $0).lines }
    }
}

/// The roles of an office, as the API names them.
enum OfficeRoleArgument: String, ExpressibleByArgument, CaseIterable {
    case issuing
    case using
    case districtOffice = "district-office"
    case serviceCenter = "service-center"
    case dataCenter = "data-center"
    case cityLibrary = "city-library"
    case socialUser = "social-user"
}

struct OfficeTakeOver: Subcommand {
    static var configuration: CommandConfiguration { .of("take-over", .officeTakeOver) }

    @Option(help: .of(.endedOffice, "code|name")) var office: String
    @Option(help: .of(.heirOffice, "code|name")) var heir: String
    @OptionGroup var global: GlobalOptions

    func perform(in session: Session) async throws {
        try session.confirm(.confirmTakeOver, ["office": office, "heir": heir])
        let body = JSON.members(["office": .string(office), "heir": .string(heir)])
        let answer = try await session.ask(APIRequest("POST", "/api/v1/offices/take-over", body: body.bytes))
        session.show(answer) { DoneText(Phrase.tookOver, ["office": office, "heir": heir], answer: $0).lines }
    }
}

struct OfficeList: Subcommand {
    static var configuration: CommandConfiguration { .of("list", .officeList) }

    @OptionGroup var global: GlobalOptions

    func perform(in session: Session) async throws {
        let answer = try await session.ask(APIRequest("GET", "/api/v1/offices"))
        session.show(answer) { OfficeListText(answer: $0).lines }
    }
}
