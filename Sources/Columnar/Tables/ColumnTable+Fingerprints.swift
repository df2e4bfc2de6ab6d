extension ColumnTable {
  /// Makes what finds single texts in columns without an index. It is no part of the table.
  ///
  /// - Parameters:
  ///   - fewestRows: Columns with fewer rows get none. Tests set less.
  ///   - isStopped: Asked all the while; where it holds, the work ends.
  package func makeFingerprints(
    fewestRows: Int = TextFingerprints.fewestRows, threads: Int,
    isStopped: @escaping @Sendable () -> Bool = { false }
  ) {
    guard rowCount >= fewestRows else { return }
    // No recursion: records may be nested deep. Elements of lists are not looked for by themselves.
    var waiting = columns
    while let column = waiting.popLast() {
      switch column {
      case .text(let column):
        guard case .arena(let texts) = column.storage else { continue }
        column.fingerprints.make(of: texts, fewestRows: fewestRows, threads: threads, isStopped: isStopped)
      case .record(let column): waiting += column.children
      case .boolean, .number, .real, .mixed, .list: continue
      }
    }
  }
}
