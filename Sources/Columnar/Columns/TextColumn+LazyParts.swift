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
}
