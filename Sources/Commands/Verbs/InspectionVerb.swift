import ArgumentParser
import Words

struct Inspect: AuthoringVerb {
    static var configuration: CommandConfiguration { .of("inspect", .inspect) }
    static let verb = VerbName.inspect

    @Argument(help: .of(.license)) var license: String
    @Option(help: .of(.inspectionResult, "passed|failed|postponed")) var result: String?
    @Option(help: .of(.factDate, "date")) var date: String?
    @Option(help: .of(.nextInspection, "date")) var until: String?
    @OptionGroup var ground: GroundOptions
    @OptionGroup var authoring: AuthoringOptions
    @OptionGroup var global: GlobalOptions

    var licenseSelector: String? { license }

    func members() -> [String: JSON] {
        var members = ground.members
        members["result"] = result.map(JSON.string)
        members["date"] = date.map(JSON.string)
        members["until"] = until.map(JSON.string)
        return members
    }
}
