/// One thing to say about a query or about data: what is wrong, exactly where, and what would mend it.
///
/// Messages are in lower case without a full stop and name the user's words in backquotes.
public struct Diagnostic: Hashable, Sendable, Error {
  /// How grave it is. Only errors stop a query.
  public enum Severity: String, Hashable, Sendable {
    /// It stops the query, or the loading.
    case error
    /// The answer may not be what was meant.
    case warning
    /// Something worth knowing about the answer.
    case note
  }

  /// A change of the text that mends the fault.
  public struct Fix: Hashable, Sendable {
    /// The bytes to be replaced; empty where something is to be put in.
    public var span: SourceSpan
    /// What stands there afterwards; empty where something is to be taken out.
    public var replacement: String

    /// Makes a change of the bytes at `span`.
    public init(_ span: SourceSpan, _ replacement: String) {
      self.span = span
      self.replacement = replacement
    }
  }

  /// How grave it is.
  public var severity: Severity
  /// What kind of fault it is, for programs.
  public var code: DiagnosticCode
  /// What is wrong, for people, on one line.
  public var message: String
  /// The bytes it is about; nil where it is about no place in a text.
  public var span: SourceSpan?
  /// What would help, as a phrase: "did you mean `flights_count`?".
  public var hint: String?
  /// A change that mends it, where one is plain.
  public var fix: Fix?
  /// The file that `span` counts in, where that is not the query.
  public var file: String?

  /// Makes a diagnostic, by itself an error.
  public init(
    _ code: DiagnosticCode, _ message: String, at span: SourceSpan?, hint: String? = nil, fix: Fix? = nil,
    severity: Severity = .error, file: String? = nil
  ) {
    self.severity = severity
    self.code = code
    self.message = message
    self.span = span
    self.hint = hint
    self.fix = fix
    self.file = file
  }
}
