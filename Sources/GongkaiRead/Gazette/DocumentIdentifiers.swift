import GongkaiModel

/// Gives documents their identifiers: from the number, whose code keeps its own characters (嘉政办发-2017-30), else from
/// the place in the publication. A number that comes again gets a suffix.
struct DocumentIdentifiers {
    private var used: [String: Int] = [:]

    mutating func identifier(for document: Document, place: Int) -> String {
        let identifier = document.number.map { DocumentIdentifiers.name(of: $0.value) } ?? "document-\(place)"
        let count = used[identifier, default: 0] + 1
        used[identifier] = count
        return count == 1 ? identifier : "\(identifier)_\(count)"
    }

    private static func name(of number: DocumentNumber) -> String {
        let parts = [number.code, number.year.map(String.init), number.serial.map(String.init)].compactMap { $0 }
        let name = parts.isEmpty ? number.text : parts.joined(separator: "-")
        return String(
            String.UnicodeScalarView(name.unicodeScalars.map { $0.isHan || $0.isLatin || $0.isDigit ? $0 : "-" }))
    }
}
