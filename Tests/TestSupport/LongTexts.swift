import Values

/// How long the texts of tests are that want them as long as they may be: a quarter of that, which takes a quarter of
/// the time, unless `PERIGEE_LONGEST` is set.
package enum LongTexts {
  private static let part = Platform.environment("PERIGEE_LONGEST") == nil ? 4 : 1

  /// So many of what makes a text long.
  package static func count(_ longest: Int) -> Int { longest / part }
}
