import TestSupport

/// Makes up lines of JSON whose fields take every form that a column can have.
struct RandomRecords {
  var generator: SeededGenerator

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  /// The fields of one table: a name and what its values are like.
  private struct Field: Sendable {
    let name: String
    let form: Form
    let share: Int
  }

  private indirect enum Form: Sendable {
    case boolean, small, wide, huge, real, date, timestamp, duration, fewTexts, manyTexts, mixed, null
    case record([Field])
    case list(Form)
  }

  private static let scalars: [Form] = [
    .boolean, .small, .wide, .huge, .real, .date, .timestamp, .duration, .fewTexts, .manyTexts, .mixed, .null,
  ]
  private static let words = [
    "Dragon", "Союз", "神舟", "a\"b", "", " ", "line\nend", "naïve", "\u{1F680}", "x",
  ]

  /// Lines of one table: up to some hundred records, seldom many thousands.
  mutating func lines() -> String {
    let fields = fields(depth: 0)
    let count = generator.chance(1, in: 12) ? 20_000 : Int.random(in: 0...120, using: &generator)
    return (0..<count).map { _ in record(fields) }.joined(separator: "\n")
  }

  private mutating func fields(depth: Int) -> [Field] {
    (0..<Int.random(in: 0...7, using: &generator)).map { index in
      Field(
        name: "\(RandomRecords.words[index % 5])\(index)", form: form(depth: depth),
        share: generator.pick([1, 2, 20, 20]))
    }
  }

  private mutating func form(depth: Int) -> Form {
    switch Int.random(in: 0...9, using: &generator) {
    case 0 where depth < 3: .record(fields(depth: depth + 1))
    case 1 where depth < 3: .list(form(depth: depth + 1))
    default: generator.pick(RandomRecords.scalars)
    }
  }

  private mutating func record(_ fields: [Field]) -> String {
    var members: [String] = []
    for field in fields {
      // A key may be missing, and a value be null.
      guard generator.chance(field.share, in: field.share + 1) else { continue }
      let value = generator.chance(1, in: 20) ? "null" : value(field.form)
      members.append("\(RandomRecords.quoted(field.name)):\(value)")
    }
    return "{\(members.joined(separator: ","))}"
  }

  private mutating func value(_ form: Form) -> String {
    switch form {
    case .boolean: return generator.pick(["true", "false"])
    case .small: return "\(Int.random(in: -3...9, using: &generator) * 10)"
    case .wide: return "\(Int.random(in: 0...100_000, using: &generator))"
    case .huge: return "\(Int64.random(in: Int64.min...Int64.max, using: &generator))"
    case .real: return "\(Double.random(in: -1e9...1e9, using: &generator))"
    case .date:
      return
        "\"20\(Int.random(in: 10...99, using: &generator))-0\(Int.random(in: 1...9, using: &generator))-15\""
    case .timestamp: return "\"2019-03-02T07:\(Int.random(in: 10...59, using: &generator)):00Z\""
    case .duration:
      return
        "\"P\(Int.random(in: 1...900, using: &generator))DT\(Int.random(in: 1...23, using: &generator))H\""
    case .fewTexts: return RandomRecords.quoted(generator.pick(RandomRecords.words))
    case .manyTexts:
      return RandomRecords.quoted(
        "\(generator.pick(RandomRecords.words)) \(UInt32.random(in: 0...UInt32.max, using: &generator))")
    case .mixed: return generator.pick(["1", "\"1\"", "[1, 2]", "{\"a\":null}", "true", "1.50"])
    case .null: return "null"
    case .record(let fields): return record(fields)
    case .list(let element):
      let elements = (0..<Int.random(in: 0...3, using: &generator)).map { _ in value(element) }
      return "[\(elements.joined(separator: ","))]"
    }
  }

  private static func quoted(_ text: String) -> String {
    let escaped = text.map { $0 == "\"" ? "\\\"" : $0 == "\n" ? "\\n" : String($0) }
    return "\"\(escaped.joined())\""
  }
}

extension SeededGenerator {
  /// One of some values.
  mutating func pick<Value>(_ values: [Value]) -> Value {
    values[Int.random(in: values.indices, using: &self)]
  }
}
