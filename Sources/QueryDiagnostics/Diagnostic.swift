/// One thing to say about a query or about data: what is wrong, exactly where, and what would mend it.
///
/// Messages are in lower case without a full stop and name the user's words in backquotes.
public struct Diagnostic: Hashable, Sendable, Error {
  /// How grave it is. Only errors stop a query.
  public enum Severity: String, Hashable, Sendable {
    case error, warning, note
  }

  /// A change of the text that mends the fault.
  public struct Fix: Hashable, Sendable {
    public var span: SourceSpan
    public var replacement: String

    public init(_ span: SourceSpan, _ replacement: String) {
      self.span = span
      self.replacement = replacement
    }
  }

  public var severity: Severity
  public var code: DiagnosticCode
  public var message: String
  /// The bytes it is about; nil where it is about no place in a text.
  public var span: SourceSpan?
  /// What would help, as a phrase: "did you mean `flights_count`?".
  public var hint: String?
  public var fix: Fix?
  /// The file that `span` counts in, where that is not the query.
  public var file: String?

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
