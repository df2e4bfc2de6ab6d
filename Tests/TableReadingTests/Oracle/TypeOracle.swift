import Columnar
import Foundation
import Values

/// The types of columns by the contract's rules, value by value: slow, and written to be read beside them.
enum TypeOracle {
  /// The fields of a table of records, or of a column of records, by first appearance. An absent key is no value.
  static func fields(of records: [[JSONValue.Member]]) -> [Field] {
    var names: [String] = []
    for member in records.joined() where !names.contains(member.key) { names.append(member.key) }
    return names.map { name in
      Field(name, type(of: records.compactMap { $0.last { $0.key == name }?.value }))
    }
  }

  /// A column has a type where every value that is not null is of it; nulls alone are text.
  static func type(of values: [JSONValue]) -> FieldType {
    let values = values.filter { $0 != .null }
    let numbers = values.compactMap { if case .number(let number) = $0 { number } else { nil } }
    let texts = values.compactMap { if case .text(let text) = $0 { text } else { nil } }
    let lists = values.compactMap { if case .list(let elements) = $0 { elements } else { nil } }
    let records = values.compactMap { if case .record(let members) = $0 { members } else { nil } }
    switch values.count {
    case 0: return .scalar(.text)
    case numbers.count: return numberType(of: numbers)
    case texts.count: return textType(of: texts)
    case lists.count: return .list(type(of: Array(lists.joined())))
    case records.count: return .record(fields(of: records))
    default: return values.allSatisfy(isBoolean) ? .scalar(.boolean) : .mixed
    }
  }

  private static func isBoolean(_ value: JSONValue) -> Bool {
    if case .boolean = value { true } else { false }
  }

  /// Integers; with reals among them or beyond 64 bits reals, if all are exact; else mixed.
  private static func numberType(of numbers: [String]) -> FieldType {
    if numbers.allSatisfy({ isWhole($0) && Int64($0) != nil }) { return .scalar(.integer) }
    return numbers.allSatisfy { isWhole($0) ? isExact($0) : Double($0)?.isFinite == true }
      ? .scalar(.real) : .mixed
  }

  private static func isWhole(_ number: String) -> Bool { !number.contains { ".eE".contains($0) } }

  /// Whether binary64 has the whole number: its digits written out are the same, all of them or only those that it takes
  /// to read it back, with zeros behind them.
  private static func isExact(_ number: String) -> Bool {
    guard let real = Double(number), real.isFinite else { return false }
    if real == 0 { return true }
    let digits = String(format: "%.0f", real)
    // From 10²¹ on reals are written with an exponent.
    return digits == number || real.magnitude < 1e21 && shortest(real, digits.count) == number
  }

  private static func shortest(_ real: Double, _ length: Int) -> String {
    let mantissa = "\(real)".prefix { $0 != "e" }
    let digits = String((mantissa.hasSuffix(".0") ? mantissa.dropLast(2) : mantissa).filter { $0 != "." })
    return digits + String(repeating: "0", count: max(length - digits.count, 0))
  }

  /// Dates, time stamps, durations only where every text is canonical.
  private static func textType(of texts: [String]) -> FieldType {
    if texts.allSatisfy(CanonicalTexts.isDate) { return .scalar(.date) }
    if texts.allSatisfy(CanonicalTexts.isTimestamp) { return .scalar(.timestamp) }
    if texts.allSatisfy(CanonicalTexts.isDuration) { return .scalar(.duration) }
    return .scalar(.text)
  }

  /// A value as a column of its type has it: in a column of reals a whole number is one too, and need not keep its digits.
  static func value(_ value: JSONValue, as type: FieldType) -> JSONValue {
    switch (value, type) {
    case (.number(let number), .scalar(.real)): .number(Double(number).map { "\($0)" } ?? number)
    case (.list(let elements), .list(let type)): .list(elements.map { TypeOracle.value($0, as: type) })
    case (.record(let members), .record(let fields)): .record(self.members(members, as: fields))
    default: value
    }
  }

  private static func members(_ members: [JSONValue.Member], as fields: [Field]) -> [JSONValue.Member] {
    members.map { member in
      let field = fields.first { $0.name.utf8.elementsEqual(member.key.utf8) }
      return .init(key: member.key, value: field.map { value(member.value, as: $0.type) } ?? member.value)
    }
  }
}
