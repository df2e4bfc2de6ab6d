import Perigee

/// Hands a text to the user's pager where it is longer than the screen, and to the screen where it is not.
final class PagedOutput {
  private let screen: any Screen
  private let size: (columns: Int, lines: Int)
  private let pager: String
  private let isStopped: () -> Bool
  /// Called when the pager takes the terminal.
  private let willHandOver: () -> Void
  /// What has come so far, until it is clear where it goes.
  private var held: [UInt8] = []
  private var lineCount = 0
  private var column = 0
  private var process: CommandPipe?

  init(
    _ screen: any Screen, size: (columns: Int, lines: Int), pager: String,
    unless isStopped: @escaping () -> Bool,
    willHandOver: @escaping () -> Void
  ) {
    self.screen = screen
    self.size = size
    self.pager = pager
    self.isStopped = isStopped
    self.willHandOver = willHandOver
  }

  /// Takes a part of the text. Throws a broken pipe where the user has left the pager.
  func write(_ bytes: Span<UInt8>) throws {
    if let process { return try process.write(bytes) }
    for index in bytes.indices {
      held.append(bytes[index])
      count(bytes[index])
    }
    // The last line of the screen is for the prompt.
    guard lineCount >= size.lines else { return }
    willHandOver()
    let process = try CommandPipe(PagedOutput.command(pager))
    self.process = process
    let text = held
    held = []
    try process.write(text.span)
  }

  /// Waits until the user has left the pager, or writes a text that fits on the screen.
  ///
  /// - Returns: The pager's exit status; 0 where it was not needed.
  func finish() throws -> Int32 {
    if let process { return process.finish() }
    let text = held
    _ = try screen.write(text.span, unless: isStopped)
    return 0
  }

  /// Lines that are wider than the screen take several.
  private func count(_ byte: UInt8) {
    if byte == UInt8(ascii: "\n") {
      lineCount += 1
      column = 0
    } else if byte & 0xC0 != 0x80 {
      if column == size.columns {
        lineCount += 1
        column = 0
      }
      column += 1
    }
  }

  /// `less` ends by itself where a text fits, keeps colours and leaves the text on the screen, unless the user has
  /// settings of their own.
  private static func command(_ pager: String) -> String {
    "LESS=\"${LESS-FRX}\"; export LESS; \(pager)"
  }
}
