/// A piece of a body.
public indirect enum Block: Hashable, Sendable {
    case division(Division)
    /// A paragraph; inside an article a 款.
    case paragraph(Text)
    case list(List)
    case table(Table)
    /// A remark set apart: 注：, （此件公开发布）.
    case note(Text)
}
