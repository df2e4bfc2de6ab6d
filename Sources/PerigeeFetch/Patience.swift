import Foundation

/// How long to wait before asking again, and how often.
struct Patience {
  /// The first pause after a failure, in seconds; each further one is twice as long.
  let firstPause: Double
  /// Failures of one page in a row that are borne.
  let mostFailures = 6
  /// Waits for one page that the server may ask for.
  let mostWaits = 12
  /// Longer than this, in seconds, nobody is waited for: the limits of Launch Library 2 are by the hour.
  let mostWait: Double = 2 * 3600

  func pause(afterFailure number: Int) -> Double {
    firstPause * pow(2, Double(min(number, mostFailures) - 1))
  }

  /// How many seconds the server asks to wait for; nil where it does not say.
  static func wait(askedBy answer: Answer) -> Double? {
    if let seconds = answer.retryAfter.flatMap({ Double($0.trimmingCharacters(in: .whitespaces)) }) {
      return seconds.isFinite ? max(seconds, 0) : nil
    }
    // {"detail":"Request was throttled. Expected available in 2429 seconds."}
    let text = String(decoding: answer.body.prefix(4096), as: UTF8.self)
    return text.firstMatch(of: /[Ee]xpected available in ([0-9]{1,9}) second/).flatMap { Double($0.output.1) }
  }

  /// So many seconds in words: `1 second`, `0.2 seconds`.
  static func text(_ seconds: Double) -> String {
    if seconds == 1 { return "1 second" }
    return "\(Int(exactly: seconds).map(String.init) ?? "\(seconds)") seconds"
  }

  static func sleep(_ seconds: Double) { Thread.sleep(forTimeInterval: seconds) }
}
