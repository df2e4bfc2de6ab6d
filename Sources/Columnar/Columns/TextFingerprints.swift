import CKernels
import Values

/// Finds the few rows of a column of unencoded texts that may have a text, by a hash of each row's.
///
/// A text that is looked for is compared only with those of its buckets: of 10,000,000 names with some 600, in 21 µs, while
/// to read ten bits of each row took 500. They are made while a table is read into memory, where they cost 5 ns and 2.7
/// bytes a row, so that the first question finds them; an index takes their place. All of these are equal: what was made
/// for a column is no part of it.
package final class TextFingerprints: Hashable, Sendable {
  /// Fewer texts are searched in a tenth of a millisecond.
  package static let fewestRows = 1 << 17
  /// In columns of longer texts a length tells more rows apart, and they would take as much time to make as to search.
  private static let mostMeanByteCount = 32

  private let made = Monitor<FingerprintBuckets?>(nil)

  package init() {}

  /// The fingerprints, where there are some; they are given up when there is an index.
  package var known: FingerprintBuckets? { made.withState { $0 } }

  /// Makes them for texts that are so many and as short as names are.
  ///
  /// - Parameter isStopped: Where it holds, there are none.
  package func make(
    of texts: TextArena, fewestRows: Int, threads: Int, isStopped: @escaping @Sendable () -> Bool
  ) {
    guard texts.count >= max(fewestRows, 1),
      texts.bytes.count / texts.count <= TextFingerprints.mostMeanByteCount
    else { return }
    let buckets = FingerprintBuckets(of: texts, threads: threads, isStopped: isStopped)
    if !isStopped() { made.withState { $0 = buckets } }
  }

  /// Frees their memory as soon as no query uses it any more.
  package func giveUp() { made.withState { $0 = nil } }

  package static func == (left: TextFingerprints, right: TextFingerprints) -> Bool { true }

  package func hash(into hasher: inout Hasher) {}
}
