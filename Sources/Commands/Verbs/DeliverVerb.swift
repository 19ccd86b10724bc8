import ArgumentParser
import Words

struct Deliver: AuthoringVerb {
    static var configuration: CommandConfiguration { .of("deliver", .deliver) }
    static let verb = VerbName.deliver

    @Argument(help: .of(.license)) var license: String
    @Option(help: .of(.channel, "text")) var channel: String?
    @Option(help: .of(.deliveryProof, "text")) var proof: String?
    @Option(help: .of(.entered, "time")) var entered: String?
    @Option(help: .of(.deliveryDate, "date")) var date: String?
    @Option(name: .customLong("of-version"), help: .of(.ofVersion, "n")) var version: Int?
    @Flag(help: .of(.onPaper)) var onPaper = false
    @OptionGroup var authoring: AuthoringOptions
    @OptionGroup var global: GlobalOptions

    var licenseSelector: String? { license }

    func members() -> [String: JSON] {
        var members = ["channel": channel, "proof": proof, "entered": entered, "date": date]
            .compactMapValues { $0.map(JSON.string) }
        members["version"] = version.map(JSON.int)
        members["onPaper"] = onPaper ? .bool(true) : nil
        return members
    }
}
