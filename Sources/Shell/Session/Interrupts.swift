package import Perigee

/// What Ctrl-C ends.
package protocol Interrupts: AnyObject {
  /// Says what an interrupt is for from now on.
  func direct(to target: InterruptTarget)
}

/// What an interrupt is for.
package enum InterruptTarget: Sendable {
  /// The line that is being typed.
  case editor
  /// Work, which its token ends.
  case work(CancellationToken)
  /// Another program, which has the terminal; the token is cancelled where one came.
  case otherProgram(CancellationToken)
}
