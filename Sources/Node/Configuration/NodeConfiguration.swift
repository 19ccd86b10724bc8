/// All that an operator can choose for one node. Each value comes from the first place that has it:
/// flag, then environment (`HEFU_…`), then file (`hefu.yaml`), then the default written here.
package struct NodeConfiguration: Sendable, Hashable {
    /// The data directory: database, keys, certificate, socket.
    package var data = "hefu-data"
    /// Where other nodes reach this one: `host:port`. Nil: this node only dials.
    package var listen: String?
    /// The addresses that this node's `endpoint` act names, as others must type them.
    package var advertise: [String] = []
    /// Where programs of the office reach the API with tokens: `host:port`. Nil: the Unix socket only.
    package var api: String?
    /// What the API's port shows outside loopback, as PEM files: the certificate with its chain, and its key. Nil: the
    /// node's own certificate.
    package var apiCertificate: String?
    package var apiKey: String?
    /// Requests of one token a minute; so many may come in one moment.
    package var apiRequestsPerMinute = 6_000
    /// TLS also on loopback. Outside loopback there is no session without it.
    package var isTLSOnLoopback = false
    /// Whether this node dials those that the district's endpoint acts name for it, beside those that were added.
    package var isDiscovering = true
    /// `zh` or `en`; nil: by `LANG`.
    package var language: String?
    /// The operator at this counter, where no `--by` is given.
    package var by: String?
    package var logLevel = "info"
    /// `text` or `json`; nil: text on a terminal, else JSON lines.
    package var logFormat: String?
    package var passphraseFile: String?
    /// The root key's file, on the one node where the district office acts as root.
    package var rootKey: String?
    /// Set where the disk is reset at each boot: own entries that come back from peers are then taken up
    /// as a restored node's.
    package var isDiskResetAtBoot = false
    /// Seconds between two attempts to reach a peer that does not answer.
    package var syncIntervalSeconds = 5
    /// Seconds for which a request that finds nothing new is held open at the peer.
    package var holdSeconds = 25

    /// Hours of running time without hub or city after which a person is told, and after which nothing is issued any more
    /// (nil: however long), unless an incident is declared.
    package var warnAfterHours = 24
    package var stopAfterHours: Int?
    /// The same of single types, by code or name.
    package var stopAfterHoursOfTypes: [String: Int] = [:]

    /// The city library that this city node submits to: `https://…`; nil: it has no line to one.
    package var library: String?
    package var libraryTokenFile: String?
    /// How the library names metadata elements (`ZZMC`) and the prefix of face fields (`KZ_`), where it names them otherwise.
    package var libraryNames: [String: String] = [:]
    /// 证照签章名称 under which this city node seals by itself; nil: persons seal.
    package var automaticSealName: String?
    /// Channels that bring licenses to their holders, in the order in which they are asked, and the files of their keys.
    package var channels: [NamedValue] = []
    package var channelKeys: [NamedValue] = []
    /// Whether a version is delivered before the city's seal is on it.
    package var isDeliveringUnsealed = false
    /// Seconds for which library and channels may take to answer.
    package var outsideTimeoutSeconds = 3
    /// Seconds after which a channel is asked again for what it has taken and not brought.
    package var outsideIntervalSeconds = 60

    package init() {}

    package var socketPath: String { data + "/hefu.sock" }
}
