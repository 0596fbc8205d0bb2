import Foundation
import GongkaiBytes
import GongkaiModel
import GongkaiWrite
import GongkaiXML
import TestSupport
import Testing

/// Schemas with records that are right and wrong by them, for `Tests/Interop/schemas.sh`.
@Suite("Schemas for judges outside")
struct SchemaInteropTests {
    @Test(
        "get samples with our verdicts",
        .enabled(if: ProcessInfo.processInfo.environment["GONGKAI_INTEROP_OUTPUT"] != nil, "no folder for them named"))
    func judges() throws {
        let path = try #require(ProcessInfo.processInfo.environment["GONGKAI_INTEROP_OUTPUT"])
        let folder = URL(fileURLWithPath: path).appendingPathComponent("schemas")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for seed in 0..<60 as Range<UInt64> {
            var samples = try SchemaSamples(seed: seed)
            let file = folder.appendingPathComponent("schema-\(seed)")
            try Data(samples.schema.resourceJSON()).write(to: file.appendingPathExtension("json"))
            try Data(samples.json()).write(to: file.appendingPathExtension("samples"))
        }
    }
}

/// Records of one schema, each with whether it keeps to it.
struct SchemaSamples {
    typealias Values = [[String]?]

    private(set) var schema: DatasetSchema
    private var random: SplitMix64
    private let checks: [FieldCheck]

    init(seed: UInt64) throws {
        var generator = DatasetSchemaGenerator(seed: seed)
        schema = generator.makeSchema()
        schema.name = "schema-\(seed)"
        schema.fields = schema.fields.filter(SchemaSamples.isJudged)
        if schema.fields.isEmpty { schema.fields = [DatasetField("id", BilingualText("Id", "编号"))] }
        schema.primaryKey = []
        schema.foreignKeys = []
        random = generator.random
        checks = try schema.fields.map { try FieldCheck($0) }
    }

    /// What no judge can judge: `Docs/records.md` lists what their schemas cannot say.
    private static func isJudged(_ field: DatasetField) -> Bool {
        let constraints = field.constraints
        let isMoment = field.type == .dateTime && constraints != .none && constraints != .required
        let isListedNumber = [.integer, .decimal, .year].contains(field.type) && constraints.enumeration != nil
        return !isMoment && !isListedNumber && constraints.pattern != "\\c*|.+"
    }

    /// `[{"valid": true, "record": {…}, "cells": ["…", null]}]`
    mutating func json() -> [UInt8] {
        var json = JSONEmitter(layout: .compact)
        json.beginArray()
        for number in 0..<30 {
            guard let sound = soundValues() else { break }
            var values = sound
            if number % 3 > 0, !schema.fields.isEmpty {
                let place = Int(random.next() % UInt64(schema.fields.count))
                guard let other = candidate(schema.fields[place]) else { continue }
                values[place] = other
            }
            let isValid = zip(checks, values).allSatisfy { $0.accepts($1, withCheckDigits: false) }
            write(values, isValid: isValid, to: &json)
        }
        json.endArray()
        return json.finish()
    }

    /// A value that can stand in JSON at all, and that judges in Python read as we do: for them `$` also matches before
    /// a line break at the end.
    private mutating func candidate(_ field: DatasetField) -> [String]? {
        var values = DatasetValueGenerator(random: random)
        defer { random = values.random }
        let text = values.candidate(field.type)
        let canBe: Bool =
            switch field.type.element {
            case .integer: FieldType.integer.isCanonical(text)
            // In JSON a year is a number, without zeros in front.
            case .year: text.utf8.count == 4 && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
            case .decimal: FieldType.decimal.isCanonical(text)
            case .boolean: FieldType.boolean.isCanonical(text)
            default: !text.hasSuffix("\n")
            }
        return canBe ? [text] : nil
    }

    private mutating func soundValues() -> Values? {
        var found: Values = []
        for (field, check) in zip(schema.fields, checks) {
            guard let sound = soundValue(of: field, check) else { return nil }
            found.append(field.constraints.required || random.next() % 4 > 0 ? sound : nil)
        }
        return found
    }

    private mutating func soundValue(of field: DatasetField, _ check: FieldCheck) -> [String]? {
        for _ in 0..<300 {
            if let value = candidate(field), check.accepts(value) { return value }
        }
        return nil
    }

    private func write(_ values: Values, isValid: Bool, to json: inout JSONEmitter) {
        json.beginObject()
        json.name("valid")
        json.boolean(isValid)
        json.name("record")
        json.beginObject()
        for case (let field, let texts?) in zip(schema.fields, values) {
            json.name(field.name)
            if field.type.isList { json.beginArray() }
            for text in texts { write(text, of: field.type.element, to: &json) }
            if field.type.isList { json.endArray() }
        }
        json.endObject()
        json.name("cells")
        json.beginArray()
        for texts in values {
            if let texts { json.string(texts.joined()) } else { json.null() }
        }
        json.endArray()
        json.endObject()
    }

    private func write(_ text: String, of type: FieldType, to json: inout JSONEmitter) {
        switch type {
        case .integer, .decimal: json.number(text)
        case .year: json.number(Int(text).map(String.init) ?? text)
        case .boolean: json.boolean(text == "true")
        default: json.string(text)
        }
    }
}
