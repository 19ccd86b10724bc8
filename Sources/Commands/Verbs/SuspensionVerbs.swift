import ArgumentParser
import Words

struct Suspend: AuthoringVerb {
    static var configuration: CommandConfiguration { .of("suspend", .suspend) }
    static let verb = VerbName.suspend

    @Argument(help: .of(.license)) var license: String
    @Option(help: .of(.suspendDate, "date")) var date: String?
    @Option(help: .of(.until, "date")) var until: String?
    @OptionGroup var ground: GroundOptions
    @OptionGroup var authoring: AuthoringOptions
    @OptionGroup var global: GlobalOptions

    var licenseSelector: String? { license }

    func members() -> [String: JSON] {
        var members = ground.members
        members["date"] = date.map(JSON.string)
        members["until"] = until.map(JSON.string)
        return members
    }
}

struct Reinstate: AuthoringVerb {
    static var configuration: CommandConfiguration { .of("reinstate", .reinstate) }
    static let verb = VerbName.reinstate

    @Argument(help: .of(.license)) var license: String
    @Option(help: .of(.effectDate, "date")) var date: String?
    @OptionGroup var ground: GroundOptions
    @OptionGroup var authoring: AuthoringOptions
    @OptionGroup var global: GlobalOptions

    var licenseSelector: String? { license }

    func members() -> [String: JSON] {
        var members = ground.members
        members["date"] = date.map(JSON.string)
        return members
    }
}
