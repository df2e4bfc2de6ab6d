import Perigee
import Shell

/// Takes Ctrl-C from the terminal's signals.
final class SignalInterrupts: Interrupts {
  /// Nil where the system gives none; Ctrl-C then ends the program, as it does by default.
  let signals: TerminalSignals?

  init(_ signals: TerminalSignals?) { self.signals = signals }

  func direct(to target: InterruptTarget) {
    switch target {
    case .editor: signals?.direct(to: .pipe)
    case .work(let token), .otherProgram(let token): signals?.direct(to: .work { token.cancel() })
    }
  }
}
