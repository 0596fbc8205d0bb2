// swift-tools-version: 6.2
import PackageDescription

/// Every target is held to the same rules: Swift 6 with strict concurrency, and no warning is let through.
let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]

/// Targets stand in the order of the stages that data walks through: Read, Model, Check, Write.
let package = Package(
    name: "gongkai",
    products: [
        // For programs that embed the toolkit, and for programs that are `gongkai` with formats of their own.
        .library(name: "Gongkai", targets: ["Gongkai"]),
        .library(name: "GongkaiCLI", targets: ["GongkaiCLI"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    ],
    targets: [
        .target(name: "GongkaiWorkers", swiftSettings: strict),
        .target(name: "GongkaiDiagnostics", swiftSettings: strict),
        .target(name: "GongkaiModel", dependencies: ["GongkaiDiagnostics"], swiftSettings: strict),
        // Needs the headers of libxml2-dev, which it has a link to: pkg-config would link the library, and it is opened when
        // XML is met.
        .target(name: "CLibXML2"),
        .target(
            name: "GongkaiXML", dependencies: ["CLibXML2", "GongkaiDiagnostics", "GongkaiBytes"], swiftSettings: strict),
        .target(name: "CSchemas", path: "Schemas/Embedded"),
        .target(
            name: "Schemas",
            dependencies: ["CSchemas"],
            path: "Schemas",
            exclude: ["Embedded", "Datasets", "mapping.schema.json", "publication-1.xsd", "publication-1.schema.json"],
            swiftSettings: strict
        ),
        .target(
            name: "GongkaiBytes",
            dependencies: ["GongkaiDiagnostics", .product(name: "Crypto", package: "swift-crypto")],
            swiftSettings: strict),
        // Without pkg-config, which would link the library: it is opened when an archive is met.
        .systemLibrary(name: "CLibZip", providers: [.apt(["libzip-dev"])]),
        .systemLibrary(name: "CLibArchive", providers: [.apt(["libarchive-dev"])]),
        .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"])]),
        .target(
            name: "GongkaiArchive",
            dependencies: ["GongkaiDiagnostics", "GongkaiBytes", "CLibZip", "CLibArchive", "CZlib"],
            swiftSettings: strict),
        // Without pkg-config too: it is opened when a workbook is made.
        .systemLibrary(name: "CLibXLSXWriter", providers: [.apt(["libxlsxwriter-dev"])]),
        .target(
            name: "GongkaiWorkbook", dependencies: ["GongkaiDiagnostics", "GongkaiBytes", "CLibXLSXWriter"],
            swiftSettings: strict),
        // Without pkg-config too: it is opened when a server is asked.
        .systemLibrary(name: "CLibPQ", providers: [.apt(["libpq-dev"])]),
        .target(
            name: "GongkaiDatabase",
            dependencies: [
                "GongkaiDiagnostics", "GongkaiBytes", "CLibPQ", .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ],
            swiftSettings: strict),
        .target(
            name: "GongkaiRead",
            dependencies: [
                "GongkaiWorkers", "GongkaiDiagnostics", "GongkaiModel", "GongkaiBytes", "GongkaiXML", "GongkaiArchive",
                "GongkaiDatabase", "Schemas",
            ],
            swiftSettings: strict
        ),
        .target(
            name: "GongkaiTables", dependencies: ["GongkaiDiagnostics", "GongkaiModel"], swiftSettings: strict),
        .target(
            name: "GongkaiCheck",
            dependencies: ["GongkaiDiagnostics", "GongkaiModel", "GongkaiBytes", "GongkaiXML"], swiftSettings: strict),
        .target(
            name: "GongkaiWrite",
            dependencies: [
                "GongkaiWorkers", "GongkaiDiagnostics", "GongkaiModel", "GongkaiBytes", "GongkaiXML", "GongkaiArchive",
                "GongkaiWorkbook", "GongkaiDatabase", "Schemas",
            ],
            swiftSettings: strict
        ),
        .target(
            name: "GongkaiRecords",
            dependencies: [
                "GongkaiWorkers", "GongkaiDiagnostics", "GongkaiModel", "GongkaiBytes", "GongkaiXML", "GongkaiRead",
                "GongkaiTables", "GongkaiCheck", "GongkaiWrite",
            ],
            swiftSettings: strict
        ),
        .target(name: "CSpawn"),
        .target(
            name: "GongkaiPlugins",
            dependencies: [
                "CSpawn", "GongkaiWorkers", "GongkaiDiagnostics", "GongkaiModel", "GongkaiBytes", "GongkaiWrite",
            ],
            swiftSettings: strict
        ),
        // The one room that brings Foundation along, which swift-mustache is written with.
        .target(
            name: "GongkaiTemplates",
            dependencies: [
                "GongkaiDiagnostics", "GongkaiModel", "GongkaiBytes", "GongkaiXML", "GongkaiWrite", "Schemas",
                .product(name: "Mustache", package: "swift-mustache"),
            ],
            swiftSettings: strict
        ),
        .target(
            name: "GongkaiRelease",
            dependencies: [
                "GongkaiDiagnostics", "GongkaiModel", "GongkaiBytes", "GongkaiTables", "GongkaiCheck", "GongkaiWrite",
                .product(name: "Yams", package: "Yams"),
            ],
            swiftSettings: strict
        ),
        .target(
            name: "GongkaiCLI",
            dependencies: [
                "GongkaiWorkers", "GongkaiDiagnostics", "GongkaiModel", "GongkaiBytes", "GongkaiXML", "GongkaiArchive",
                "GongkaiRead", "GongkaiTables", "GongkaiCheck", "GongkaiWrite", "GongkaiRecords", "GongkaiPlugins",
                "GongkaiRelease", "GongkaiTemplates", "Schemas",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict
        ),
        .target(
            name: "Gongkai",
            dependencies: [
                "GongkaiWorkers", "GongkaiDiagnostics", "GongkaiModel", "GongkaiBytes", "GongkaiRead", "GongkaiWrite",
                "GongkaiRecords",
            ],
            // Not `Gongkai`, which some file systems take for `gongkai`.
            path: "Sources/GongkaiLibrary",
            swiftSettings: strict
        ),
        .executableTarget(
            name: "gongkai",
            dependencies: ["GongkaiCLI", "GongkaiWorkers"],
            swiftSettings: strict,
            // Two things that each start of the program would pay for (Docs/performance.md). Linked with the static runtime,
            // a program offers all its symbols to libraries that it would load: 20,000 which nothing here looks for. And it
            // stands at a fixed address, as Go's programs do: else 114,000 addresses on 385 pages are mended at every start.
            // Libraries, heap and stack stay at random ones.
            linkerSettings: [
                .unsafeFlags(["-Xlinker", "--no-export-dynamic"], .when(platforms: [.linux])),
                .unsafeFlags(["-Xclang-linker", "-no-pie"], .when(platforms: [.linux], configuration: .release)),
            ]
        ),
        .target(
            name: "TestSupport",
            dependencies: ["GongkaiModel", "GongkaiDiagnostics"],
            path: "Tests/TestSupport",
            swiftSettings: strict
        ),
        .testTarget(name: "GongkaiWorkersTests", dependencies: ["GongkaiWorkers"], swiftSettings: strict),
        .testTarget(
            name: "GongkaiDiagnosticsTests", dependencies: ["GongkaiDiagnostics"], swiftSettings: strict),
        .testTarget(
            name: "GongkaiModelTests", dependencies: ["GongkaiModel", "TestSupport"], swiftSettings: strict),
        .testTarget(
            name: "GongkaiXMLTests", dependencies: ["GongkaiXML", "Schemas", "TestSupport"], swiftSettings: strict),
        .testTarget(
            name: "GongkaiCLITests",
            dependencies: [
                "GongkaiCLI", "GongkaiDiagnostics", "GongkaiModel", "GongkaiRead", "GongkaiRecords", "GongkaiWrite",
                "GongkaiXML",
                "GongkaiBytes", "GongkaiArchive", "GongkaiPlugins", "GongkaiRelease", "GongkaiWorkers", "TestSupport",
                "gongkai",
            ],
            exclude: ["Golden"], swiftSettings: strict
        ),
        .testTarget(
            name: "GongkaiArchiveTests",
            dependencies: ["GongkaiArchive", "GongkaiBytes", "GongkaiDiagnostics", "TestSupport"],
            swiftSettings: strict),
        .testTarget(
            name: "GongkaiBytesTests", dependencies: ["GongkaiBytes", "GongkaiDiagnostics", "TestSupport"],
            swiftSettings: strict),
        .testTarget(
            name: "GongkaiReadTests",
            dependencies: [
                "GongkaiRead", "GongkaiWrite", "GongkaiXML", "GongkaiModel", "GongkaiBytes", "GongkaiDiagnostics",
                "GongkaiArchive", "GongkaiDatabase", "GongkaiWorkers", "TestSupport",
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ],
            swiftSettings: strict),
        .testTarget(
            name: "GongkaiCheckTests",
            dependencies: [
                "GongkaiCheck", "GongkaiRead", "GongkaiWrite", "GongkaiModel", "GongkaiBytes", "GongkaiXML",
                "GongkaiDiagnostics", "TestSupport",
            ],
            swiftSettings: strict),
        .testTarget(
            name: "GongkaiWriteTests",
            dependencies: [
                "GongkaiWrite", "GongkaiRead", "GongkaiXML", "GongkaiModel", "GongkaiBytes", "GongkaiDiagnostics",
                "GongkaiArchive", "TestSupport",
            ],
            exclude: ["Golden"], swiftSettings: strict),
        .testTarget(
            name: "GongkaiRecordsTests",
            dependencies: [
                "GongkaiRecords", "GongkaiWorkers", "GongkaiRead", "GongkaiWrite", "GongkaiCheck", "GongkaiXML",
                "GongkaiArchive", "GongkaiModel",
                "GongkaiBytes", "GongkaiDiagnostics", "TestSupport",
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: strict),
        .testTarget(
            name: "GongkaiPluginsTests",
            dependencies: [
                "GongkaiPlugins", "GongkaiWrite", "GongkaiModel", "GongkaiBytes", "GongkaiDiagnostics", "TestSupport",
            ],
            swiftSettings: strict),
        .testTarget(
            name: "GongkaiTemplatesTests",
            dependencies: [
                "GongkaiTemplates", "GongkaiWrite", "GongkaiModel", "GongkaiBytes", "GongkaiDiagnostics",
                "TestSupport",
            ],
            swiftSettings: strict),
        .testTarget(
            name: "GongkaiReleaseTests",
            dependencies: [
                "GongkaiRelease", "GongkaiRead", "GongkaiTables", "GongkaiWrite", "GongkaiModel", "GongkaiBytes",
                "GongkaiDiagnostics", "TestSupport",
            ],
            swiftSettings: strict),
        .testTarget(
            name: "GongkaiTablesTests",
            dependencies: [
                "GongkaiTables", "GongkaiRead", "GongkaiWrite", "GongkaiRecords", "GongkaiModel", "GongkaiDiagnostics",
                "TestSupport",
            ],
            exclude: ["Golden"], swiftSettings: strict),
    ]
)
