/// A piece of a body.
public indirect enum Block: Hashable, Sendable {
    /// A node of the hierarchy with blocks of its own.
    case division(Division)
    /// A paragraph; inside an article a 款.
    case paragraph(Text)
    /// Items behind marks that are no levels of the hierarchy.
    case list(List)
    /// Rows and cells.
    case table(Table)
    /// A remark set apart: 注：, （此件公开发布）.
    case note(Text)
}
