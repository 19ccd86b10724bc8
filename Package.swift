// swift-tools-version: 6.2
import PackageDescription

/// The one place for compiler settings: every room is built by the same strict rules.
let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .enableUpcomingFeature("InferIsolatedConformances"),
    .strictMemorySafety(),
    .treatAllWarnings(as: .error),
]

/// A room of the architecture (`docs/architecture.md`): one purpose, imports that point down only.
func room(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

/// The tests of one room. Vectors and fixtures lie beside them and are read by path.
func tests(of name: String, _ dependencies: [Target.Dependency] = [], files: [String] = []) -> Target {
    .testTarget(
        name: "\(name)Tests",
        dependencies: [.init(stringLiteral: name)] + dependencies,
        exclude: files,
        swiftSettings: strict
    )
}

/// A program: arguments in, text out.
func program(_ name: String, path: String? = nil, _ dependencies: [Target.Dependency]) -> Target {
    .executableTarget(name: name, dependencies: dependencies, path: path, swiftSettings: strict)
}

/// A room of the simulations.
func simulation(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .target(name: name, dependencies: dependencies, path: "Simulations/\(name)", swiftSettings: strict)
}

/// All rooms that need no web server: what benchmarks and simulations drive.
let engine: [Target.Dependency] = [
    "Replica", "Replication", "Storage", "Licenses", "District", "SignedLog", "Signing",
]

let argumentParser: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
    name: "hefu",
    products: [
        .executable(name: "hefu", targets: ["Commands"]),
        .executable(name: "hefu-bench", targets: ["Benchmarks"]),
        .executable(name: "hefu-crash-points", targets: ["CrashPointProgram"]),
        .executable(name: "hefu-instructions", targets: ["InstructionCounts"]),
        .executable(name: "hefu-real", targets: ["RealProcesses"]),
        .executable(name: "hefu-replay", targets: ["RegisterReplay"]),
        .executable(name: "hefu-simulate", targets: ["Simulate"]),
        .executable(name: "reference-city", targets: ["ReferenceCity"]),
    ],
    dependencies: [
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1"),
        .package(url: "https://github.com/swift-server/async-http-client", exact: "1.37.0"),
        .package(url: "https://github.com/apple/swift-certificates", exact: "1.21.1"),
        .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", exact: "2.13.0"),
        .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
        // Brought in by the above; named because their types are used (docs/decisions/0001-dependencies.md).
        .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", exact: "2.37.6"),
        .package(url: "https://github.com/apple/swift-nio-extras", exact: "1.35.2"),
        .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
        .package(url: "https://github.com/apple/swift-asn1", exact: "1.7.4"),
        .package(url: "https://github.com/apple/swift-http-types", exact: "1.8.0"),
        .package(url: "https://github.com/apple/swift-system", exact: "1.8.1"),
    ],
    targets: [
        .systemLibrary(name: "CSodium", pkgConfig: "libsodium", providers: [.apt(["libsodium-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        room("Deflating", ["CZlib"]),
        tests(of: "Deflating"),
        room("Hashing", [.product(name: "Crypto", package: "swift-crypto")]),
        room("Signing", ["CSodium", "Hashing"]),
        tests(of: "Signing", files: ["Vectors"]),
        room("SignedLog", ["Signing"]),
        tests(of: "SignedLog", ["Signing"], files: ["Vectors", "Fixtures"]),
        room("District", ["SignedLog", "Signing"]),
        tests(of: "District", ["SignedLog", "Signing"], files: ["Fixtures"]),
        room("Licenses", ["District", "SignedLog", "Signing"]),
        tests(of: "Licenses", ["District", "SignedLog", "Signing"], files: ["Vectors", "Fixtures"]),
        room("Replication", ["Deflating", "District", "SignedLog", "Signing"]),
        tests(of: "Replication", ["District", "SignedLog", "Signing"], files: ["Fixtures"]),
        room("Tables"),
        tests(of: "Tables", files: ["Vectors"]),
        room("Words"),
        room("Console"),
        tests(of: "Console"),
        room(
            "Storage",
            [
                "Licenses", "District", "SignedLog", "Signing",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ]
        ),
        tests(
            of: "Storage",
            [
                "FaultyDisk", "Licenses", "District", "SignedLog", "Signing",
                .product(name: "GRDB", package: "GRDB.swift"),
            ]
        ),
        room("Replica", ["Replication", "Storage", "Licenses", "District", "SignedLog", "Signing"]),
        tests(
            of: "Replica",
            ["Rehearsal", "FaultyDisk", "Tables", .product(name: "GRDB", package: "GRDB.swift")] + engine.dropFirst()
        ),
        room(
            "Node",
            [
                "Console", "Words", "Replica", "Replication", "Storage", "Tables", "Licenses", "District",
                "SignedLog", "Signing",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "HummingbirdTLS", package: "hummingbird"),
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "X509", package: "swift-certificates"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
                .product(name: "Yams", package: "Yams"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOFoundationCompat", package: "swift-nio"),
                .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "SwiftASN1", package: "swift-asn1"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "SystemPackage", package: "swift-system"),
            ]
        ),
        // A city for tests: a library and a channel, written from `docs` alone, as a process of its own.
        program(
            "ReferenceCity",
            path: "Tests/ReferenceCity",
            [
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "NIOCore", package: "swift-nio"),
            ]
        ),
        tests(
            of: "Node",
            [
                "ReferenceCity",
                "Replica", "Replication", "Storage", "Licenses", "District", "SignedLog", "Signing",
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "Yams", package: "Yams"),
            ]
        ),
        room(
            "Loopback",
            [
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOConcurrencyHelpers", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ]
        ),
        program(
            "Commands",
            [
                "Loopback", "Node", "Words", "Replica", "Licenses", "District", "SignedLog", "Signing",
                argumentParser,
                .product(name: "Logging", package: "swift-log"),
            ]
        ),
        tests(
            of: "Commands",
            ["Node", "Words", "Replica", "Licenses", "SignedLog", "Signing", argumentParser]
        ),
        // Files in memory that fail as disks do (`docs/simulations.md`).
        .target(
            name: "CFaultyDisk",
            path: "Simulations/CFaultyDisk",
            cSettings: [.treatAllWarnings(as: .error)],
            linkerSettings: [.linkedLibrary("sqlite3")]
        ),
        simulation("FaultyDisk", ["CFaultyDisk"]),
        tests(of: "FaultyDisk", ["Storage", .product(name: "GRDB", package: "GRDB.swift")]),
        simulation("Rehearsal", engine + ["Tables"]),
        // What the simulations hold a replica against: written a second time, from the documents.
        simulation("TinyVerifier", ["CSodium"]),
        simulation("Oracles", ["TinyVerifier", "Replica", "Storage", "Licenses", "District", "SignedLog", "Signing"]),
        tests(of: "Oracles", ["TinyVerifier", "Rehearsal"] + engine),
        simulation("CrashPoints", ["FaultyDisk", "Rehearsal"] + engine),
        tests(of: "CrashPoints"),
        program(
            "CrashPointProgram",
            path: "Simulations/CrashPointProgram",
            ["CrashPoints", argumentParser]
        ),
        simulation("World", ["FaultyDisk", "Oracles", "Rehearsal"] + engine),
        simulation("Stories", ["World"] + engine),
        program(
            "Simulate",
            path: "Simulations/Simulate",
            ["Rehearsal", "Stories", "World"] + engine + [argumentParser]
        ),
        program(
            "RealProcesses",
            path: "Simulations/RealProcesses",
            ["Loopback", "Node", "Replication", "SignedLog", "Signing", "TinyVerifier", argumentParser]
        ),
        program("RegisterReplay", path: "Simulations/RegisterReplay", ["Rehearsal"] + engine + [argumentParser]),
        // fsync and fdatasync that count themselves, for the benchmarks alone.
        .target(name: "CSyncMeter", cSettings: [.treatAllWarnings(as: .error)]),
        room("Marks"),
        tests(of: "Marks"),
        program("Benchmarks", ["CSyncMeter", "Marks", "Rehearsal"] + engine + [argumentParser]),
        // Pure rooms alone, so that what is counted depends on nothing but the code (`Tests/Instructions`).
        program("InstructionCounts", ["Replication", "Licenses", "District", "SignedLog", "Signing"]),
    ]
)
