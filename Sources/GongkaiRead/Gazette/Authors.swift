import GongkaiModel

/// The line of authors under the title of something passed on: (市编委办 市行政服务中心).
struct Authors {
    let run: Run
    let names: [Range<Int>]

    init?(_ line: LineInfo, in text: SourceText) {
        guard line.count <= 80, line.marker == nil, !line.isDate, line.bullet == nil else { return nil }
        let run = text.run(of: line.index)
        var inner = run.trimmed(line.textStart..<run.scalars.count)
        if line.isBracketed { inner = run.trimmed((inner.lowerBound + 1)..<(inner.upperBound - 1)) }
        let pieces = run[inner].splitOutsideBrackets {
            run.scalars[$0].isSpace || run.scalars[$0] == "、" || run.scalars[$0].isComma
        }
        let areBodies = pieces.allSatisfy { Vocabulary.endsAsOrganisation($0) && !$0.contains(where: \.isDigit) }
        guard !pieces.isEmpty, areBodies, line.isBracketed || line.isOrganisation else { return nil }
        self.run = run
        names = pieces.map { $0.startIndex..<$0.endIndex }
    }
}

/// The issuers that a title begins with.
enum Issuers {
    /// The names in a title's first characters; a space between them in the source tells joint issuers apart.
    static func names(in title: Sourced<String>, upTo count: Int) -> [String] {
        let scalars = Array(title.value.unicodeScalars.prefix(count))
        let printed = title.original.map { Array($0.unicodeScalars) } ?? scalars
        var names: [[Unicode.Scalar]] = [[]]
        var taken = 0
        for scalar in printed where taken < count {
            if scalar.isSpace {
                if names[names.count - 1].isEmpty == false { names.append([]) }
            } else {
                names[names.count - 1].append(scalar)
                taken += 1
            }
        }
        names.removeAll(where: \.isEmpty)
        let areBodies = names.count > 1 && names.allSatisfy { $0.count >= 3 && Vocabulary.endsAsOrganisation($0[...]) }
        let whole = Parties.normalised(scalars[...])
        if areBodies { return names.map { Parties.normalised($0[...]) } }
        return whole.isEmpty ? [] : [whole]
    }
}
