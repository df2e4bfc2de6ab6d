/// One thing to say about a query or about data: what is wrong, exactly where, and what would mend it.
///
/// Messages are in lower case without a full stop and name the user's words in backquotes.
public struct Diagnostic: Hashable, Sendable, Error {
  /// How grave it is. Only errors stop a query.
  public enum Severity: String, Hashable, Sendable {
    /// There is no answer.
    case error
    /// There is an answer, but perhaps not the one that was meant.
    case warning
    /// Something worth knowing about an answer.
    case note
  }

  /// A change of the text that mends the fault.
  public struct Fix: Hashable, Sendable {
    /// The bytes to replace; empty where something is to be inserted.
    public var span: SourceSpan
    /// What to put there.
    public var replacement: String

    /// Makes the change that puts `replacement` in the place of `span`.
    public init(_ span: SourceSpan, _ replacement: String) {
      self.span = span
      self.replacement = replacement
    }
  }

  /// How grave it is.
  public var severity: Severity
  /// What kind of fault it is; the same in every version.
  public var code: DiagnosticCode
  /// What is wrong, for people. The wording may change between versions.
  public var message: String
  /// The bytes it is about; nil where it is about no place in a text.
  public var span: SourceSpan?
  /// What would help, as a phrase: "did you mean `flights_count`?".
  public var hint: String?
  /// A change of the text that mends it, where one does for certain.
  public var fix: Fix?
  /// The file that `span` counts in, where that is not the query.
  public var file: String?

  /// Makes a diagnostic; without `severity` an error.
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
