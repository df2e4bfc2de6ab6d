import QueryDiagnostics

/// One `name=value` of a request.
struct RequestParameter {
  /// As it is meant, decoded.
  let name: String
  /// As it is meant, decoded; empty where there is no `=`.
  let value: String
  let nameSpan: SourceSpan
  let valueSpan: SourceSpan

  var span: SourceSpan { nameSpan.union(valueSpan) }

  /// All that stand in a part of a text, in order.
  static func all(in range: Range<Int>, of source: SourceText) -> [RequestParameter] {
    source.utf8[range].split(separator: UInt8(ascii: "&")).map { part in
      let equals = part.firstIndex(of: UInt8(ascii: "=")) ?? part.endIndex
      let valueStart = min(equals + 1, part.endIndex)
      return RequestParameter(
        name: FormText.decoded(part[..<equals]), value: FormText.decoded(part[valueStart...]),
        nameSpan: SourceSpan(part.startIndex, equals), valueSpan: SourceSpan(valueStart, part.endIndex))
    }
  }
}

/// The parameters that LL2 has for spacecraft, in the order in which it complains of them.
enum SpacecraftParameter: String, CaseIterable {
  case inSpace = "in_space"
  case isPlaceholder = "is_placeholder"
  case name
  case configuration = "spacecraft_config"
  case status
  case search
  case ordering
  case limit
  case offset
  case mode
  case format
}
