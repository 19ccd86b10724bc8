/// `名称=值` of a setting that has several.
package struct NamedValue: Sendable, Hashable {
    package let name: String
    package let value: String

    package init(name: String, value: String) { (self.name, self.value) = (name, value) }
}

/// One setting: its name in the file (`log-level`), its environment variable (`HEFU_LOG_LEVEL`), and what it sets.
package struct Setting: Sendable {
    package let name: String
    private let apply: @Sendable (inout NodeConfiguration, String) -> Bool

    package var environmentVariable: String {
        "HEFU_" + name.uppercased().replacing("-", with: "_")
    }

    /// Sets the value; false if it is not of the setting's form.
    func set(_ value: String, in configuration: inout NodeConfiguration) -> Bool {
        apply(&configuration, value)
    }

    /// Every setting there is. What is not here is refused.
    package static let all: [Setting] = [
        text("data") { $0.data = $1 },
        text("listen") { $0.listen = $1 },
        text("advertise") { $0.advertise = $1.split(separator: ",").map { String($0.trimmed) } },
        text("api") { $0.api = $1 },
        text("api-certificate") { $0.apiCertificate = $1 },
        text("api-key") { $0.apiKey = $1 },
        number(1...1_000_000, "api-requests-per-minute") { $0.apiRequestsPerMinute = $1 },
        boolean("tls") { $0.isTLSOnLoopback = $1 },
        boolean("discover") { $0.isDiscovering = $1 },
        oneOf(["zh", "en"], "lang") { $0.language = $1 },
        text("by") { $0.by = $1 },
        oneOf(["trace", "debug", "info", "notice", "warning", "error"], "log-level") { $0.logLevel = $1 },
        oneOf(["text", "json"], "log-format") { $0.logFormat = $1 },
        text("passphrase-file") { $0.passphraseFile = $1 },
        text("root-key") { $0.rootKey = $1 },
        boolean("disk-reset-at-boot") { $0.isDiskResetAtBoot = $1 },
        number(1...3600, "sync-interval") { $0.syncIntervalSeconds = $1 },
        number(0...300, "hold-seconds") { $0.holdSeconds = $1 },
        number(1...8_784, "warn-after-hours") { $0.warnAfterHours = $1 },
        number(1...8_784, "stop-after-hours") { $0.stopAfterHours = $1 },
        hoursOfTypes("stop-after-hours-of") { $0.stopAfterHoursOfTypes = $1 },
        text("library") { $0.library = $1 },
        text("library-token-file") { $0.libraryTokenFile = $1 },
        namedValues("library-names") { configuration, values in
            configuration.libraryNames = Dictionary(values.map { ($0.name, $0.value) }) { $1 }
        },
        text("seal-name") { $0.automaticSealName = $1 },
        namedValues("channels") { $0.channels = $1 },
        namedValues("channel-keys") { $0.channelKeys = $1 },
        boolean("deliver-unsealed") { $0.isDeliveringUnsealed = $1 },
        number(1...60, "outside-timeout") { $0.outsideTimeoutSeconds = $1 },
        number(1...3600, "outside-interval") { $0.outsideIntervalSeconds = $1 },
    ]

    private static func text(
        _ name: String,
        _ store: @escaping @Sendable (inout NodeConfiguration, String) -> Void
    ) -> Setting {
        Setting(name: name) { configuration, value in
            guard !value.isEmpty else { return false }
            store(&configuration, value)
            return true
        }
    }

    /// `类型=小时`, separated by commas.
    private static func hoursOfTypes(
        _ name: String,
        _ store: @escaping @Sendable (inout NodeConfiguration, [String: Int]) -> Void
    ) -> Setting {
        Setting(name: name) { configuration, value in
            var types: [String: Int] = [:]
            for part in value.split(separator: ",") {
                let sides = part.split(separator: "=")
                guard sides.count == 2, let hours = Int(sides[1].trimmed), 1...8_784 ~= hours else { return false }
                types[String(sides[0].trimmed)] = hours
            }
            guard !types.isEmpty else { return false }
            store(&configuration, types)
            return true
        }
    }

    /// `名称=值`, separated by commas; no name twice.
    private static func namedValues(
        _ name: String,
        _ store: @escaping @Sendable (inout NodeConfiguration, [NamedValue]) -> Void
    ) -> Setting {
        Setting(name: name) { configuration, value in
            let values = value.split(separator: ",").map { part -> NamedValue? in
                guard let sign = part.firstIndex(of: "=") else { return nil }
                let (name, value) = (part[..<sign].trimmed, part[part.index(after: sign)...].trimmed)
                return name.isEmpty || value.isEmpty ? nil : NamedValue(name: String(name), value: String(value))
            }
            let named = values.compactMap(\.self)
            guard !named.isEmpty, named.count == values.count, Set(named.map(\.name)).count == named.count else {
                return false
            }
            store(&configuration, named)
            return true
        }
    }

    private static func boolean(
        _ name: String,
        _ store: @escaping @Sendable (inout NodeConfiguration, Bool) -> Void
    ) -> Setting {
        Setting(name: name) { configuration, value in
            guard let flag = Bool(value) else { return false }
            store(&configuration, flag)
            return true
        }
    }

    private static func oneOf(
        _ choices: [String],
        _ name: String,
        _ store: @escaping @Sendable (inout NodeConfiguration, String) -> Void
    ) -> Setting {
        Setting(name: name) { configuration, value in
            guard choices.contains(value) else { return false }
            store(&configuration, value)
            return true
        }
    }

    private static func number(
        _ range: ClosedRange<Int>,
        _ name: String,
        _ store: @escaping @Sendable (inout NodeConfiguration, Int) -> Void
    ) -> Setting {
        Setting(name: name) { configuration, value in
            guard let number = Int(value), range.contains(number) else { return false }
            store(&configuration, number)
            return true
        }
    }
}
