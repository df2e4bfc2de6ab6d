import Columnar
import QueryDiagnostics
import QuerySyntax
import Testing
import Values

@testable import QueryBinder

/// Where one name alone tells a field, it is the field that all rules together find.
@Suite struct SoleMeaningTests {
  private static let schema = Schema([
    Field("id", .scalar(.integer)), Field("name", .scalar(.text)), Field("Name", .scalar(.text)),
    Field("a__b", .scalar(.integer)),
    Field("a", .record([Field("b", .scalar(.integer)), Field("id", .scalar(.integer))])),
    Field("c", .record([Field("only", .scalar(.text)), Field("shared", .scalar(.text))])),
    Field("d", .record([Field("shared", .scalar(.text)), Field("ÄB", .scalar(.text))])),
    Field("list", .list(.record([Field("inside", .scalar(.text)), Field("only", .scalar(.text))]))),
  ])

  @Test(arguments: [
    "id", "ID", "name", "Name", "NAME", "a__b", "A__b", "b", "only", "shared", "äb", "inside", "list", "a",
    "none",
    "_", "a_b",
  ])
  func agreesWithAllRules(name: String) {
    let fields = FieldIndex.of(SoleMeaningTests.schema)
    for (isQuoted, prefersRows) in [(false, false), (false, true), (true, false), (true, true)] {
      let path = PathSyntax(NameSyntax(name, isQuoted: isQuoted, span: .point(0)))
      guard let sole = fields.soleMeaning(of: path, prefersRows: prefersRows) else { continue }
      guard case .found(let entry) = fields.resolve(path, prefersRows: prefersRows) else {
        Issue.record("\(name) means \(sole) alone, and nothing by all rules")
        continue
      }
      #expect(entry == sole, "\(name)")
    }
  }

  @Test func mostNamesTellAField() {
    let fields = FieldIndex.of(SoleMeaningTests.schema)
    for name in ["id", "b", "only", "äb", "inside", "list"] {
      let path = PathSyntax(NameSyntax(name, isQuoted: false, span: .point(0)))
      #expect(fields.soleMeaning(of: path, prefersRows: true) != nil, "\(name)")
    }
    let shared = PathSyntax(NameSyntax("shared", isQuoted: false, span: .point(0)))
    #expect(fields.soleMeaning(of: shared, prefersRows: true) == nil)
  }
}
