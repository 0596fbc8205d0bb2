/// Rules of decoding: from bytes to text.
extension DiagnosticRule {
    package static let inputEmpty = DiagnosticRule(
        "input.empty", .error,
        english: "the input is empty; expected a document",
        chinese: "输入为空；应为一份文件")

    package static let inputBlank = DiagnosticRule(
        "input.blank", .error,
        english: "the input has nothing but white space; expected a document",
        chinese: "输入只有空白字符；应为一份文件")

    /// `{0}` the format's name.
    package static let inputBinaryFormat = DiagnosticRule(
        "input.binary-format", .error,
        english: "the input is a {0} file; expected text, so save or scan it as text first",
        chinese: "输入是 {0} 格式的文件；应为文本，请先另存或识别为文本")

    /// `{0}` how many control characters, `{1}` how many bytes.
    package static let inputBinary = DiagnosticRule(
        "input.binary", .error,
        english: "the input is no text: {0} of its {1} bytes are control characters",
        chinese: "输入不是文本：{1} 个字节中有 {0} 个是控制字符")

    /// `{0}` the encoding, `{1}` the byte in hexadecimal, `{2}` its offset.
    package static let inputMalformed = DiagnosticRule(
        "input.malformed", .error,
        english: "byte 0x{1} at offset {2} is not valid {0}; if the input is in another encoding, name it",
        chinese: "偏移 {2} 处的字节 0x{1} 不是有效的 {0}；如为其他编码，请予指明")

    /// `{0}` the encoding, `{1}` the byte in hexadecimal, `{2}` its offset.
    package static let inputCutOff = DiagnosticRule(
        "input.cut-off", .error,
        english:
            "the input ends within the {0} character that begins with byte 0x{1} at offset {2}; is the file whole?",
        chinese: "输入在一个 {0} 字符中间结束，该字符始于偏移 {2} 处的字节 0x{1}；文件是否完整？")

    /// `{0}` the encoding.
    package static let inputEncodingUnavailable = DiagnosticRule(
        "input.encoding-unavailable", .error,
        english: "the input is in {0}, which this system cannot convert; install the C library's converters (gconv)",
        chinese: "输入的编码为 {0}，本机无法转换；请安装 C 库的编码转换模块（gconv）")

    package static let inputUnknownEncoding = DiagnosticRule(
        "input.unknown-encoding", .error,
        english: "no encoding is known by the name “{0}”; expected UTF-8, GB18030, GBK, UTF-16LE or UTF-16BE",
        chinese: "没有名为“{0}”的编码；应为 UTF-8、GB18030、GBK、UTF-16LE 或 UTF-16BE")

    package static let inputRules: [DiagnosticRule] = [
        inputUnknownEncoding, inputEmpty, inputBlank, inputBinaryFormat, inputBinary, inputMalformed, inputCutOff,
        inputEncodingUnavailable,
    ]
}
