import ArgumentParser
import Words

struct Paper: AuthoringVerb {
    static var configuration: CommandConfiguration { .of("paper", .paper) }
    static let verb = VerbName.paper

    @Argument(help: .of(.license)) var license: String
    @Option(help: .of(.paperNumber, "text")) var number: String?
    @Option(help: .of(.paperDate, "date")) var date: String?
    @OptionGroup var authoring: AuthoringOptions
    @OptionGroup var global: GlobalOptions

    var licenseSelector: String? { license }

    func members() -> [String: JSON] {
        ["number": number, "date": date].compactMapValues { $0.map(JSON.string) }
    }
}
