package import QueryPlan
import QuerySyntax

extension NameForms {
  /// As the formatter writes names.
  package static let language = NameForms(
    leading: { NameSpelling.written($0) }, afterPoint: { NameSpelling.writtenAfterPoint($0) },
    afterAs: { NameSpelling.writtenAfterAs($0) })
}
