import ArgumentParser
import Words

/// The options that all endings share.
struct EndingOptions: ParsableArguments {
    @Argument(help: .of(.license)) var license: String
    @Option(help: .of(.effectDate, "date")) var date: String?
    @OptionGroup var ground: GroundOptions

    var members: [String: JSON] {
        var members = ground.members
        members["date"] = date.map(JSON.string)
        return members
    }
}

/// A verb that ends a license by law or by decision.
protocol EndingVerb: AuthoringVerb {
    var ending: EndingOptions { get }
}

extension EndingVerb {
    var licenseSelector: String? { ending.license }

    func members() -> [String: JSON] { ending.members }
}

struct Withdraw: EndingVerb {
    static var configuration: CommandConfiguration { .of("withdraw", .withdraw) }
    static let verb = VerbName.withdraw

    @OptionGroup var ending: EndingOptions
    @OptionGroup var authoring: AuthoringOptions
    @OptionGroup var global: GlobalOptions
}

struct Cancel: EndingVerb {
    static var configuration: CommandConfiguration { .of("cancel", .cancel) }
    static let verb = VerbName.cancel

    @Option(help: .of(.deregisters, "act")) var deregisters: String?
    @OptionGroup var ending: EndingOptions
    @OptionGroup var authoring: AuthoringOptions
    @OptionGroup var global: GlobalOptions

    func members() -> [String: JSON] {
        var members = ending.members
        members["deregisters"] = deregisters.map(JSON.string)
        return members
    }
}

struct Revoke: EndingVerb {
    static var configuration: CommandConfiguration { .of("revoke", .revoke) }
    static let verb = VerbName.revoke

    @OptionGroup var ending: EndingOptions
    @OptionGroup var authoring: AuthoringOptions
    @OptionGroup var global: GlobalOptions
}

struct Annul: EndingVerb {
    static var configuration: CommandConfiguration { .of("annul", .annul) }
    static let verb = VerbName.annul

    @OptionGroup var ending: EndingOptions
    @OptionGroup var authoring: AuthoringOptions
    @OptionGroup var global: GlobalOptions
}
