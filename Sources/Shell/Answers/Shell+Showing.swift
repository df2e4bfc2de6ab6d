import Perigee
import ResultRendering

extension Shell {
  /// Writes something where answers go.
  ///
  /// - Parameters:
  ///   - redirection: Where it goes instead of where answers go; nil for there.
  ///   - isWhole: True to leave no rows out on a screen.
  ///   - body: Writes it, for the surface that it is given.
  /// - Returns: False where it could not be written, which has been told.
  func show(
    to redirection: Redirection? = nil, isWhole: Bool = false, _ body: (ByteSink, Surface) throws -> Void
  ) -> Bool {
    do {
      if let redirection {
        let output = try AnswerOutput(redirection, in: settings.environment)
        if output.isCommand { interrupts.direct(to: .otherProgram(CancellationToken())) }
        defer { interrupts.direct(to: .work(work)) }
        try write(into: output, body)
        try output.finish()
      } else if let output = state.output {
        try write(into: output, body)
      } else {
        try writeOnScreen(isWhole: isWhole, body)
      }
      return true
    } catch {
      return told(error, about: redirection)
    }
  }

  private func write(
    into output: AnswerOutput, _ body: (ByteSink, Surface) throws -> Void
  ) throws {
    let sink = ByteSink { bytes in try output.write(bytes) }
    if !output.isCommand { sink.isInterrupted = { [work] in work.isCancelled } }
    try body(sink, .whole)
    try sink.flush()
  }

  private func writeOnScreen(
    isWhole: Bool, _ body: (ByteSink, Surface) throws -> Void
  ) throws {
    if let size = screen.size, let pager = pager {
      let status = try write(through: pager, size, body)
      guard status != 0 else { return }
      tellFailure(of: pager, status)
    }
    try scroll(isWhole: isWhole, body)
  }

  private func scroll(isWhole: Bool, _ body: (ByteSink, Surface) throws -> Void) throws {
    let isStopped: @Sendable () -> Bool = { [work] in work.isCancelled }
    let surface = Surface(
      size: screen.size, isColored: screen.isColored, isASCII: screen.isASCII,
      leavesRowsOut: !isWhole && screen.size != nil)
    let sink = ByteSink { [screen] bytes in
      guard try screen.write(bytes, unless: isStopped) else { throw RenderingInterrupted() }
    }
    sink.isInterrupted = isStopped
    try body(sink, surface)
    try sink.flush()
  }

  // MARK: The pager

  /// Returns the status with which the pager failed; 0 where it did not, or its user ended it.
  private func write(
    through pager: String, _ size: (columns: Int, lines: Int), _ body: (ByteSink, Surface) throws -> Void
  ) throws -> Int32 {
    let isStopped: @Sendable () -> Bool = { [work] in work.isCancelled }
    let keys = CancellationToken()
    let output = PagedOutput(screen, size: size, pager: pager, unless: isStopped) { [interrupts] in
      interrupts.direct(to: .otherProgram(keys))
    }
    defer { interrupts.direct(to: .work(work)) }
    let sink = ByteSink { bytes in try output.write(bytes) }
    sink.isInterrupted = isStopped
    let surface = Surface(
      size: size, isColored: screen.isColored, isASCII: screen.isASCII, leavesRowsOut: false)
    do {
      try body(sink, surface)
      try sink.flush()
    } catch let failure as Platform.Failure where failure.isBrokenPipe {
      // The user has left the pager before its end, or it has failed.
    }
    let status = try output.finish()
    // From 128 on it was a signal that ended it.
    return status > 127 || keys.isCancelled ? 0 : status
  }

  /// Tells that the pager is of no use, which it is not tried for again.
  private func tellFailure(of pager: String, _ status: Int32) {
    state.usesPager = false
    let name = PrintableLines.escaped(pager)
    screen.report(
      [
        Diagnostic(
          .cannotWrite,
          "the pager `\(name)` failed with status \(status): this answer and those to come are shown without it",
          at: nil, hint: "the environment's `PAGER` names it", severity: .warning)
      ], in: nil)
  }

  /// The command that shows long texts; nil where there is none, or none may be started, or it
  /// has failed.
  private var pager: String? { state.isSafe || !state.usesPager ? nil : settings.environment.pager }

  /// Tells why something could not be written. A reader who has seen enough is no failure.
  private func told(_ error: any Error, about redirection: Redirection?) -> Bool {
    switch error {
    case is RenderingInterrupted:
      tellInterrupted()
    case let failure as Platform.Failure:
      if failure.isBrokenPipe {
        if redirection == nil { leaveBrokenOutput() }
        return true
      }
      let name = redirection?.name ?? state.output?.name
      screen.report(
        [Diagnostic(.cannotWrite, "cannot write the answer: \(failure.reason)", at: nil, file: name)], in: nil
      )
    case let error as QueryError:
      screen.report(error.diagnostics, in: error.source)
    case let refusal as RenderingRefused:
      screen.report([refusal.diagnostic], in: nil)
    default:
      screen.report([Diagnostic(.cannotWrite, "cannot write the answer: \(error)", at: nil)], in: nil)
    }
    return false
  }

  /// Nobody reads what answers go to: a command that has ended is left, a closed pipe ends the session.
  private func leaveBrokenOutput() {
    guard let output = state.output else {
      state.isOver = true
      return
    }
    state.output = nil
    screen.report(
      [Diagnostic(.cannotWrite, "`\(output.name)` reads no more: answers come here again", at: nil)], in: nil)
  }

  func tellInterrupted() {
    // The terminal has shown the key at the end of what was there.
    if screen.size != nil { screen.remark("\n") }
    screen.report([Diagnostic(.cancelled, "the query was cancelled", at: nil)], in: nil)
  }

  /// Closes what answers went to.
  func closeOutput() {
    guard let output = state.output else { return }
    state.output = nil
    do throws(Platform.Failure) {
      try output.finish()
    } catch {
      screen.report(
        [Diagnostic(.cannotWrite, "cannot write it: \(error.reason)", at: nil, file: output.name)], in: nil)
    }
  }
}

extension Redirection {
  /// As messages call it.
  var name: String {
    switch self {
    case .file(let path, _): path
    case .command(let command): "| \(command)"
    }
  }
}
