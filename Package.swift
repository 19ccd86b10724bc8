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

/// All rooms that need no web server: what benchmarks and simulations drive.
let engine: [Target.Dependency] = [
    "Replica", "Replication", "Storage", "Licenses", "District", "SignedLog", "Signing",
]

let argumentParser: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
    name: "hefu",
    dependencies: [
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    ],
    targets: [
        .systemLibrary(name: "CSodium", pkgConfig: "libsodium", providers: [.apt(["libsodium-dev"])]),
        room("Signing", ["CSodium"]),
        tests(of: "Signing", files: ["Vectors"]),
        room("SignedLog", ["Signing"]),
        tests(of: "SignedLog", ["Signing"], files: ["Vectors", "Fixtures"]),
        room("District", ["SignedLog", "Signing"]),
        tests(of: "District", ["SignedLog", "Signing"], files: ["Fixtures"]),
        room("Licenses", ["District", "SignedLog", "Signing"]),
        tests(of: "Licenses", ["District", "SignedLog", "Signing"], files: ["Vectors", "Fixtures"]),
        room("Replication", ["District", "SignedLog", "Signing"]),
        tests(of: "Replication", ["District", "SignedLog", "Signing"], files: ["Fixtures"]),
        room("Tables"),
        tests(of: "Tables", files: ["Vectors"]),
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
            ["Licenses", "District", "SignedLog", "Signing", .product(name: "GRDB", package: "GRDB.swift")]
        ),
        room("Replica", ["Replication", "Storage", "Licenses", "District", "SignedLog", "Signing"]),
        tests(of: "Replica", ["Tables"] + engine.dropFirst()),
    ]
)
