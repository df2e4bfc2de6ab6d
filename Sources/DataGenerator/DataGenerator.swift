/// Writes made-up spacecraft: as many as wanted, in pieces, the same bytes for the same wishes on every machine.
package struct DataGenerator: Sendable {
  /// More have ids and sums that no longer fit everywhere.
  package static let mostRows = 1_000_000_000

  package let shape: DataShape
  package let rowCount: Int
  package let seed: UInt64

  package init(_ shape: DataShape, rowCount: Int, seed: UInt64 = 1) {
    self.shape = shape
    self.rowCount = rowCount
    self.seed = seed
  }

  /// Hands out the text in pieces of about a mebibyte; no more of it is ever in memory.
  package func write<Failure: Error>(to sink: (Span<UInt8>) throws(Failure) -> Void) throws(Failure) {
    switch shape {
    case .slim: try write(SlimForm(), to: sink)
    case .full, .page: try write(FullForm(), to: sink)
    case .csv: try write(CSVForm(), to: sink)
    }
  }

  /// The whole text.
  package func text() -> [UInt8] {
    var whole: [UInt8] = []
    write { piece in piece.withUnsafeBufferPointer { whole.append(contentsOf: $0) } }
    return whole
  }

  private static let pieceLength = 1 << 20

  private func write<Failure: Error>(
    _ form: some RecordForm, to sink: (Span<UInt8>) throws(Failure) -> Void
  ) throws(Failure) {
    let frame = shape.frame(rowCount: rowCount)
    var text = TextBuffer(capacity: DataGenerator.pieceLength + (1 << 14))
    text.append(Array(frame.opening.utf8))
    var isFirst = true
    for craft in SpacecraftSequence(count: rowCount, seed: seed) {
      if !isFirst { text.append(frame.separator) }
      isFirst = false
      form.write(craft, to: &text)
      guard text.count >= DataGenerator.pieceLength else { continue }
      try sink(text.bytes.span)
      text.removeAll()
    }
    text.append(Array(frame.closing.utf8))
    try sink(text.bytes.span)
  }
}
