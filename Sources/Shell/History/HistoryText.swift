/// The form of the history's file, which is that of GNU readline and bash with time stamps: before each entry a line
/// `#` and the seconds since the beginning of 1970, then the lines of the entry.
enum HistoryText {
  /// Reads entries. Lines before the first time stamp are entries of one line each.
  static func entries(in bytes: [UInt8]) -> [HistoryEntry] {
    var entries: [HistoryEntry] = []
    var open: (time: Int, lines: [Substring])?
    func close() {
      guard let open, !open.lines.isEmpty else { return }
      entries.append(HistoryEntry(open.lines.joined(separator: "\n"), time: open.time))
    }
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
      if let time = time(in: line) {
        close()
        open = (time, [])
      } else if open == nil {
        entries.append(HistoryEntry(String(line), time: nil))
      } else {
        open?.lines.append(line)
      }
    }
    close()
    return entries
  }

  /// Writes an entry. Lines without anything are left out: no statement needs them.
  static func bytes(of entry: HistoryEntry) -> [UInt8] {
    let lines = entry.text.split(separator: "\n").map { "\($0)\n" }.joined()
    return Array("#\(entry.time ?? 0)\n\(lines)".utf8)
  }

  /// The time of a line `#1732608000`; nil for other lines.
  private static func time(in line: Substring) -> Int? {
    guard line.first == "#", line.utf8.count > 1,
      line.utf8.dropFirst().allSatisfy({ (0x30...0x39).contains($0) })
    else { return nil }
    return Int(line.dropFirst())
  }
}
