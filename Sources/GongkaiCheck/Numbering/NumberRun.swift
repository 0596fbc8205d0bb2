/// Follows one run of numbers, such as the headings under one parent, and says what is wrong with the next one.
struct NumberRun {
    /// What is wrong with a number.
    enum Fault: Equatable {
        /// The number that should stand before it does not.
        case gap(missing: [Int])
        /// It was there before.
        case repeated
        /// It comes after a higher one.
        case outOfOrder
    }

    private var seen: Set<Int> = []
    /// The last number with its 之一: 第十条之一 is 10 and 1.
    private(set) var last: [Int]?
    /// Whether the last number was a repeat, so that the one after next may be the next.
    private var lastWasRepeat = false

    /// Takes the next number.
    /// - Parameters:
    ///   - number: its main number, and the number behind 之 where it has one.
    ///   - alternative: the number before it in a run that this one may continue, such as that of the heading above.
    mutating func take(_ number: [Int], continuing alternative: [Int]? = nil) -> Fault? {
        guard let main = number.first else { return nil }
        let fault = fault(of: number, main: main, alternative: alternative)
        lastWasRepeat = fault == .repeated
        if main == 1, number.count == 1, last != nil, fault == nil { seen = [] }
        seen.insert(main)
        last = number
        return fault
    }

    private func fault(of number: [Int], main: Int, alternative: [Int]?) -> Fault? {
        guard let last, let lastMain = last.first else { return firstFault(main, alternative: alternative?.first) }
        if number.count > 1, main == lastMain { return subFault(number, after: last) }
        switch main {
        case lastMain + 1: return nil
        case lastMain: return .repeated
        case lastMain + 2 where lastWasRepeat: return nil
        case (lastMain + 1)...: return .gap(missing: [lastMain + 1])
        case 1: return nil
        default: return seen.contains(main) ? .repeated : .outOfOrder
        }
    }

    /// The first of a run is 1, or goes on from the run that it may continue.
    private func firstFault(_ main: Int, alternative: Int?) -> Fault? {
        guard main > 1 else { return nil }
        guard let alternative, main >= alternative else { return .gap(missing: [1]) }
        if main == alternative + 1 { return nil }
        return main == alternative ? .repeated : .gap(missing: [alternative + 1])
    }

    /// 第十条之一, 第十条之二.
    private func subFault(_ number: [Int], after last: [Int]) -> Fault? {
        let sub = number[1]
        let before = last.count > 1 ? last[1] : 0
        if sub == before + 1 || number.count > 2 { return nil }
        if sub > before { return .gap(missing: [number[0], before + 1]) }
        return sub == before ? .repeated : .outOfOrder
    }
}
