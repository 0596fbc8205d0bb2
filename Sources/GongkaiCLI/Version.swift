/// The version of the program, by <https://semver.org>; `CHANGELOG.md` says what each brought.
enum Version {
    static let current = "0.1.0"
}
