/// Rules of records that another program hands over in frames (`Docs/framed.md`). Nothing of such an input is written.
extension DiagnosticRule {
    /// `{0}` the length, `{1}` the most.
    package static let frameTooLarge = DiagnosticRule(
        "frame.too-large", .error,
        english: "a frame of {0} bytes; expected at most {1}",
        chinese: "帧长 {0} 字节；应不超过 {1}")

    /// `{0}` the byte.
    package static let frameUnknown = DiagnosticRule(
        "frame.unknown-type", .error,
        english: "a frame of type {0}; expected 67 (control) or 68 (data)",
        chinese: "帧类型为 {0}；应为 67（控制）或 68（数据）")

    package static let frameCutOff = DiagnosticRule(
        "frame.cut-off", .error,
        english:
            "the frames end before their “end”; the sender has died or left off; expected an “end” with the counts",
        chinese: "帧在“end”之前中断，发送方已终止或未发完；应以含计数的“end”结束")

    /// `{0}` what was expected.
    package static let frameControl = DiagnosticRule(
        "frame.control", .error,
        english: "a frame that does not fit here; expected: {0}",
        chinese: "此处的帧不合协议；应为：{0}")

    /// `{0}` of what, `{1}` said, `{2}` found.
    package static let frameCounts = DiagnosticRule(
        "frame.counts", .error,
        english: "the sender says {0}: {1}; expected {2}, as came",
        chinese: "发送方声明 {0} 为 {1}；实收应为 {2}")

    package static let frameUnterminated = DiagnosticRule(
        "frame.unterminated", .error,
        english: "the data do not end with a line feed; expected one behind each record",
        chinese: "数据未以换行符结束；每条记录后应有换行符")

    /// `{0}` its code, `{1}` what it says.
    package static let frameSenderFailed = DiagnosticRule(
        "frame.sender-failed", .error,
        english: "the sender has failed: {1} ({0}); expected all of its records",
        chinese: "发送方报告失败：{1}（{0}）；应发来全部记录")

    package static let frameRules: [DiagnosticRule] = [
        frameTooLarge, frameUnknown, frameCutOff, frameControl, frameCounts, frameUnterminated, frameSenderFailed,
    ]
}
