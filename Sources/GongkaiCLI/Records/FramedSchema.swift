import GongkaiBytes
import GongkaiDiagnostics
import GongkaiModel
import GongkaiRead

extension DetectedRecords {
    /// The schema that a sender of frames gives in its opening; `nil` where it gives none, or the input is no frames.
    ///
    /// What is wrong with the frames themselves is told when they are read.
    /// - Throws: status 65 where it is no schema, and what keeps the input from being read.
    func framedSchema(in surroundings: Surroundings) throws(CommandFailure) -> DatasetSchema? {
        guard reader is FramedRecordReader else { return nil }
        let input = try input(in: surroundings)
        try input.readAhead(to: Frame.headerLength)
        guard input.start.count >= Frame.headerLength else { return nil }
        let length = Frame.length(saidBy: input.start.array(0..<Frame.headerLength))
        guard length <= Frame.mostPayload else { return nil }
        let end = Frame.headerLength + length
        try input.readAhead(to: end)
        guard input.start.count >= end else { return nil }
        let payload = input.start.array(Frame.headerLength..<end)
        guard let message = ControlMessage(payload), message.kind == "open", message.member("schema") != nil else {
            return nil
        }
        var sink = DiagnosticSink()
        do throws(ReadError) {
            return try DatasetSchemaReader().read(payload, member: "schema", name: "records", diagnostics: &sink)
        } catch {
            throw CommandFailure(.unreadable, error.diagnostics, file: file.path)
        }
    }
}
