/// Libraries of C that are opened when they are needed, and not with the program.
package enum SystemLibrary {
    /// Finds the functions of one.
    /// - Parameters:
    ///   - load: opens it and puts its functions in their place; tells what is missing, `nil` where nothing is.
    ///   - missing: makes an error of what is missing.
    package static func functions<Functions, Failure>(
        by load: (UnsafeMutablePointer<Functions>) -> UnsafePointer<CChar>?, missing: (String) -> Failure
    ) -> Result<Functions, Failure> {
        let place = UnsafeMutablePointer<Functions>.allocate(capacity: 1)
        defer { place.deallocate() }
        if let name = load(place) { return .failure(missing(String(cString: name))) }
        return .success(place.pointee)
    }
}
