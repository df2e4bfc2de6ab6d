import TestSupport
import Values

/// Values of a type that tend to break things: extremes, ties, foldings, neighbours.
enum ValuePool {
  /// What a column's values are like. Columns of one table differ in it.
  static func values(_ type: ScalarType, _ random: inout SeededGenerator, isPlain: Bool) -> [Scalar] {
    switch type {
    case .boolean: random.pick([[.boolean(true)], [.boolean(false)], [.boolean(true), .boolean(false)]])
    case .integer: integers(&random).map { .integer($0) }
    case .real: reals(&random, isPlain: isPlain).map { .real($0) }
    case .text: texts(&random).map { .text($0) }
    case .duration: durations(&random).map { .duration(ExactDuration(microseconds: $0)) }
    case .date: dates(&random).map { .date(CalendarDate(uncheckedDays: $0)) }
    case .timestamp: timestamps(&random).map { .timestamp(Timestamp(uncheckedMicroseconds: $0)) }
    }
  }

  private static func integers(_ random: inout SeededGenerator) -> [Int64] {
    switch random.below(8) {
    case 0: Array(0...9)
    case 1: Array(-5...5)
    case 2: Array(250...260)
    case 3: (0..<20).map { $0 * 1000 + 7 }
    case 4: [.min, .min + 1, -1, 0, 1, .max - 1, .max]
    case 5: [-9_007_199_254_740_993, -9_007_199_254_740_992, 9_007_199_254_740_991, 9_007_199_254_740_993]
    case 6: (0..<12).map { _ in random.number(.min ... .max) }
    default: (0..<40).map { _ in random.number(-70_000...70_000) }
    }
  }

  private static func reals(_ random: inout SeededGenerator, isPlain: Bool) -> [Double] {
    let eighths = (0..<20).map { _ in Double(random.number(-80...80)) / 8 }
    let nearIntegers = [-9_007_199_254_740_992, -2.5, -1.5, -0.5, 0, 0.5, 1, 1.5, 2.5, 9_007_199_254_740_992]
    if isPlain { return random.pick([eighths, nearIntegers, [0, 1, 2, 3]]) }
    switch random.below(6) {
    case 0: return eighths
    case 1: return nearIntegers + [0x1.0000000000001p53, 0x1.fffffffffffffp52, 0.1, 0.49999999999999994]
    case 2: return [0x1p63, -0x1p63, 0x1.fffffffffffffp62, 1e18, 1e19, -1e19]
    case 3: return [1e308, -1e308, 1.7976931348623157e308, .leastNonzeroMagnitude, -.leastNonzeroMagnitude, 2.2250738585072014e-308]
    case 4: return [0, 1, 2, 3, -1, -0.0]
    default: return (0..<20).map { _ in Double.random(in: -1000...1000, using: &random) }
    }
  }

  private static func texts(_ random: inout SeededGenerator) -> [String] {
    let words = ["Soyuz", "soyuz", "SOYUZ", "Союз", "союз", "СОЮЗ", "Прогресс", "прогресс МС"]
    let traps = ["K", "k", "\u{212A}", "ſ", "s", "S", "ß", "ẞ", "ss", "İ", "i", "ı", "Σ", "σ", "ς", "ﬁ"]
    let signs = [
      "", "%", "_", "a_b", "50%", "\\", "a\\b", "it's", "\"q\"", " padded ", "\ttab", "a\nb", "--", ";",
    ]
    let shapes = ["é", "e\u{301}", "日本", "🚀", "👩‍🚀", "\u{FFFD}", "z", "~", "aé", "ae\u{301}"]
    let times = ["2020-02-29", "2020-02-30", "P1D", "P1Y", "2021-01-01T00:00:00Z", "1", "true"]
    switch random.below(8) {
    case 0: return words
    case 1: return traps
    case 2: return signs
    case 3: return shapes
    case 4: return words + traps + signs + shapes + times
    case 5: return (0..<300).map { "Progress MS-\($0)" }
    case 6: return times
    default:
      return (0..<30).map { _ in
        (0..<random.below(5)).map { _ in random.pick(["a", "b", "A", "%", "я", "Я"]) }.joined()
      }
    }
  }

  private static func durations(_ random: inout SeededGenerator) -> [Int64] {
    let day: Int64 = 86_400_000_000
    switch random.below(5) {
    case 0: return (0..<20).map { $0 * day }
    case 1: return (0..<20).map { _ in random.number(0...400_000) * 1_000_000 }
    case 2: return (0..<20).map { _ in random.number(-2_000_000...2_000_000) }
    case 3: return [.min, .min + 1, -1, 0, 1, .max - 1, .max, day, -day]
    default: return [0, 1, 2, 3, 5, 7, day / 2, day, 3 * day + 1]
    }
  }

  private static func dates(_ random: inout SeededGenerator) -> [Int64] {
    switch random.below(3) {
    case 0: [CalendarDate.validDays.lowerBound, -1, 0, 1, 59, 60, CalendarDate.validDays.upperBound]
    case 1: (0..<20).map { _ in random.number(16_000...20_000) }
    default: (0..<20).map { _ in random.number(CalendarDate.validDays) }
    }
  }

  private static func timestamps(_ random: inout SeededGenerator) -> [Int64] {
    let range = Timestamp.validMicroseconds
    let day: Int64 = 86_400_000_000
    switch random.below(3) {
    case 0: return [range.lowerBound, range.lowerBound + 1, -1, 0, 1, day, range.upperBound]
    case 1: return (0..<20).map { _ in random.number(1_500_000...1_800_000) * 1_000_000_000 }
    default:
      return (0..<20).map { _ in random.number(16_000...16_020) * day + random.number(0...1) * 43_200_000_000
      }
    }
  }
}
