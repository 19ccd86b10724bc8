import Foundation
import Logging
import Replica
import ServiceLifecycle
import SignedLog

/// What a running node does with systems outside the district, by its settings.
enum OutsideServices {
    /// Throws ``APIFailure`` where a setting cannot be used: an address that is none, a key file that others can read.
    static func all(_ node: OpenNode, _ book: OutsideBook, _ logger: Logger) throws -> [any Service] {
        let configuration = node.configuration
        var services: [any Service] = []
        if let name = configuration.automaticSealName {
            services.append(AutomaticSeal(node: node, name: Text(name), logger: logger))
        }
        if let library = configuration.library {
            services.append(
                LibraryGateway(
                    node: node,
                    contract: LibraryContract(
                        address: try address(library, setting: "library"),
                        token: try configuration.libraryTokenFile.map {
                            try secretLine($0, setting: "library-token-file")
                        },
                        names: configuration.libraryNames,
                        sender: configuration.by ?? "hefu"
                    ),
                    client: OutsideClient(timeoutSeconds: configuration.outsideTimeoutSeconds),
                    book: book,
                    logger: logger
                )
            )
        }
        if !configuration.channels.isEmpty {
            services.append(
                DeliveryOutbox(
                    node: node,
                    channels: try configuration.channels.map { try channel($0, configuration) },
                    client: OutsideClient(timeoutSeconds: configuration.outsideTimeoutSeconds),
                    book: book,
                    logger: logger
                )
            )
        }
        return services
    }

    private static func channel(
        _ channel: NamedValue,
        _ configuration: NodeConfiguration
    ) throws -> DeliveryContract {
        guard let file = configuration.channelKeys.first(where: { $0.name == channel.name })?.value else {
            throw invalid("channel-keys", "no key file of \(channel.name)")
        }
        let key = Array(try secretLine(file, setting: "channel-keys").utf8)
        guard key.count >= 16 else { throw invalid("channel-keys", "\(file): shorter than 16 bytes") }
        return DeliveryContract(
            channel: channel.name,
            address: try address(channel.value, setting: "channels"),
            key: key
        )
    }

    private static func address(_ text: String, setting: String) throws -> OutsideAddress {
        guard let address = OutsideAddress(text) else {
            throw invalid(setting, "https://… (http:// on this machine only)")
        }
        return address
    }

    /// The first line of a file that only its owner can read.
    private static func secretLine(_ path: String, setting: String) throws -> String {
        let bytes = try PrivateFile.read(path)
        let line = String(decoding: bytes.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
        let text = String(line.trimmed)
        guard !text.isEmpty else { throw invalid(setting, "\(path): empty") }
        return text
    }

    private static func invalid(_ setting: String, _ rule: String) -> APIFailure {
        APIFailure(status: 400, code: "configuration-invalid", field: setting, ["rule": rule])
    }
}
