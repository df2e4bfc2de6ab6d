import Columnar

extension BuilderTree {
  /// Turns the texts of a record's builder into records of that `name`; returns their rows, nil where there are
  /// none. The caller has seen that the record has a `name`, which is a text.
  mutating func turnTextsIntoRecords(of record: Int) -> Bitmap? {
    guard builders[record].kindSet & ValueKind.text.bit != 0 else { return nil }
    let name = member(Array("name".utf8), of: record)
    builders[name].pad(to: builders[record].count)
    var rows = Bitmap(repeating: false, count: builders[record].count)
    var kinds = builders[name].kinds
    var bytes: [UInt8] = []
    var ends: [UInt32] = []
    var (recordTexts, nameTexts) = (0, 0)
    for row in kinds.indices {
      if builders[record].kinds[row] == .text {
        bytes.append(contentsOf: builders[record].textBytes[builders[record].text(recordTexts)])
        recordTexts += 1
        kinds[row] = .text
        rows[row] = true
      } else if kinds[row] == .text {
        bytes.append(contentsOf: builders[name].textBytes[builders[name].text(nameTexts)])
        nameTexts += 1
      } else {
        continue
      }
      ends.append(UInt32(truncatingIfNeeded: bytes.count))
    }
    builders[name].replaceTexts(kinds: kinds, bytes: bytes, ends: ends)
    return rows
  }
}
