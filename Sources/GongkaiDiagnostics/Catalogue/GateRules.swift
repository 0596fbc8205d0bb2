/// Rules of the gate: what must not be published as it stands. No message has a value in full.
extension DiagnosticRule {
    // MARK: Secrecy

    /// `{0}` the mark.
    package static let gateSecrecyMark = DiagnosticRule(
        "gate.secrecy-mark", .error,
        english: "found the mark of secrecy “{0}”; expected none in what is published",
        chinese: "标有密级“{0}”；公开的内容不应有密级标志")

    /// `{0}` the mark.
    package static let gateInternalMark = DiagnosticRule(
        "gate.internal-mark", .error,
        english: "found the mark “{0}”, for use inside only; expected none in what is published",
        chinese: "标有“{0}”，仅限内部使用；公开的内容不应有此标志")

    /// `{0}` the mark.
    package static let gateNotPublicMark = DiagnosticRule(
        "gate.not-public-mark", .error,
        english: "found “{0}”; expected a document that is to be published of the publisher's own accord",
        chinese: "标有“{0}”；应为主动公开的文件")

    // MARK: Personal data

    /// `{0}` the number, masked.
    package static let gateIdentityNumber = DiagnosticRule(
        "gate.identity-number", .error,
        english: "found the resident identity number {0}; expected none",
        chinese: "含公民身份号码 {0}；不应出现")

    /// `{0}` the number, masked.
    package static let gateMobileNumber = DiagnosticRule(
        "gate.mobile-number", .error,
        english: "found the mobile number {0}; expected none",
        chinese: "含手机号码 {0}；不应出现")

    /// `{0}` the number, masked.
    package static let gateLandlineNumber = DiagnosticRule(
        "gate.landline-number", .error,
        english: "found the landline number {0}; expected none, or a waiver for that of an office",
        chinese: "含固定电话号码 {0}；不应出现，机关电话可予豁免")

    /// `{0}` the number, masked.
    package static let gateBankCard = DiagnosticRule(
        "gate.bank-card", .error,
        english: "found the bank card number {0}; expected none",
        chinese: "含银行卡号 {0}；不应出现")

    /// `{0}` the number, masked.
    package static let gatePassport = DiagnosticRule(
        "gate.passport", .error,
        english: "found the passport number {0}; expected none",
        chinese: "含护照号码 {0}；不应出现")

    /// `{0}` the number, masked.
    package static let gateTravelPermit = DiagnosticRule(
        "gate.travel-permit", .error,
        english: "found the number of a travel permit {0}; expected none",
        chinese: "含通行证号码 {0}；不应出现")

    /// `{0}` the address, masked.
    package static let gateEmail = DiagnosticRule(
        "gate.email", .error,
        english: "found the e-mail address {0}; expected none, or a waiver for that of an office",
        chinese: "含电子邮箱 {0}；不应出现，机关邮箱可予豁免")

    /// `{0}` the address, masked.
    package static let gateAddress = DiagnosticRule(
        "gate.address", .error,
        english: "found the home address {0}; expected none down to the door",
        chinese: "含家庭住址 {0}；不应具体到门牌")

    // MARK: Fields

    package static let gateSecretField = DiagnosticRule(
        "gate.secret-field", .error,
        english: "found a value in a secret field; expected the field to be dropped",
        chinese: "涉密字段有取值；该字段应予删除")

    package static let gateRestrictedField = DiagnosticRule(
        "gate.restricted-field", .error,
        english: "found a value in a restricted field; expected it masked, hashed, generalised or dropped",
        chinese: "受限字段有取值；应予遮盖、散列、概化或删除")

    package static let gateRefusedField = DiagnosticRule(
        "gate.refused-field", .error,
        english: "found a value in a field that is refused; expected none",
        chinese: "拒绝公开的字段有取值；应无取值")

    /// `{0}` how many more, `{1}` the rule.
    package static let gateMoreFindings = DiagnosticRule(
        "gate.more-findings", .error,
        english: "{0} more findings of {1}",
        chinese: "另有 {0} 处 {1}")

    /// `{0}` the rule, `{1}` the reason.
    package static let gateWaived = DiagnosticRule(
        "gate.waived", .note,
        english: "{0} is waived here: {1}",
        chinese: "此处豁免 {0}：{1}")

    package static let gateRules: [DiagnosticRule] = [
        gateSecrecyMark, gateInternalMark, gateNotPublicMark, gateIdentityNumber, gateMobileNumber, gateLandlineNumber,
        gateBankCard, gatePassport, gateTravelPermit, gateEmail, gateAddress, gateSecretField, gateRestrictedField,
        gateRefusedField, gateMoreFindings, gateWaived,
    ]
}
