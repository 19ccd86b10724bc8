import ArgumentParser
import Words

struct Issue: AuthoringVerb {
    static var configuration: CommandConfiguration { .of("issue", .issue) }
    static let verb = VerbName.issue

    @Option(help: .of(.type, "code|name"))
    var type: String?

    @OptionGroup var content: ContentOptions
    @OptionGroup var authoring: AuthoringOptions
    @OptionGroup var global: GlobalOptions

    var licenseSelector: String? { nil }
    var layoutFile: String? { content.file }
    var paperNumber: String? { content.paperNumber }

    func members() throws -> [String: JSON] {
        var members = try content.members()
        members["type"] = type.map(JSON.string)
        return members
    }
}

struct Amend: AuthoringVerb {
    static var configuration: CommandConfiguration { .of("amend", .amend) }
    static let verb = VerbName.amend

    @Argument(help: .of(.license)) var license: String
    @OptionGroup var content: ContentOptions
    @OptionGroup var authoring: AuthoringOptions
    @OptionGroup var global: GlobalOptions

    var licenseSelector: String? { license }
    var layoutFile: String? { content.file }
    var paperNumber: String? { content.paperNumber }

    func members() throws -> [String: JSON] { try content.members() }
}

struct Renew: AuthoringVerb {
    static var configuration: CommandConfiguration { .of("renew", .renew) }
    static let verb = VerbName.renew

    @Argument(help: .of(.license)) var license: String
    @OptionGroup var content: ContentOptions
    @OptionGroup var authoring: AuthoringOptions
    @OptionGroup var global: GlobalOptions

    var licenseSelector: String? { license }
    var layoutFile: String? { content.file }
    var paperNumber: String? { content.paperNumber }

    func members() throws -> [String: JSON] { try content.members() }
}

struct Settle: AuthoringVerb {
    static var configuration: CommandConfiguration { .of("settle", .settle) }
    static let verb = VerbName.settle

    @Argument(help: .of(.license)) var license: String
    @OptionGroup var content: ContentOptions
    @OptionGroup var authoring: AuthoringOptions
    @OptionGroup var global: GlobalOptions

    var licenseSelector: String? { license }
    var layoutFile: String? { content.file }
    var paperNumber: String? { content.paperNumber }

    func members() throws -> [String: JSON] { try content.members() }
}
