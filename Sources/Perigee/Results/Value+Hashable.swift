// By the bytes of texts and names, as queries compare them, and not by canonical equivalence.

extension Value: Hashable {
  public static func == (left: Value, right: Value) -> Bool {
    switch (left, right) {
    case (.record(let left), .record(let right)): return left == right
    case (.list(let left), .list(let right)): return left == right
    default:
      guard let left = left.scalar, let right = right.scalar else { return false }
      return left == right
    }
  }

  public func hash(into hasher: inout Hasher) {
    switch self {
    case .record(let record): hasher.combine(record)
    case .list(let values): hasher.combine(values)
    case .null, .boolean, .integer, .real, .text, .duration, .date, .timestamp: hasher.combine(scalar)
    }
  }
}

extension Record: Hashable {
  public static func == (left: Record, right: Record) -> Bool { left.fields == right.fields }
  public func hash(into hasher: inout Hasher) { hasher.combine(fields) }
}

extension Record.Element: Hashable {
  public static func == (left: Self, right: Self) -> Bool {
    left.name.utf8.elementsEqual(right.name.utf8) && left.value == right.value
  }

  public func hash(into hasher: inout Hasher) {
    for byte in name.utf8 { hasher.combine(byte) }
    hasher.combine(value)
  }
}
