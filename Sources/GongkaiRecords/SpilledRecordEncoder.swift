package import GongkaiBytes
import GongkaiWrite

/// Writes records in the form in which they are put aside to be compared.
package struct SpilledRecordEncoder: RecordEncoder {
    package let opening: [UInt8] = []
    package let closing: [UInt8] = []
    package let separatorLength = 0

    package init() {}

    package func encode(_ emission: inout RecordEmission) { emission.spilled() }
}
