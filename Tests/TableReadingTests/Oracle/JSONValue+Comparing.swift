extension JSONValue {
  /// The value with the last one of every key that stands twice: what it means to whoever reads it. A column of mixed
  /// kinds keeps what was written, and with it both.
  var withoutRepeatedKeys: JSONValue {
    switch self {
    case .null, .boolean, .number, .text: return self
    case .list(let elements): return .list(elements.map(\.withoutRepeatedKeys))
    case .record(let members):
      var kept: [Member] = []
      for member in members {
        kept.removeAll { $0.key.utf8.elementsEqual(member.key.utf8) }
        kept.append(Member(key: member.key, value: member.value.withoutRepeatedKeys))
      }
      return .record(kept)
    }
  }
}

extension JSONValue: CustomStringConvertible {
  var description: String {
    switch self {
    case .null: "null"
    case .boolean(let value): "\(value)"
    case .number(let number): number
    case .text(let text): text.debugDescription
    case .list(let elements): "[" + elements.map(\.description).joined(separator: ",") + "]"
    case .record(let members):
      "{" + members.map { "\($0.key.debugDescription):\($0.value)" }.joined(separator: ",") + "}"
    }
  }
}
