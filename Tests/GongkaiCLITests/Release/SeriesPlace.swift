import Foundation
import Testing

@testable import GongkaiCLI

/// A folder with a configuration, records and documents of a made-up office, and a series of releases of them.
final class SeriesPlace {
    let place: Workplace

    /// Where the built program stands: beside the test bundle.
    static let program = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
        .appendingPathComponent("gongkai")

    init() throws {
        place = try Workplace()
        try place.write(SeriesPlace.schema(version: "1.0.0"), to: "fees.schema.json")
        try place.write("id,name,amount\n1,甲,10\n2,乙,20\n3,丙,30\n", to: "fees.csv")
        try place.write(SeriesPlace.rules(of: 8, body: "一、各单位要高度重视。"), to: "rules.txt")
        try place.write(SeriesPlace.rules(of: 9, body: "一、本通知自印发之日起施行。"), to: "other.txt")
    }

    static func schema(version: String, more: String = "") -> String {
        """
        {"name": "fees", "title": "收费", "gongkai": {"version": "\(version)"}, "schema": {"fields": [
          {"name": "id", "type": "string", "constraints": {"required": true}},
          {"name": "name", "type": "string"}, {"name": "amount", "type": "integer"}\(more)],
          "primaryKey": ["id"]}}
        """
    }

    static func rules(of serial: Int, body: String) -> String {
        """
        溪政发〔2024〕\(serial)号

        云溪市人民政府关于做好第\(serial)项工作的通知

        各县（区）人民政府，市政府各部门：

        \(body)

        云溪市人民政府

        2024年3月\(serial)日

        """
    }

    /// Writes a configuration.
    func configure(
        _ period: String, released: String? = "2024-04-10", documents: [String] = ["rules.txt", "other.txt"],
        datasetFormats: String = "csv, ndjson, xml"
    ) throws {
        try place.write(
            """
            series: fees
            period: \(period)
            \(released.map { "released: \($0)" } ?? "")
            title: 收费
            publisher: {name: 云溪市}
            licence: {name: CC-BY-4.0}
            contact: {name: 科}
            homepage: https://data.example/
            documents: [\(documents.map { "{path: \($0)}" }.joined(separator: ", "))]
            datasets: [{name: fees, path: fees.csv, schema: fees.schema.json}]
            formats: {datasets: [\(datasetFormats)], documents: [json, markdown]}
            csv: {byte-order-mark: false}

            """, to: "release.yaml")
    }

    /// Makes the release that the configuration says.
    @discardableResult
    func release(
        _ arguments: [String] = [], to series: String = "series", environment: [String: String] = [:]
    ) throws -> CommandOutcome {
        try run(["release", place.path("release.yaml"), "-o", place.path(series)] + arguments, environment)
    }

    /// Revises the last release.
    func revise(_ command: String, _ arguments: String...) throws -> CommandOutcome {
        try run(["release", command, place.path("series")] + arguments, [:])
    }

    func run(_ arguments: [String], _ environment: [String: String]) throws -> CommandOutcome {
        try place.run(arguments) { input, output, error in
            Surroundings(
                environment: environment, standardInput: input, standardOutput: output, standardError: error)
        }
    }

    /// A file of a release.
    func text(_ path: String) throws -> String { try #require(place.content(of: "series/" + path), "\(path)") }

    /// Every file under a folder with its bytes, and every link with where it points.
    func tree(_ path: String) -> [String: Data] {
        let root = place.path(path)
        var tree: [String: Data] = [:]
        for name in FileManager.default.enumerator(atPath: root)?.compactMap({ $0 as? String }) ?? [] {
            let file = root + "/" + name
            if let target = try? FileManager.default.destinationOfSymbolicLink(atPath: file) {
                tree[name] = Data(("-> " + target).utf8)
            } else if let data = try? Data(contentsOf: URL(fileURLWithPath: file)) {
                tree[name] = data
            }
        }
        return tree
    }

    /// The built program as a process of its own.
    func process(_ arguments: [String], shell prefix: String? = nil) throws -> Process {
        let process = Process()
        process.executableURL = SeriesPlace.program
        process.arguments = arguments
        if let prefix {
            process.executableURL = URL(fileURLWithPath: "/bin/sh")
            process.arguments = ["-c", prefix + " exec \"$0\" \"$@\"", SeriesPlace.program.path] + arguments
        }
        process.environment = ["PATH": "/usr/bin:/bin", "TMPDIR": place.folder.path].merging(
            ProcessInfo.processInfo.environment.filter { $0.key == "LD_LIBRARY_PATH" }
        ) { given, _ in given }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        return process
    }
}
