import ArgumentParser
import Words

/// What comes before a renewal, or in its place: a fact with its date.
protocol RenewalFact: AuthoringVerb {
    var fact: RenewalFactOptions { get }
}

struct RenewalFactOptions: ParsableArguments {
    @Argument(help: .of(.license)) var license: String
    @Option(help: .of(.factDate, "date")) var date: String?
    @OptionGroup var ground: GroundOptions

    var members: [String: JSON] {
        var members = ground.members
        members["date"] = date.map(JSON.string)
        return members
    }
}

extension RenewalFact {
    var licenseSelector: String? { fact.license }

    func members() -> [String: JSON] { fact.members }
}

struct Apply: RenewalFact {
    static var configuration: CommandConfiguration { .of("apply", .apply) }
    static let verb = VerbName.applyForRenewal

    @OptionGroup var fact: RenewalFactOptions
    @OptionGroup var authoring: AuthoringOptions
    @OptionGroup var global: GlobalOptions
}

struct Refuse: RenewalFact {
    static var configuration: CommandConfiguration { .of("refuse", .refuse) }
    static let verb = VerbName.refuseRenewal

    @OptionGroup var fact: RenewalFactOptions
    @OptionGroup var authoring: AuthoringOptions
    @OptionGroup var global: GlobalOptions
}
