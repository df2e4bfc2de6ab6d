import QueryPlan
import Testing

@Suite struct ExpressionMarksTests {
  @Test(arguments: [[], [0], [63], [64], [0, 5, 62, 63, 64, 65, 200], [200, 64]])
  func whatIsMarkedIsMarkedAlone(positions: [Int]) {
    var marks = ExpressionMarks()
    for position in positions { marks.insert(position) }
    #expect(marks.isEmpty == positions.isEmpty)
    for position in -1..<300 { #expect(marks[position] == positions.contains(position)) }
  }
}
