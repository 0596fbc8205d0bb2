/// The kinds of personal data that can be told by their form.
package enum PersonalDataKind: String, Sendable, CaseIterable {
    /// 公民身份号码, GB 11643: 18 characters, or 15 of the older form.
    case identityNumber
    /// Eleven digits from 13 to 19.
    case mobileNumber
    /// Area code and seven or eight digits.
    case landlineNumber
    /// 16 to 19 digits with the check digit of ISO/IEC 7812.
    case bankCard
    case passport
    /// 通行证 of Hong Kong, Macau and Taiwan.
    case travelPermit
    case email
    /// A home address down to the door.
    case address
}

/// Personal data in a text.
package struct PersonalDataMatch: Hashable, Sendable {
    package var kind: PersonalDataKind
    /// Where it stands, in bytes.
    package var range: Range<Int>
    /// What may be shown of it.
    package var masked: String
}

/// What is said of a text by what stands around it: the name of its field, the heading of its column.
package struct PersonalDataField: Sendable {
    /// Kinds that the field is for; what has the form of one is taken without further words.
    package var expected: Set<PersonalDataKind> = []
    /// Whether it holds codes, amounts or counts: digits by themselves are no personal data there.
    package var isCodeOrAmount = false
    /// Whether it holds 统一社会信用代码, which may look like an identity number.
    package var isCreditCode = false

    package init() {}

    /// Told by the words of a name or heading.
    package init(heading: String) {
        let bytes = Array(heading.lowercased().utf8)
        bytes.withUnsafeBytes { bytes in
            for word in ContextWords.kinds where word.stands(in: bytes) { expected.insert(word.kind) }
            if ContextWords.homes.contains(where: { bytes.holds($0) }) { expected.insert(.address) }
            isCreditCode = bytes.holds(ContextWords.creditCode)
            isCodeOrAmount = expected.isEmpty && ContextWords.others.contains { bytes.holds($0) }
        }
    }
}
