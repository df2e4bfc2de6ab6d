extension NumberColumn {
  /// The sketch of the codes, where there is one by now. Making it costs about ten looks at the codes.
  ///
  /// - Parameter isStopped: Asked while it is made; then it is left to the next one.
  package func sketch(
    _ learning: ColumnLearning, threads: Int, isStopped: @escaping @Sendable () -> Bool
  ) -> CodeSketch? {
    guard count >= learning.fewestRows else { return nil }
    return lazySketch.part(fewestAsks: learning.fewestAsks, isStopped: isStopped) {
      CodeSketch(codes, largest: largestCode, threads: threads, isStopped: isStopped)
    }
  }

  /// Says that the numbers of many rows are about to be read, here and there: again and again they are read quicker by
  /// their drift, which costs about as much as reading all of them once.
  package func expectReading(_ learning: ColumnLearning, threads: Int) {
    guard count >= learning.fewestRows, nullity.validity == nil else { return }
    _ = drift.part(fewestAsks: learning.fewestAsks, isStopped: { false }) {
      CodeDrift(codes, largest: largestCode, threads: threads)
    }
  }
}
