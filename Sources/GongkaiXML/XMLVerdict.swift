import CLibXML2

/// Whether a file that comes in pieces is well-formed and valid: a verdict without reasons, in half of the time.
///
/// Only for XML that we wrote: what else `XMLParser` looks for, such as CDATA that is no UTF-8, is not looked for here.
package final class XMLVerdict {
    private let schema: XMLSchema
    private var session: UnsafeMutablePointer<gongkai_session>?
    /// Whether libxml2 had anything to say.
    private var hasFault = false

    package init(by schema: XMLSchema) {
        self.schema = schema
        session = gongkai_session_create(events, schema.compiled)
    }

    deinit { gongkai_session_free(session) }

    /// Reads the next piece of the file. Behind the first fault nothing is looked at.
    package func feed(_ bytes: UnsafeRawBufferPointer) {
        guard let session else { return }
        var rest = bytes[...]
        while !rest.isEmpty, !hasFault {
            let piece = UnsafeRawBufferPointer(rebasing: rest.prefix(XMLParser.pieceSize))
            rest = rest.dropFirst(piece.count)
            _ = gongkai_session_feed(
                session, piece.baseAddress?.assumingMemoryBound(to: CChar.self), CInt(piece.count))
        }
    }

    /// Says that the file ends here.
    /// - Returns: whether it is whole, well-formed and valid.
    package func finish() -> Bool {
        guard let session else { return false }
        _ = gongkai_session_feed(session, nil, 0)
        return !hasFault && gongkai_session_well_formed(session) == 1 && gongkai_session_valid(session) == 1
    }

    /// The C functions that libxml2 calls: none for elements and text, which saves half of the time.
    private var events: gongkai_events {
        gongkai_events(
            context: Unmanaged.passUnretained(self).toOpaque(), start_element: nil, end_element: nil, text: nil,
            doctype: { context, _ in XMLVerdict.noteFault(context) },
            issue: { context, _, level, _, _ in
                if UInt32(level) > XML_ERR_WARNING.rawValue { XMLVerdict.noteFault(context) }
            })
    }

    private static func noteFault(_ context: UnsafeMutableRawPointer?) {
        if let context { Unmanaged<XMLVerdict>.fromOpaque(context).takeUnretainedValue().hasFault = true }
    }
}
