import Perigee

/// What was typed in this session and before it.
struct History {
  /// The file does not grow far beyond this.
  static let mostEntries = 10_000
  /// Cutting the file costs a rewriting of it, which is done only every so many entries.
  private static let slack = 1000

  private(set) var entries: [HistoryEntry] = []
  private let file: OwnFile?

  /// - Parameter path: Where the history is kept; nil for one that ends with the session.
  init(path: String?) { file = path.map { OwnFile($0) } }

  /// Reads what earlier sessions left, and cuts the file where it has grown too long.
  mutating func begin() -> [HistoryEntry] {
    guard let file else { return [] }
    let kept = HistoryText.entries(in: file.contents())
    entries = kept.suffix(History.mostEntries)
    if kept.count >= History.mostEntries + History.slack {
      // A history that cannot be cut is only longer than it should be.
      try? file.rewrite { bytes in
        HistoryText.entries(in: bytes).suffix(History.mostEntries).flatMap(HistoryText.bytes)
      }
    }
    return entries
  }

  /// Adds what was typed. Nil where it is nothing, begins with a space, or is what was typed just before.
  ///
  /// - Parameter isKept: True to keep it in the file. What cannot be written there is not kept; nothing else is lost.
  mutating func add(_ typed: [UInt8], isKept: Bool) -> HistoryEntry? {
    let text = String(decoding: typed, as: UTF8.self)
    guard let first = text.utf8.first, first != UInt8(ascii: " "), !text.trimmingSpace.isEmpty,
      !text.utf8.contains(0), !(entries.last?.text.utf8.elementsEqual(text.utf8) ?? false)
    else { return nil }
    let entry = HistoryEntry(text, time: Platform.secondsSince1970())
    entries.append(entry)
    if entries.count >= History.mostEntries + History.slack { entries.removeFirst(History.slack) }
    if isKept { try? file?.append(HistoryText.bytes(of: entry).span) }
    return entry
  }
}
