import ArgumentParser

/// The forms that `--log` offers.
enum LogForm: String, ArgumentWord {
    /// One JSON object a line.
    case json
}
