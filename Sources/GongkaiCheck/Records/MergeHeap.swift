/// The sorted runs that are being merged, with the one whose head comes first on top.
struct MergeHeap {
    private var runs: [Int] = []

    /// - Parameter comesFirst: whether the head of one run goes before that of another; here and in what follows.
    init(_ runs: [Int], by comesFirst: (Int, Int) -> Bool) {
        self.runs = runs
        for place in runs.indices.reversed() { sink(place, comesFirst) }
    }

    /// The run to take from.
    var first: Int? { runs.first }

    /// Brings the runs in order after something was taken from the first.
    mutating func settle(isFirstOver: Bool, by comesFirst: (Int, Int) -> Bool) {
        if isFirstOver {
            runs.swapAt(0, runs.count - 1)
            runs.removeLast()
        }
        sink(0, comesFirst)
    }

    private mutating func sink(_ start: Int, _ comesFirst: (Int, Int) -> Bool) {
        var place = start
        while true {
            var least = place
            for child in [2 * place + 1, 2 * place + 2] where child < runs.count {
                if comesFirst(runs[child], runs[least]) { least = child }
            }
            guard least != place else { return }
            runs.swapAt(place, least)
            place = least
        }
    }
}
