import ArgumentParser
import Words

struct Correct: AuthoringVerb {
    static var configuration: CommandConfiguration { .of("correct", .correct) }
    static let verb = VerbName.correct

    @Argument(help: .of(.license)) var license: String
    @Option(name: .customLong("act"), help: .of(.correctedAct, "act")) var targets: [String] = []
    @OptionGroup var ground: GroundOptions
    @OptionGroup var authoring: AuthoringOptions
    @OptionGroup var global: GlobalOptions

    var licenseSelector: String? { license }

    func members() -> [String: JSON] {
        var members = ground.members
        members["targets"] = targets.isEmpty ? nil : .array(targets.map(JSON.string))
        return members
    }
}

/// The fields that `erase` and `lost` name.
struct DisclosureOptions: ParsableArguments {
    @Argument(help: .of(.license)) var license: String
    @Option(name: .customLong("act"), help: .of(.disclosureAct, "act")) var targets: [String] = []
    @Option(name: .customLong("key"), help: .of(.disclosureKey, "field")) var keys: [String] = []
    @OptionGroup var ground: GroundOptions

    var members: [String: JSON] {
        var members = ground.members
        members["targets"] = targets.isEmpty ? nil : .array(targets.map(JSON.string))
        members["keys"] = keys.isEmpty ? nil : .array(keys.map(JSON.string))
        return members
    }
}

struct Erase: AuthoringVerb {
    static var configuration: CommandConfiguration { .of("erase", .erase) }
    static let verb = VerbName.erase

    @OptionGroup var disclosure: DisclosureOptions
    @OptionGroup var authoring: AuthoringOptions
    @OptionGroup var global: GlobalOptions

    var licenseSelector: String? { disclosure.license }

    func members() -> [String: JSON] { disclosure.members }
}

struct Lost: AuthoringVerb {
    static var configuration: CommandConfiguration { .of("lost", .lost) }
    static let verb = VerbName.lost

    @OptionGroup var disclosure: DisclosureOptions
    @OptionGroup var authoring: AuthoringOptions
    @OptionGroup var global: GlobalOptions

    var licenseSelector: String? { disclosure.license }

    func members() -> [String: JSON] { disclosure.members }
}
