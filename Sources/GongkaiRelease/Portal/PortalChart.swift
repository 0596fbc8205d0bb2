import GongkaiModel

/// Draws a series as inline SVG, with its figures in a table below for those who read no pictures.
struct PortalChart {
    let series: PortalSeries
    /// Sets its ids apart from those of the page's other plots.
    let number: Int

    // In units of the drawing.
    private static let size = (width: 720, height: 320)
    private static let margin = (left: 92, right: 48, top: 34, bottom: 52)
    private var plotWidth: Int { PortalChart.size.width - PortalChart.margin.left - PortalChart.margin.right }
    private var plotHeight: Int { PortalChart.size.height - PortalChart.margin.top - PortalChart.margin.bottom }
    private var bottom: Int { PortalChart.margin.top + plotHeight }

    private var isLine: Bool { series.measure == .value || series.measure == .mean }
    private var steps: ClosedRange<Int> {
        let all = series.points.map(\.step)
        return (all.first ?? 0)...(all.last ?? 0)
    }

    func write(to page: inout PortalPage) {
        let ticks = PortalTicks(of: series.points.map(\.value), digits: series.digits, withZero: !isLine)
        page.element("figure", ["class": "chart"]) { page in
            page.element(
                "svg",
                [
                    "viewBox": "0 0 \(PortalChart.size.width) \(PortalChart.size.height)", "role": "img",
                    "aria-labelledby": "chart-\(number)-title chart-\(number)-description",
                ]
            ) { page in
                page.element("title", ["id": "chart-\(number)-title"], text: title(in: page))
                page.element("desc", ["id": "chart-\(number)-description"], text: summary(in: page))
                write(ticks, to: &page)
                writeTimes(to: &page)
                if isLine { writeLine(on: ticks, to: &page) } else { writeBars(on: ticks, to: &page) }
                label(valueWords(in: page), x: 8, y: 18, "axis", "start", to: &page)
                let middle = PortalChart.margin.left + plotWidth / 2
                label(
                    series.time.title[page.language], x: middle, y: PortalChart.size.height - 8, "axis", "middle",
                    to: &page)
            }
            page.element("figcaption", text: title(in: page) + page.words("。", ". ") + summary(in: page))
        }
        writeFigures(to: &page)
    }

    // MARK: Words

    private func valueWords(in page: PortalPage) -> String {
        guard let number = series.number else { return page.words("记录数", "Records") }
        let kind =
            switch series.measure {
            case .sum: page.words("合计", ", total")
            case .mean: page.words("平均", ", mean")
            case .value, .count: ""
            }
        return page.heading(of: number) + kind
    }

    private func title(in page: PortalPage) -> String {
        let unit = series.unit.words[page.language]
        return page.words(
            "按\(unit)统计的\(valueWords(in: page))（\(series.time.title.chinese)）",
            "\(valueWords(in: page)) by \(unit) (\(series.time.title.english))")
    }

    private func summary(in page: PortalPage) -> String {
        let values = series.points.map(\.value)
        let text = [values.min(), values.max()].map { PortalNumber.text($0 ?? 0, digits: series.digits) }
        let (from, to) = (series.unit.label(of: steps.lowerBound), series.unit.label(of: steps.upperBound))
        let left =
            series.leftOut == 0
            ? ""
            : page.words(
                "；\(series.leftOut) 条记录缺少日期或数值，未计入",
                "; \(series.leftOut) records without a time or a value are not counted")
        return page.words(
            "\(from) 至 \(to)，最小 \(text[0])，最大 \(text[1])\(left)。",
            "\(from) to \(to), from \(text[0]) to \(text[1])\(left).")
    }

    // MARK: Axes

    private func y(_ value: Int, on ticks: PortalTicks) -> String {
        let share = (Double(value) - ticks.lowest) / (ticks.highest - ticks.lowest)
        return PortalChart.coordinate(Double(bottom) - share * Double(plotHeight))
    }

    private func x(_ step: Int) -> Double {
        let (from, to) = (steps.lowerBound, steps.upperBound)
        let share = (Double(step - from) + 0.5) / (Double(to - from) + 1)
        return Double(PortalChart.margin.left) + share * Double(plotWidth)
    }

    /// With one digit behind the point.
    private static func coordinate(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return "\(tenths / 10).\(abs(tenths % 10))"
    }

    private func label(
        _ text: String, x: Int, y: Int, _ look: String, _ anchor: String, to page: inout PortalPage
    ) {
        page.element("text", ["class": look, "x": String(x), "y": String(y), "text-anchor": anchor], text: text)
    }

    private func write(_ ticks: PortalTicks, to page: inout PortalPage) {
        for tick in ticks.all {
            let height =
                Double(bottom) - (tick.value - ticks.lowest) / (ticks.highest - ticks.lowest) * Double(plotHeight)
            let y = PortalChart.coordinate(height)
            page.element(
                "line",
                [
                    "class": tick.value == 0 ? "zero" : "grid", "x1": String(PortalChart.margin.left), "y1": y,
                    "x2": String(PortalChart.size.width - PortalChart.margin.right), "y2": y,
                ]
            ) { _ in }
            label(tick.label, x: PortalChart.margin.left - 8, y: Int(height) + 4, "tick", "end", to: &page)
        }
    }

    /// About five times, the first among them.
    private func writeTimes(to page: inout PortalPage) {
        let every = max(1, (steps.count + 4) / 5)
        for step in steps where (step - steps.lowerBound).isMultiple(of: every) {
            label(series.unit.label(of: step), x: Int(x(step)), y: bottom + 20, "tick", "middle", to: &page)
        }
    }

    // MARK: Values

    private func words(_ point: PortalSeries.Point) -> String {
        series.unit.label(of: point.step) + "  " + PortalNumber.text(point.value, digits: series.digits)
    }

    private func writeBars(on ticks: PortalTicks, to page: inout PortalPage) {
        let width = min(48, max(1, Double(plotWidth) / Double(steps.count) * 0.7))
        for point in series.points {
            let (low, high) = (min(point.value, 0), max(point.value, 0))
            let scale = Double(plotHeight) / (ticks.highest - ticks.lowest)
            page.element(
                "rect",
                [
                    "class": "bar", "x": PortalChart.coordinate(x(point.step) - width / 2), "y": y(high, on: ticks),
                    "width": PortalChart.coordinate(width),
                    "height": PortalChart.coordinate(Double(high - low) * scale),
                ]
            ) { $0.element("title", text: words(point)) }
        }
    }

    /// A line that breaks where a time has no value.
    private func writeLine(on ticks: PortalTicks, to page: inout PortalPage) {
        var path = ""
        var last: Int?
        for point in series.points {
            let isJoined = last.map { point.step == $0 + 1 } ?? false
            path += (isJoined ? "L" : "M") + PortalChart.coordinate(x(point.step)) + " " + y(point.value, on: ticks)
            last = point.step
        }
        page.element("path", ["class": "line", "d": path]) { _ in }
        for point in series.points {
            page.element(
                "circle",
                [
                    "class": "point", "cx": PortalChart.coordinate(x(point.step)), "cy": y(point.value, on: ticks),
                    "r": "3.5",
                ]
            ) { $0.element("title", text: words(point)) }
        }
    }

    // MARK: Figures

    private func writeFigures(to page: inout PortalPage) {
        page.element("details") { page in
            page.element("summary", text: page.words("图中数值", "Figures of the chart"))
            page.scroll(page.words("图中数值", "Figures of the chart")) { page in
                page.element("table", ["class": "narrow"]) { page in
                    page.element("thead") { page in
                        page.element("tr") { page in
                            page.element("th", ["scope": "col"], text: series.time.title[page.language])
                            page.element("th", ["scope": "col", "class": "number"], text: valueWords(in: page))
                        }
                    }
                    page.element("tbody") { page in
                        for point in series.points {
                            page.element("tr") { page in
                                page.element("th", ["scope": "row"], text: series.unit.label(of: point.step))
                                page.element(
                                    "td", ["class": "number"],
                                    text: PortalNumber.text(point.value, digits: series.digits))
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Round values for an axis: steps of 1, 2 or 5 times a power of ten.
struct PortalTicks {
    /// In the units that the values are in.
    let lowest: Double
    let highest: Double
    private let mantissa: Int
    private let exponent: Int
    private let range: ClosedRange<Int>
    private let digits: Int

    init(of values: [Int], digits: Int, withZero: Bool) {
        var (low, high) = (Double(values.min() ?? 0), Double(values.max() ?? 0))
        if withZero || low > 0 && low < high / 2 { low = min(low, 0) }
        if withZero { high = max(high, 0) }
        if low == high { (low, high) = low > 0 ? (0, high) : low < 0 ? (low, 0) : (0, 1) }
        var (mantissa, exponent, power) = (1, 0, 1.0)
        while power * Double(mantissa) * 6 < high - low {
            (mantissa, exponent) = mantissa == 1 ? (2, exponent) : mantissa == 2 ? (5, exponent) : (1, exponent + 1)
            if mantissa == 1 { power *= 10 }
        }
        let step = power * Double(mantissa)
        let range = Int((low / step).rounded(.down))...Int((high / step).rounded(.up))
        (self.mantissa, self.exponent, self.digits, self.range) = (mantissa, exponent, digits, range)
        (lowest, highest) = (Double(range.lowerBound) * step, Double(range.upperBound) * step)
    }

    var all: [(value: Double, label: String)] {
        range.map { index in
            var step = mantissa
            for _ in 0..<exponent { step *= 10 }
            return (Double(index * step), label(of: index * step))
        }
    }

    /// Without zeros at the end of the fraction.
    private func label(of value: Int) -> String {
        var text = PortalNumber.text(value, digits: digits)
        while digits > 0, text.hasSuffix("0"), text.contains(".") { text.removeLast() }
        if text.hasSuffix(".") { text.removeLast() }
        return text
    }
}
