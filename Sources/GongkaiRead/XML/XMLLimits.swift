package import GongkaiXML

extension XMLLimits {
    /// Those of reading that concern XML.
    package init(_ limits: ReadLimits, issues: Int = 1_000) {
        self.init(depth: limits[.nesting], attributes: limits[.attributes], issues: issues)
    }
}
