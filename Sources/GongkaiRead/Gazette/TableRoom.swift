/// How much room a table of text still has, while its rows are gathered.
///
/// A row for which there is none ends the table, and the next one begins with it: nothing is lost, and no more cells
/// stand in memory than the limits allow.
struct TableRoom {
    private let limits: ReadLimits
    private var rows = 0
    private var columns = 0
    private var cells = 0
    /// What ended the table, with how much there would have been; `nil` where none of the limits did.
    private(set) var exceeded: (limit: ReadLimit, found: Int)?

    /// Rows are filled up to the longest. Where that would make so many times more cells than were printed, the rows
    /// are no table together; small tables may be as ragged as they like.
    private static let mostFilling = 16
    private static let smallTable = 1_024

    init(_ limits: ReadLimits) {
        self.limits = limits
    }

    /// Takes the next row, if there is room for it.
    /// - Parameter count: how many cells it has.
    mutating func take(_ count: Int) -> Bool {
        let wide = max(columns, count)
        let full = (rows + 1) * wide
        let found = [(ReadLimit.tableColumns, wide), (.tableRows, rows + 1), (.tableCells, full)]
        if let over = found.first(where: { $0.1 > limits[$0.0] }) {
            exceeded = (limit: over.0, found: over.1)
            return false
        }
        guard full <= max(TableRoom.smallTable, (cells + count) * TableRoom.mostFilling) else { return false }
        (rows, columns, cells) = (rows + 1, wide, cells + count)
        return true
    }
}
