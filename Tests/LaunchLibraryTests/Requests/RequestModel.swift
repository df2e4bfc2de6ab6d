import Foundation
import LaunchLibrary
import Values

/// LL2's list of spacecraft once more, written to be read: filters, search, order and pages over decoded rows.
struct RequestModel {
  typealias Parameters = [(name: String, value: String)]

  struct Page: Equatable {
    let ids: [Int]
    let count: Int
    let next: String?
    let previous: String?
  }

  enum Answer: Equatable {
    case page(Page)
    /// The parameters that LL2 complains of.
    case refused([String])
  }

  static let address = "https://ll.example/2.3.0/spacecraft/"

  let craft: [Spacecraft]

  func answer(_ parameters: Parameters) -> Answer {
    let last = Dictionary(parameters.map { ($0.name, $0.value) }, uniquingKeysWith: { $1 })
    let faults = ["spacecraft_config", "status"].filter { name in
      last[name].map { !$0.isEmpty && !ids(of: name).contains(Int($0) ?? -1) } ?? false
    }
    guard faults.isEmpty else { return .refused(faults) }
    let rows = craft.filter { matches($0, last) }.sorted { comesBefore($0, $1, last["ordering"] ?? "") }
    return .page(page(of: rows, last, parameters))
  }

  private func ids(of name: String) -> Set<Int> {
    name == "status"
      ? Set(craft.compactMap { $0.status?.id }).union(1...5)
      : Set(craft.compactMap { $0.spacecraftConfig?.id })
  }

  // MARK: Filters

  private func matches(_ row: Spacecraft, _ last: [String: String]) -> Bool {
    let truths = ["true": true, "1": true, "false": false, "0": false]
    if let wanted = truths[last["in_space"]?.lowercased() ?? ""], row.inSpace != wanted { return false }
    if let wanted = truths[last["is_placeholder"]?.lowercased() ?? ""], row.isPlaceholder != wanted {
      return false
    }
    let name = (last["name"] ?? "").trimmingCharacters(in: .whitespaces)
    if !name.isEmpty, row.name != name { return false }
    if let id = Int(last["status"] ?? ""), row.status?.id != id { return false }
    if let id = Int(last["spacecraft_config"] ?? ""), row.spacecraftConfig?.id != id { return false }
    let texts = [row.name, row.spacecraftConfig?.name ?? ""].map { $0.lowercased() }
    return Self.terms(last["search"] ?? "").allSatisfy { term in
      texts.contains { $0.contains(term.lowercased()) }
    }
  }

  /// Split at white space and commas, but for what stands in double quotes.
  private static func terms(_ search: String) -> [String] {
    var terms: [String] = []
    for (index, part) in search.components(separatedBy: "\"").enumerated() {
      if index % 2 == 1 {
        terms.append(part)
      } else {
        terms += part.components(separatedBy: [" ", ",", "\t"])
      }
    }
    return terms.filter { !$0.isEmpty }
  }

  // MARK: Order

  private static let numbers: [String: @Sendable (Spacecraft) -> Int64?] = [
    "flights_count": { $0.flightsCount.map(Int64.init) }, "id": { Int64($0.id) },
    "mission_ends_count": { $0.missionEndsCount.map(Int64.init) },
    "time_docked": { $0.timeDocked?.microseconds }, "time_in_space": { $0.timeInSpace?.microseconds },
  ]

  private func comesBefore(_ left: Spacecraft, _ right: Spacecraft, _ ordering: String) -> Bool {
    for key in ordering.components(separatedBy: ",") + ["id"] {
      let key = key.trimmingCharacters(in: .whitespaces)
      let isDescending = key.hasPrefix("-")
      guard let number = Self.numbers[isDescending ? String(key.dropFirst()) : key] else { continue }
      // In PostgreSQL null is larger than everything else.
      let (a, b) = (number(left) ?? .max, number(right) ?? .max)
      if a != b { return isDescending ? a > b : a < b }
    }
    return false
  }

  // MARK: Pages

  private func page(of rows: [Spacecraft], _ last: [String: String], _ parameters: Parameters) -> Page {
    let asked = Int(last["limit"] ?? "") ?? 0
    let limit = asked > 0 ? min(asked, 100) : 10
    let offset = max(Int(last["offset"] ?? "") ?? 0, 0)
    let next = offset + limit < rows.count ? link(parameters, limit, offset + limit) : nil
    let previous = offset > 0 ? link(parameters, limit, max(offset - limit, 0)) : nil
    let ids = rows.dropFirst(offset).prefix(limit).map(\.id)
    return Page(ids: ids, count: rows.count, next: next, previous: previous)
  }

  private func link(_ parameters: Parameters, _ limit: Int, _ offset: Int) -> String {
    var all = parameters.filter { $0.name != "limit" && $0.name != "offset" }
    all.append(("limit", String(limit)))
    if offset > 0 { all.append(("offset", String(offset))) }
    let names = Set(all.map(\.name)).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    return Self.request(names.flatMap { name in all.filter { $0.name == name } })
  }

  /// The address with parameters, as a form would send them.
  static func request(_ parameters: Parameters) -> String {
    let pairs = parameters.map { "\(encoded($0.name))=\(encoded($0.value))" }
    return address + "?" + pairs.joined(separator: "&")
  }

  private static func encoded(_ text: String) -> String {
    let plain = CharacterSet(
      charactersIn: "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.-~ ")
    return (text.addingPercentEncoding(withAllowedCharacters: plain) ?? "").replacingOccurrences(
      of: " ", with: "+")
  }
}
