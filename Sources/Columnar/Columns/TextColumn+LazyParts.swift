extension TextColumn {
  /// Longer texts are no names.
  private static let mostBytesInClasses = 64

  /// The classes of its texts, where there are some by now. Making them costs about five searches.
  ///
  /// - Parameter isStopped: Asked while they are made; then that is left to the next one.
  package func classes(
    _ learning: ColumnLearning, threads: Int, isStopped: @escaping @Sendable () -> Bool
  ) -> TextClasses? {
    guard case .arena(let texts) = storage, texts.count > 0, texts.count >= learning.fewestTexts,
      meanByteCount <= TextColumn.mostBytesInClasses
    else { return nil }
    return lazyClasses.part(fewestAsks: learning.fewestAsks, isStopped: isStopped) {
      TextClasses(texts, threads: threads, isStopped: isStopped)
    }
  }

  /// The classes of its texts, if they have been made.
  package var knownClasses: TextClasses? { lazyClasses.known }

  /// So many strings are made in some microseconds, and take some kilobytes.
  private static let mostStrings = 1 << 8
  private static let mostBytesInStrings = 1 << 14

  /// The texts of a dictionary of few as strings, by their codes, once they have been read before: to make a string takes
  /// 20 ns, to copy one 3.
  package var knownStrings: [String]? {
    guard case .dictionary(let texts, _, _) = storage, texts.count <= TextColumn.mostStrings,
      texts.bytes.count <= TextColumn.mostBytesInStrings
    else { return nil }
    return parts.knowledge.strings.part(fewestAsks: 2, isStopped: { false }) {
      (0..<texts.count).map { texts.string($0) }
    }
  }
}
