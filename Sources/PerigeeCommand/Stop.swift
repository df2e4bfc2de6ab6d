import CommandLines
import Perigee

/// Why the program ends before any query is asked.
struct Stop: Error {
  let status: ExitStatus
  let diagnostics: [Diagnostic]
  let source: SourceText?

  init(_ status: ExitStatus, _ diagnostics: [Diagnostic], source: SourceText? = nil) {
    self.status = status
    self.diagnostics = diagnostics
    self.source = source
  }

  /// Data that could not be loaded.
  init(_ error: DataError) {
    let isUnreadable = error.diagnostics.contains { $0.code == .cannotRead }
    self.init(isUnreadable ? .cannotRead : .badData, error.diagnostics, source: error.source)
  }

  /// A file that cannot be read.
  init(cannotRead path: String, reason: String) {
    let what = path.isEmpty ? "the path is empty" : "cannot read it: \(reason)"
    self.init(.cannotRead, [Diagnostic(.cannotRead, what, at: nil, file: path.isEmpty ? nil : path)])
  }
}
