// swift-tools-version: 6.2
import PackageDescription

// The rooms are built here once more, with the fuzzer's eyes in them: `Rooms`, `Schemas` and `TestSupport` lead to the
// project's own sources. `make fuzz` builds and runs.

let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]

/// Counts every branch taken, and has the address sanitizer look on.
let watched = strict + [.unsafeFlags(["-sanitize=fuzzer,address"])]

func room(_ name: String, _ dependencies: Target.Dependency...) -> Target {
    .target(name: name, dependencies: dependencies, path: "Rooms/\(name)", swiftSettings: watched)
}

let package = Package(
    name: "fuzz",
    dependencies: [
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    ],
    targets: [
        .target(name: "CLibXML2", path: "Rooms/CLibXML2"),
        .target(name: "CSchemas", path: "Schemas/Embedded"),
        .target(
            name: "Schemas", dependencies: ["CSchemas"], path: "Schemas",
            exclude: ["Embedded", "Datasets", "mapping.schema.json", "publication-1.xsd", "publication-1.schema.json"],
            swiftSettings: watched),
        room("GongkaiWorkers"),
        room("GongkaiDiagnostics"),
        room("GongkaiModel", "GongkaiDiagnostics"),
        room("GongkaiXML", "CLibXML2", "GongkaiDiagnostics", "GongkaiBytes"),
        room("GongkaiBytes", "GongkaiDiagnostics", .product(name: "Crypto", package: "swift-crypto")),
        .systemLibrary(name: "CLibZip", path: "Rooms/CLibZip", providers: [.apt(["libzip-dev"])]),
        .systemLibrary(name: "CLibArchive", path: "Rooms/CLibArchive", providers: [.apt(["libarchive-dev"])]),
        .systemLibrary(name: "CZlib", path: "Rooms/CZlib", providers: [.apt(["zlib1g-dev"])]),
        room("GongkaiArchive", "GongkaiDiagnostics", "GongkaiBytes", "CLibZip", "CLibArchive", "CZlib"),
        .systemLibrary(name: "CLibXLSXWriter", path: "Rooms/CLibXLSXWriter", providers: [.apt(["libxlsxwriter-dev"])]),
        room("GongkaiWorkbook", "GongkaiDiagnostics", "GongkaiBytes", "CLibXLSXWriter"),
        .systemLibrary(name: "CLibPQ", path: "Rooms/CLibPQ", providers: [.apt(["libpq-dev"])]),
        room(
            "GongkaiDatabase", "GongkaiDiagnostics", "GongkaiBytes", "CLibPQ",
            .product(name: "GRDB", package: "GRDB.swift"), .product(name: "GRDBSQLite", package: "GRDB.swift")),
        room(
            "GongkaiRead", "GongkaiWorkers", "GongkaiDiagnostics", "GongkaiModel", "GongkaiBytes", "GongkaiXML",
            "GongkaiArchive", "GongkaiDatabase", "Schemas"),
        room(
            "GongkaiWrite", "GongkaiWorkers", "GongkaiDiagnostics", "GongkaiModel", "GongkaiBytes", "GongkaiXML",
            "GongkaiArchive", "GongkaiWorkbook", "GongkaiDatabase", "Schemas"),
        .target(
            name: "TestSupport", dependencies: ["GongkaiModel", "GongkaiDiagnostics"], path: "TestSupport",
            swiftSettings: strict),
        .executableTarget(
            name: "fuzz",
            dependencies: ["GongkaiDiagnostics", "GongkaiModel", "GongkaiRead", "GongkaiWrite", "TestSupport"],
            path: "Sources/Fuzz",
            swiftSettings: strict + [.unsafeFlags(["-sanitize=address"])],
            linkerSettings: [.unsafeFlags(["-sanitize=fuzzer,address", "-use-ld=lld"])]),
    ]
)
