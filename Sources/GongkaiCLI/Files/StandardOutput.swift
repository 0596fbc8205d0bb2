extension Surroundings {
    /// Writes to standard output.
    /// - Throws: status 74 where that fails; a closed pipe ends the command quietly.
    func write(_ bytes: [UInt8]) throws(CommandFailure) {
        do throws(SystemError) {
            try ByteStream.write(bytes, to: standardOutput)
        } catch {
            throw OutputFile.failure(for: error, file: "<stdout>")
        }
    }

    /// Writes text and a line end to standard output.
    func printLine(_ text: String) throws(CommandFailure) {
        try write(Array((text + "\n").utf8))
    }
}
