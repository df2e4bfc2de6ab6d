import QueryOptimizer
import Testing

@Suite struct RewriteTests {
  @Test func everyRewriteHasANameOfItsOwn() {
    let names = Rewrite.allCases.map(\.rawValue)
    #expect(Set(names).count == names.count)
  }
}
