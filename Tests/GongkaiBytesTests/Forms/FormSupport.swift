import GongkaiBytes
import TestSupport

/// The bytes of a text, for forms that look at bytes.
func withBytes<Result>(_ text: String, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    Array(text.utf8).withUnsafeBytes(body)
}

/// What reading made of a text: the canonical text, and the readings.
func read(
    _ text: String, _ reader: (UnsafeRawBufferPointer) -> ReadValue?
) -> (text: String, readings: ValueReading)? {
    withBytes(text, reader).map { (String(decoding: $0.bytes, as: UTF8.self), $0.readings) }
}

/// Texts near a grammar: examples with a few characters put in, taken out or exchanged.
struct NearTexts {
    private var random: SplitMix64
    private let examples: [String]
    private let alphabet: [Character]

    init(_ examples: [String], alphabet: String, seed: UInt64) {
        self.examples = examples
        self.alphabet = Array(alphabet)
        random = SplitMix64(seed: seed)
    }

    mutating func next() -> String {
        var text = Array(examples.randomElement(using: &random) ?? "")
        for _ in 0..<Int.random(in: 0...2, using: &random) {
            let place = Int.random(in: 0...text.count, using: &random)
            let character = alphabet.randomElement(using: &random) ?? "0"
            switch Int.random(in: 0..<3, using: &random) {
            case 0: text.insert(character, at: place)
            case 1 where place < text.count: text.remove(at: place)
            default: if place < text.count { text[place] = character }
            }
        }
        return String(text)
    }
}
