import CTerminal
package import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A program that runs on a terminal of its own: what it writes is on an emulated screen, and what a test types is what
/// it reads. Nothing ever waits for time to pass: a test waits for a text, up to a deadline.
package final class PseudoTerminal {
  /// What a test waited for did not come.
  package struct Timeout: Error, CustomStringConvertible {
    package let description: String
  }

  package private(set) var screen: EmulatedScreen
  /// Everything that was written, as it came.
  package private(set) var output: [UInt8] = []
  private let descriptor: Int32
  private let process: pid_t
  private var isOver = false
  /// How much of `output` a test has seen.
  private var seen = 0

  /// Starts a program with a terminal as its standard input, output and error.
  ///
  /// - Parameters:
  ///   - columns: Of the terminal; 0 for one that does not tell its size.
  ///   - outputPath: A file that takes standard output instead; nil for the terminal.
  package init(
    _ program: BuiltProgram, _ arguments: [String] = [], environment: [String: String] = [:],
    columns: Int = 80,
    lines: Int = 24, folder: URL? = nil, outputPath: String? = nil
  ) throws {
    screen = EmulatedScreen(columns: columns > 0 ? columns : 80, lines: lines > 0 ? lines : 24)
    let variables = BuiltProgram.environment.merging(["TERM": "xterm-256color"]) { $1 }.merging(environment) {
      $1
    }
    let words = ([program.path] + arguments).map { strdup($0) } + [nil]
    let settings = variables.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for text in words + settings { free(text) } }
    var (descriptor, process): (Int32, Int32) = (-1, -1)
    let code = perigee_test_start(
      program.path, words, settings, (folder ?? ProjectFiles.root).path, outputPath, Int32(columns),
      Int32(lines),
      &descriptor, &process)
    guard code == 0 else {
      throw Timeout(description: "cannot start \(program.path): \(String(cString: strerror(code)))")
    }
    (self.descriptor, self.process) = (descriptor, process)
  }

  deinit {
    if !isOver {
      kill(process, SIGKILL)
      var status: Int32 = 0
      waitpid(process, &status, 0)
    }
    close(descriptor)
  }

  // MARK: What a user does

  /// Types text; `\r` is the enter key, `\u{3}` Ctrl-C and so on.
  package func type(_ text: String) {
    let bytes = Array(text.utf8)
    var start = 0
    while start < bytes.count {
      let written = bytes[start...].withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      guard written > 0 else { return }
      start += written
    }
  }

  /// Types a character again and again until it is shown. While a program works, the terminal shows it; what is typed
  /// before the editor has given the terminal back is not shown until later.
  package func typeUntilShown(_ character: String) throws {
    for _ in 0..<20 {
      type(character)
      do {
        return try wait(for: character, seconds: 0.5)
      } catch is Timeout {
        continue
      }
    }
    throw Timeout(description: "`\(character)` is not shown; the screen:\n\(screen.wholeText)")
  }

  /// Pastes text, marked as such where the program has asked for it.
  package func paste(_ text: String) {
    let typed = text.replacing("\n", with: "\r")
    type(screen.marksPastes ? "\u{1B}[200~\(typed)\u{1B}[201~" : typed)
  }

  /// Gives the window another size.
  package func resize(columns: Int, lines: Int) {
    screen.resize(columns: columns, lines: lines)
    perigee_test_resize(descriptor, Int32(columns), Int32(lines))
  }

  // MARK: What a user sees

  /// Reads until a text has come behind the one that a test waited for last, escape sequences left out.
  package func wait(for text: String, seconds: Double = 30) throws {
    let start = seen
    try wait("`\(text)`", seconds: seconds) { terminal in
      guard let end = PseudoTerminal.end(of: text, in: terminal.output[start...]) else { return false }
      terminal.seen = end
      return true
    }
  }

  /// Reads until the screen is as it should be.
  package func waitUntil(
    _ what: String, seconds: Double = 30, _ condition: (EmulatedScreen) -> Bool
  ) throws {
    try wait(what, seconds: seconds) { condition($0.screen) }
    seen = output.count
  }

  /// Waits until the program has ended; returns its exit status, or 128 and the signal.
  package func waitForEnd(seconds: Double = 30) throws -> Int32 {
    try wait("the end of the program", seconds: seconds) { $0.isAtEnd }
    var status: Int32 = 0
    guard waitpid(process, &status, 0) == process else { return -1 }
    isOver = true
    return status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F)
  }

  /// True once the program has closed its terminal.
  private var isAtEnd = false

  private func wait(_ what: String, seconds: Double, until isDone: (PseudoTerminal) -> Bool) throws {
    let deadline = ContinuousClock.now.advanced(by: .seconds(seconds * ProcessorTime.allowance))
    while !isDone(self) {
      let rest = deadline - .now
      guard rest > .zero, !isAtEnd else {
        throw Timeout(description: "waited for \(what); the screen:\n\(screen.wholeText)")
      }
      read(
        milliseconds: Int32(
          clamping: rest.components.seconds * 1000 + rest.components.attoseconds / 1_000_000_000_000_000 + 1))
    }
  }

  private func read(milliseconds: Int32) {
    var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    guard poll(&request, 1, milliseconds) > 0 else { return }
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    #if canImport(Glibc)
      let count = Glibc.read(descriptor, &bytes, bytes.count)
    #elseif canImport(Musl)
      let count = Musl.read(descriptor, &bytes, bytes.count)
    #else
      let count = Darwin.read(descriptor, &bytes, bytes.count)
    #endif
    guard count > 0 else {
      // The last program that had the terminal open has ended.
      isAtEnd = true
      return
    }
    output += bytes[..<count]
    screen.take(bytes[..<count])
  }

  /// The place behind the first occurrence of a text among bytes, of which escape sequences and carriage returns do not
  /// count; nil where there is none.
  private static func end(of text: String, in bytes: ArraySlice<UInt8>) -> Int? {
    let wanted = Array(text.unicodeScalars)
    var parser = ControlParser()
    var found: [Unicode.Scalar] = []
    for (index, byte) in zip(bytes.indices, bytes) {
      switch parser.take(byte) {
      case .text(let scalar)?: found.append(scalar)
      case .control(0x0A)?: found.append("\n")
      case .control, .sequence, nil: continue
      }
      if found.count >= wanted.count, found.suffix(wanted.count).elementsEqual(wanted) { return index + 1 }
    }
    return nil
  }
}
