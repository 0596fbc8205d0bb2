import ArgumentParser

/// The forms that `--log` offers.
enum LogForm: String, CaseIterable, ExpressibleByArgument {
    /// One JSON object a line.
    case json
}
