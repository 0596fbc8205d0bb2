// swift-tools-version: 6.2
import PackageDescription

/// Times the program as a whole process, against itself on larger inputs, against an empty Swift program, and against
/// pandoc: ratios, since absolute times belong to one machine.
let package = Package(
    name: "gongkai-benchmarks",
    dependencies: [.package(name: "gongkai", path: "..")],
    targets: [
        .executableTarget(name: "bench", swiftSettings: [.swiftLanguageMode(.v6), .treatAllWarnings(as: .error)]),
        .executableTarget(name: "records", swiftSettings: [.swiftLanguageMode(.v6), .treatAllWarnings(as: .error)]),
        .executableTarget(
            name: "writers",
            dependencies: [
                .product(name: "Gongkai", package: "gongkai"), .product(name: "GongkaiCLI", package: "gongkai"),
            ],
            swiftSettings: [.swiftLanguageMode(.v6), .treatAllWarnings(as: .error)]),
        .executableTarget(name: "empty", swiftSettings: [.swiftLanguageMode(.v6), .treatAllWarnings(as: .error)]),
    ]
)
