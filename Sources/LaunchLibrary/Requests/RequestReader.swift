import Perigee
import QueryDiagnostics
import ResultRendering

/// Reads the parameters of a request as LL2 does: which of them count, what LL2 passes over, what it refuses.
struct RequestReader {
  /// The fields that LL2 orders by.
  static let orderingFields = [
    "flights_count", "id", "mission_ends_count", "time_docked", "time_in_space",
  ]

  /// Nil where no data are known, and so no ids that occur in them.
  private let table: Table?
  private(set) var request = ReadRequest()
  private(set) var complaints = RequestComplaints()

  init(table: Table?) { self.table = table }

  /// Reads all parameters. Of one that is repeated the last counts.
  mutating func read(_ parameters: [RequestParameter]) {
    var last: [String: Int] = [:]
    for (position, parameter) in parameters.enumerated() { last[parameter.name] = position }
    for (position, parameter) in parameters.enumerated() {
      guard let known = SpacecraftParameter(rawValue: parameter.name) else {
        complaints.passOverUnknown(parameter)
        continue
      }
      guard last[parameter.name] == position else {
        complaints.passOver(
          parameter.span, "LL2 passes over \(ServerText.shown(parameter.name + "=" + parameter.value))",
          hint: "of a repeated parameter the last counts")
        continue
      }
      read(parameter, as: known)
    }
  }

  private mutating func read(_ parameter: RequestParameter, as known: SpacecraftParameter) {
    if parameter.value.isEmpty { return passOverEmpty(parameter, known) }
    switch known {
    case .inSpace, .isPlaceholder: readFlag(parameter)
    case .name: readName(parameter)
    case .configuration, .status: readID(parameter, known)
    case .search: readSearch(parameter)
    case .ordering: break
    case .limit: readLimit(parameter)
    case .offset: readOffset(parameter)
    case .mode: readMode(parameter)
    case .format: readFormat(parameter)
    }
  }

  private mutating func passOverEmpty(_ parameter: RequestParameter, _ known: SpacecraftParameter) {
    switch known {
    // Searching for nothing and ordering by nothing are what they say.
    case .search, .ordering, .format: break
    case .inSpace, .isPlaceholder, .name, .configuration, .status, .limit, .offset, .mode:
      complaints.passOver(parameter.span, "LL2 passes over `\(known.rawValue)` without a value")
    }
  }

  // MARK: Filters

  private mutating func readFlag(_ parameter: RequestParameter) {
    let test: ReadRequest.Filter.Test
    switch parameter.value.lowercased() {
    case "true", "1": test = .isTrue
    case "false", "0": test = .isFalse
    default:
      return complaints.passOver(
        parameter.valueSpan,
        "\(ServerText.shown(parameter.value)) is neither true nor false, so LL2 passes over `\(parameter.name)`",
        hint: "write `true`, `false`, `1` or `0`")
    }
    append(test, for: parameter)
  }

  private mutating func readName(_ parameter: RequestParameter) {
    let name = ServerText.trimmedText(parameter.value)
    guard !name.isEmpty else {
      return complaints.passOver(parameter.span, "LL2 passes over `\(parameter.name)` without a value")
    }
    guard !name.utf8.contains(0) else {
      return complaints.refuse(.name, RequestComplaints.nullCharacters, at: parameter.valueSpan)
    }
    append(.text(name), for: parameter)
  }

  private mutating func readID(_ parameter: RequestParameter, _ known: SpacecraftParameter) {
    guard let id = RequestNumber(parameter.value)?.value, isKnown(id, known) else {
      return complaints.refuse(
        known, RequestComplaints.unknownChoice, at: parameter.valueSpan,
        hint: RequestReader.choices(of: known))
    }
    append(.number(id), for: parameter)
  }

  /// The ids that occur, and the statuses that LL2 always has.
  private func isKnown(_ id: Int64, _ known: SpacecraftParameter) -> Bool {
    if known == .status, (1...5).contains(id) { return true }
    guard let table else { return true }
    let field = known.rawValue
    do throws(QueryError) {
      return try !table.run("where \(field).id = \(id) limit 1").isEmpty
    } catch {
      // What is wrong with the field is told by the query that the request becomes.
      return true
    }
  }

  private static func choices(of known: SpacecraftParameter) -> String {
    known == .status
      ? "the statuses are 1 Active, 2 Retired, 3 Destroyed, 4 Single Use, 5 Under construction"
      : "the ids that occur: `select distinct \(known.rawValue).id, \(known.rawValue).name`"
  }

  private mutating func append(_ test: ReadRequest.Filter.Test, for parameter: RequestParameter) {
    request.filters.append(
      ReadRequest.Filter(
        field: parameter.name, test: test, fieldSpan: parameter.nameSpan, valueSpan: parameter.valueSpan))
  }

  private mutating func readSearch(_ parameter: RequestParameter) {
    guard !parameter.value.utf8.contains(0) else {
      return complaints.refuseSearch(at: parameter.valueSpan)
    }
    request.search = parameter
  }

  // MARK: Order and page

  /// Reads what `ordering` says; apart from the others, for its parts are told by their own places in the text.
  mutating func readOrdering(_ parameters: [RequestParameter], of source: SourceText) {
    guard let parameter = parameters.last(where: { $0.name == SpacecraftParameter.ordering.rawValue }) else {
      return
    }
    let raw = source.utf8[parameter.valueSpan.start..<parameter.valueSpan.end]
    var field: [UInt8] = []
    var start = raw.startIndex
    for (byte, place) in FormText.Decoding(raw) {
      guard byte == UInt8(ascii: ",") else {
        if field.isEmpty { start = place }
        field.append(byte)
        continue
      }
      readKey(field, at: SourceSpan(start, place))
      field = []
    }
    readKey(field, at: SourceSpan(start, raw.endIndex))
  }

  private mutating func readKey(_ bytes: [UInt8], at span: SourceSpan) {
    let key = ServerText.trimmedText(String(decoding: bytes, as: UTF8.self))
    guard !key.isEmpty else { return }
    let isDescending = key.utf8.first == UInt8(ascii: "-")
    let field = isDescending ? String(key.unicodeScalars.dropFirst()) : key
    guard RequestReader.orderingFields.contains(field) else {
      return complaints.passOver(
        span, "LL2 passes over \(ServerText.shown(key)) in `ordering`",
        hint: RequestComplaints.nearest(to: field, in: RequestReader.orderingFields)
          ?? "it orders by \(RequestReader.orderingFields.joined(separator: ", "))")
    }
    guard !request.ordering.contains(where: { $0.field == field }) else { return }
    request.ordering.append(ReadRequest.Key(field: field, isDescending: isDescending, span: span))
  }

  private mutating func readLimit(_ parameter: RequestParameter) {
    let shown = ServerText.shown(parameter.value)
    guard let number = RequestNumber(parameter.value), number.clamped > 0 else {
      return complaints.passOver(
        parameter.valueSpan,
        "\(shown) is no number of rows from 1 up, so LL2 gives \(ReadRequest.defaultLimit)")
    }
    request.limit = Int(min(number.clamped, Int64(ReadRequest.mostRows)))
    request.limitSpan = parameter.valueSpan
    guard number.clamped > Int64(ReadRequest.mostRows) else { return }
    complaints.passOver(
      parameter.valueSpan, "\(shown) is more than LL2 gives at once, so it gives \(ReadRequest.mostRows)",
      hint: "`offset` gives those behind; in the query language `limit` has no bound")
  }

  private mutating func readOffset(_ parameter: RequestParameter) {
    guard let number = RequestNumber(parameter.value), !number.isNegative else {
      return complaints.passOver(
        parameter.valueSpan,
        "\(ServerText.shown(parameter.value)) is no number of rows, so LL2 begins with the first")
    }
    request.offset = number
    request.offsetSpan = parameter.valueSpan
  }

  private mutating func readMode(_ parameter: RequestParameter) {
    if let mode = RecordMode(rawValue: parameter.value) {
      request.mode = mode
    } else {
      complaints.passOver(
        parameter.valueSpan,
        "LL2 has no mode \(ServerText.shown(parameter.value)), and answers as in `normal`",
        hint: "write `normal` or `detailed`")
    }
  }

  private mutating func readFormat(_ parameter: RequestParameter) {
    guard !["json", "api"].contains(parameter.value) else { return }
    complaints.refuseFormat(at: parameter.valueSpan)
  }
}
