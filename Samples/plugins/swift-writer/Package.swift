// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "swift-writer",
    dependencies: [.package(name: "gongkai", path: "../../..")],
    targets: [
        .executableTarget(
            name: "gongkai-with-outline",
            dependencies: [
                .product(name: "Gongkai", package: "gongkai"), .product(name: "GongkaiCLI", package: "gongkai"),
            ],
            swiftSettings: [.swiftLanguageMode(.v6)])
    ]
)
