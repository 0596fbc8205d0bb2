/// What went by in a stream of records.
package struct RecordTally: Hashable, Sendable {
    /// Records read, those with errors included.
    package var recordsRead = 0
    package var recordsWritten = 0
    /// Records with errors.
    package var recordsRefused = 0
    package var errors = 0
    package var warnings = 0
    /// Bytes of the input, in UTF-8, and of the output.
    package var bytesRead = 0
    package var bytesWritten = 0

    /// Whether the output is not to be kept: records with errors are among those written, since they were known too late,
    /// or it is not whole.
    package var isUnfit = false

    package init() {}
}
