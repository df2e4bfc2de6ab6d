import Columnar

extension FieldTree {
  /// Turns the texts of a field of records into records of that `name`; returns their rows, nil where there are none.
  mutating func turnTextsIntoRecords(of record: Int) -> Bitmap? {
    let isJSON = fields[record].isJSON
    guard fields[record].kinds & (isJSON ? ValueKind.texts : ValueKind.scalars) != 0 else { return nil }
    let name = madeMember(Array("name".utf8), of: record)
    var rows = Bitmap(repeating: false, count: fields[record].rowCount)
    var builder = ColumnBuilder(key: fields[name].key, parent: record, firstPiece: 0, keepsSources: false)
    var records = fields[record].makeIterator()
    var names = fields[name].makeIterator()
    var row = 0
    for (piece, count) in fields[record].rowCounts.enumerated() {
      for _ in 0..<count {
        guard let value = records.next(), let ownName = names.next() else { break }
        if let text = TextRecords.text(value, isJSON: isJSON) {
          rows[row] = true
          _ = builder.append(text: text.span, upTo: .max)
        } else {
          builder.append(value: ownName)
        }
        row += 1
      }
      builder.seal(piece: piece, newRecords: 0, fewestNumbered: .max)
    }
    self[name].replaceValues(by: &builder)
    return rows
  }
}

/// Texts in the place of records.
enum TextRecords {
  /// The text of a value; nil for what is none. What does not come as JSON is a text to begin with.
  static func text(_ value: FieldValue, isJSON: Bool) -> [UInt8]? {
    switch value {
    case .text, .time: break
    case .boolean, .integer, .decimal, .otherNumber: if isJSON { return nil }
    case .absent, .null, .record, .list: return nil
    }
    var text: [UInt8] = []
    ValueSpelling.append(value, to: &text)
    return text
  }
}

extension ColumnBuilder {
  /// Appends a value of a field; of a record or a list, which have parts of their own, the kind alone.
  fileprivate mutating func append(value: FieldValue) {
    switch value {
    case .absent: append(ValueKind.absent)
    case .null: append(ValueKind.null)
    case .boolean(let value): append(value ? ValueKind.yes : .no)
    case .integer(let value): append(integer: value)
    case .decimal(let digits, let scale): append(digits: digits, scale: scale)
    case .otherNumber(let written): append(otherNumber: written.span)
    case .time, .text:
      if let text = TextRecords.text(value, isJSON: true) { _ = append(text: text.span, upTo: .max) }
    case .record: append(ValueKind.record)
    case .list:
      append(ValueKind.list)
      endList(elements: 0)
    }
  }
}
