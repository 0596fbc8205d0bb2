package import GongkaiDiagnostics
import GongkaiModel
import Yams

/// Reads the configuration of a release.
package struct ReleaseConfigurationReader {
    /// What may be named as a format, by the registries.
    private let datasetFormats: [String]
    private let documentFormats: [String]

    package init(datasetFormats: [String], documentFormats: [String]) {
        self.datasetFormats = datasetFormats
        self.documentFormats = documentFormats
    }

    /// Reads a configuration.
    /// - Returns: the configuration, `nil` where it is not sound; and everything that is wrong with it, in its order.
    package func read(_ text: String) -> (configuration: ReleaseConfiguration?, diagnostics: [Diagnostic]) {
        let report = ConfigurationNode.Report()
        let root: Node?
        do {
            root = try Yams.compose(yaml: text)
        } catch let error as YamlError {
            return (nil, [ReleaseConfigurationReader.syntax(error)])
        } catch {
            return (nil, [Diagnostic(.releaseConfigurationSyntax, ["\(error)"])])
        }
        let configuration = configuration(ConfigurationNode(root ?? Node.mapping([:]), report: report))
        return (report.diagnostics.isEmpty ? configuration : nil, report.diagnostics)
    }

    private static func syntax(_ error: YamlError) -> Diagnostic {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            Diagnostic(
                .releaseConfigurationSyntax, [problem],
                at: Diagnostic.Position(line: mark.line, column: mark.column))
        default: Diagnostic(.releaseConfigurationSyntax, ["\(error)"])
        }
    }

    private static let keys = [
        "series", "period", "released", "title", "description", "publisher", "licence", "contact", "homepage",
        "documents", "datasets", "formats", "csv", "redaction", "waivers", "hash-key", "signing-key", "deadlines",
    ]

    private func configuration(_ root: ConfigurationNode) -> ReleaseConfiguration? {
        let members = root.members(ReleaseConfigurationReader.keys)
        for key in ["series", "period", "title", "publisher", "licence", "contact", "homepage"]
        where members[key] == nil {
            root.say(.releaseMissingKey, [key])
        }
        let title = members["title"]?.bothLanguages()
        guard let series = members["series"]?.text("a-z 0-9 -", where: ReleaseConfigurationReader.isName),
            let period = members["period"]?.text("2024, 2024-03, 2024-Q1", where: ReleaseConfigurationReader.isPeriod),
            let title, let publisher = members["publisher"].flatMap(publisher),
            let licence = members["licence"].flatMap(licence), let contact = members["contact"].flatMap(contact),
            let homepage = members["homepage"]?.text("https://…/", where: { $0.contains("://") && $0.hasSuffix("/") })
        else { return nil }
        var configuration = ReleaseConfiguration(
            series: series, period: period, title: title,
            description: members["description"]?.bothLanguages() ?? title, publisher: publisher, licence: licence,
            contact: contact, homepage: homepage)
        readInputs(members, into: &configuration)
        readOptions(members, into: &configuration)
        return configuration
    }

    // MARK: Who

    private func publisher(_ node: ConfigurationNode) -> ReleaseConfiguration.Publisher? {
        let members = node.members(["name", "credit-code", "address"])
        guard let name = required("name", in: members, of: node) else { return nil }
        return ReleaseConfiguration.Publisher(
            name: name, creditCode: members["credit-code"]?.text(), address: members["address"]?.text())
    }

    private func licence(_ node: ConfigurationNode) -> ReleaseConfiguration.Licence? {
        let members = node.members(["name", "title", "address"])
        guard let name = required("name", in: members, of: node) else { return nil }
        return ReleaseConfiguration.Licence(
            name: name, title: members["title"]?.text(), address: members["address"]?.text())
    }

    private func contact(_ node: ConfigurationNode) -> ReleaseConfiguration.Contact? {
        let members = node.members(["name", "email", "telephone"])
        guard let name = required("name", in: members, of: node) else { return nil }
        return ReleaseConfiguration.Contact(
            name: name, email: members["email"]?.text(), telephone: members["telephone"]?.text())
    }

    private func required(
        _ key: String, in members: [String: ConfigurationNode], of node: ConfigurationNode
    ) -> String? {
        guard let member = members[key] else {
            node.say(.releaseMissingKey, [node.key + "." + key])
            return nil
        }
        return member.text()
    }

    // MARK: What

    private func readInputs(_ members: [String: ConfigurationNode], into configuration: inout ReleaseConfiguration) {
        configuration.documents = members["documents"]?.items().compactMap(document) ?? []
        configuration.datasets = members["datasets"]?.items().compactMap(dataset) ?? []
        var names: Set<String> = []
        for (index, dataset) in configuration.datasets.enumerated()
        where !names.insert(dataset.name.lowercased()).inserted {
            members["datasets"]?.items()[index].say(.releaseRepeatedName, [dataset.name])
        }
        guard let formats = members["formats"]?.members(["datasets", "documents"]) else { return }
        if let datasets = formats["datasets"] {
            configuration.datasetFormats = self.formats(datasets, known: datasetFormats)
        }
        if let documents = formats["documents"] {
            configuration.documentFormats = self.formats(documents, known: documentFormats)
        }
    }

    private func document(_ node: ConfigurationNode) -> ReleaseConfiguration.DocumentInput? {
        let members = node.members(["path", "format"])
        guard let path = path("path", in: members, of: node) else { return nil }
        return ReleaseConfiguration.DocumentInput(path: path, format: members["format"]?.text())
    }

    private func dataset(_ node: ConfigurationNode) -> ReleaseConfiguration.DatasetInput? {
        let members = node.members(["name", "path", "schema", "format"])
        let name = required("name", in: members, of: node)
        guard let path = path("path", in: members, of: node), let name else { return nil }
        guard ReleaseConfigurationReader.isName(name) else {
            members["name"]?.say(.releaseValue, [node.key + ".name", "“\(name)”", "a-z 0-9 -"])
            return nil
        }
        return ReleaseConfiguration.DatasetInput(
            name: name, path: path, schema: members["schema"]?.text(), format: members["format"]?.text())
    }

    /// A path that stays within the folder of the configuration, as far as its words tell.
    private func path(
        _ key: String, in members: [String: ConfigurationNode], of node: ConfigurationNode
    ) -> String? {
        guard let path = required(key, in: members, of: node) else { return nil }
        guard ReleasePath.isInside(path) else {
            members[key]?.say(.releaseUnsafePath, [path])
            return nil
        }
        return path
    }

    private func formats(_ node: ConfigurationNode, known: [String]) -> [String] {
        node.items().compactMap { item in item.text(known.joined(separator: ", "), where: known.contains) }
    }

    // MARK: How

    private func readOptions(_ members: [String: ConfigurationNode], into configuration: inout ReleaseConfiguration) {
        configuration.released = members["released"]?.text("2024-04-10") { CalendarDate($0)?.day != nil }
            .flatMap { CalendarDate($0) }
        if let csv = members["csv"]?.members(["byte-order-mark", "guard-formulas"]) {
            configuration.hasByteOrderMark = csv["byte-order-mark"]?.isTrue() ?? true
            configuration.guardsFormulas = csv["guard-formulas"]?.isTrue() ?? false
        }
        configuration.redactions = members["redaction"]?.namedMembers().flatMap(redactions) ?? []
        configuration.waivers = members["waivers"]?.items().compactMap(waiver) ?? []
        configuration.hashKey = members["hash-key"]?.text()
        configuration.signingKey = members["signing-key"]?.text()
        for (word, node) in members["deadlines"]?.namedMembers() ?? [] {
            guard UpdateFrequency(code: word) != nil else {
                node.say(.releaseUnknownKey, [word, UpdateFrequency.named.map(\.code).joined(separator: ", ")])
                continue
            }
            configuration.deadlines[word] = node.text("1–3660") { (1...3_660).contains(Int($0) ?? 0) }.flatMap {
                Int($0)
            }
        }
    }

    private func redactions(
        _ dataset: (name: String, node: ConfigurationNode)
    ) -> [ReleaseConfiguration.FieldRedaction] {
        dataset.node.namedMembers().compactMap { field, node in
            let words = DatasetField.Redaction.allCases.map(\.rawValue)
            guard
                let action = node.text(words.joined(separator: ", "), where: words.contains)
                    .flatMap(DatasetField.Redaction.init)
            else { return nil }
            return ReleaseConfiguration.FieldRedaction(dataset: dataset.name, field: field, action: action)
        }
    }

    private func waiver(_ node: ConfigurationNode) -> ReleaseConfiguration.GateWaiver? {
        let members = node.members(["rule", "in", "field", "reason"])
        guard let rule = required("rule", in: members, of: node),
            let reason = required("reason", in: members, of: node)
        else { return nil }
        return ReleaseConfiguration.GateWaiver(
            rule: rule, place: members["in"]?.text(), field: members["field"]?.text(), reason: reason)
    }

    // MARK: Forms

    /// Lower-case letters, digits and `-`, beginning with one of the first two: a name that every file system takes.
    private static func isName(_ text: String) -> Bool {
        let isPlain = text.utf8.allSatisfy { byte in
            (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x2D
        }
        return isPlain && text.utf8.count <= 100 && text.utf8.first != 0x2D
    }

    /// A year, a month, a quarter, a day, each with a number behind it where there are several: `2024-03.2`.
    private static func isPeriod(_ text: String) -> Bool {
        ReleasePeriod(text) != nil
    }
}
