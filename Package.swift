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
    products: [],
    dependencies: [],
    targets: [
        .target(name: "GongkaiDiagnostics", swiftSettings: strict),
        .target(name: "GongkaiModel", dependencies: ["GongkaiDiagnostics"], swiftSettings: strict),
        .target(name: "GongkaiBytes", dependencies: ["GongkaiDiagnostics"], swiftSettings: strict),
        .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .target(name: "GongkaiXML", dependencies: ["CLibXML2", "GongkaiDiagnostics"], swiftSettings: strict),
        .target(name: "CSchemas", path: "Schemas/Embedded"),
        .target(
            name: "Schemas",
            dependencies: ["CSchemas"],
            path: "Schemas",
            exclude: ["Embedded", "publication-1.xsd"],
            swiftSettings: strict
        ),
        .target(
            name: "GongkaiRead",
            dependencies: ["GongkaiDiagnostics", "GongkaiModel", "GongkaiBytes", "GongkaiXML", "Schemas"],
            swiftSettings: strict
        ),
        .target(
            name: "GongkaiWrite",
            dependencies: ["GongkaiDiagnostics", "GongkaiModel", "GongkaiBytes", "GongkaiXML", "Schemas"],
            swiftSettings: strict
        ),
        .target(
            name: "TestSupport",
            dependencies: ["GongkaiModel", "GongkaiDiagnostics"],
            path: "Tests/TestSupport",
            swiftSettings: strict
        ),
        .testTarget(
            name: "GongkaiModelTests", dependencies: ["GongkaiModel", "TestSupport"], swiftSettings: strict),
        .testTarget(
            name: "GongkaiXMLTests", dependencies: ["GongkaiXML", "Schemas", "TestSupport"], swiftSettings: strict),
        .testTarget(
            name: "GongkaiReadTests",
            dependencies: ["GongkaiRead", "GongkaiWrite", "GongkaiXML", "TestSupport"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "GongkaiWriteTests",
            dependencies: ["GongkaiRead", "GongkaiWrite", "GongkaiXML", "TestSupport"],
            swiftSettings: strict
        ),
    ]
)
