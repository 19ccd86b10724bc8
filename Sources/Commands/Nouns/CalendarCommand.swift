import ArgumentParser
import Foundation
import Node
import Words

/// 工作日历: on which days is worked, year by year, and what is due when.
struct CalendarCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .of(
            "calendar",
            .calendar,
            subcommands: [CalendarStarter.self, CalendarPublish.self, CalendarList.self, CalendarDeadline.self]
        )
    }
}

/// The notices of 2007 to 2026, to look through and publish. It asks no node.
struct CalendarStarter: Subcommand {
    static var configuration: CommandConfiguration { .of("starter", .calendarStarter) }

    @Option(name: [.customLong("output"), .customShort("o")], help: .of(.noticeOutput, "file")) var output: String?
    @OptionGroup var global: GlobalOptions

    func perform(in session: Session) async throws {
        guard let output else {
            session.console.out(Array(StateCouncilNotices.document.utf8))
            return
        }
        do {
            try Data(StateCouncilNotices.document.utf8).write(to: URL(filePath: output), options: .withoutOverwriting)
        } catch {
            guard (error as? CocoaError)?.code == .fileWriteFileExists else {
                let told = ["path": output]
                throw Trouble.refused(RefusalAnswer(.failed, field: "file", told, detail: error.localizedDescription))
            }
            throw Trouble.refused(RefusalAnswer(.badRequest, ["detail": Phrase.fileExists.text(["path": output])]))
        }
        session.show(.object(["path": .string(output)])) { _ in [Phrase.fileWritten.text(["path": output])] }
    }
}

/// Notices become the district's calendars, by the root.
struct CalendarPublish: Subcommand {
    static var configuration: CommandConfiguration { .of("publish", .calendarPublish) }

    @Argument(help: .of(.noticeFile)) var file: String
    @OptionGroup var global: GlobalOptions

    func perform(in session: Session) async throws {
        let content = try session.read(file)
        let request = APIRequest("POST", "/api/v1/calendars", body: content, contentType: "application/yaml")
        let answer = try await session.ask(request)
        session.show(answer) { CalendarText.published($0) }
    }
}

struct CalendarList: Subcommand {
    static var configuration: CommandConfiguration { .of("list", .calendarList) }

    @Argument(help: .of(.calendarYear)) var year: Int?
    @OptionGroup var global: GlobalOptions

    func perform(in session: Session) async throws {
        let answer = try await session.ask(APIRequest("GET", "/api/v1/calendars"))
        session.show(answer) { answer in
            year.map { CalendarText.year($0, in: answer) } ?? CalendarText.list(answer)
        }
    }
}

/// By when: so many working days after a day.
struct CalendarDeadline: Subcommand {
    static var configuration: CommandConfiguration { .of("deadline", .calendarDeadline) }

    @Option(help: .of(.eventDate, "date")) var after: String
    @Option(help: .of(.workingDays, "number")) var days: Int?
    @OptionGroup var global: GlobalOptions

    func perform(in session: Session) async throws {
        let path = RequestPath("deadline").adding("after", after).adding("days", days.map(String.init))
        let answer = try await session.ask(APIRequest("GET", path.text))
        session.show(answer) { DeadlineText(answer: $0).lines }
    }
}
