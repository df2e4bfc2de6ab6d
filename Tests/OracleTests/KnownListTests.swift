import QueryBinder
import Testing
import Values

/// Questions about lists of five rows whose answer is known.
@Suite struct KnownListTests {
  private static let table = KnownTable.lists.table()

  @Test(
    "quantifiers range over elements, of none any is false and all is true, of a null list they are null",
    arguments: [
      ("any(tags = 'a')", [0]), ("all(tags = 'b')", [1]), ("none(tags = 'a')", [1]),
      ("not any(tags = 'a')", [1]), ("any(tags = 'a') is null", [2, 3, 4]), ("any(tags is null)", [3, 4]),
      ("all(tags is not null)", [0, 1]), ("any(length(tags) > 0)", [0, 4]), ("any(null and tags = 'a')", []),
      ("any(grid = 4)", [3]), ("all(grid > 0)", [0, 1, 4]), ("any(grid > 0) is null", [2]),
      ("any(crew.nick = 'A' and crew.age > 40)", [4]),
      ("any(crew.nick = 'A') and any(crew.age > 25)", [0, 4]),
      ("any(crew.age < k)", [4]), ("all(crew.nick is not null)", [0, 1]), ("any(crew.age is null)", [3]),
      ("any(crew.skills = 'x')", [0]), ("all(crew.skills != 'q')", [0, 1]),
      ("any(crew.skills = 'z' and crew.age = 50)", [4]), ("any(crew.skills = 'y' and crew.nick = 'B')", []),
      ("none(crew.skills = 'x' and k = 10)", [1]),
    ] as [(String, [Int])])
  func quantifiers(condition: String, expected: [Int]) { check("where \(condition)", expected) }

  @Test(
    "a failing element fails the row unless another one decides",
    arguments: [
      ("any(grid + 9223372036854775806 > 0)", nil), ("any(grid = 1 or grid + 9223372036854775806 > 0)", nil),
      ("k > 10 and any(grid + 9223372036854775803 > 0)", [3]),
      ("any(grid = 1 or grid = 4 or grid + 9223372036854775805 > 0)", [0, 3]),
      ("all(grid = 1 and grid + 9223372036854775805 > 0)", [1, 4]),
    ] as [(String, [Int]?)])
  func failures(condition: String, expected: [Int]?) { check("where \(condition)", expected) }

  @Test(
    "lists have a length and can be null",
    arguments: [
      ("length(tags) = 1", [3]), ("length(tags) = 0", [1]), ("length(tags) is null", [2]),
      ("tags is null", [2]), ("tags is not null", [0, 1, 3, 4]), ("length(grid) = 2", [0, 3]),
      ("length(crew) = 1", [3]), ("crew is null", [2]),
    ] as [(String, [Int])])
  func lengths(condition: String, expected: [Int]) { check("where \(condition)", expected) }

  @Test(
    "a path through lists selects one list of all its values",
    arguments: [
      ("crew.nick", ["[A, B]", "[]", "null", "[null]", "[null, A]"]),
      ("crew.skills", ["[x, y]", "[]", "null", "[]", "[z]"]),
    ])
  func values(path: String, expected: [String]) {
    guard let question = question("select \(path)") else { return }
    for answer in [question.engineAnswer(), question.referenceAnswer()] {
      #expect(answer.cells.map { written($0[0]) } == expected)
    }
  }

  private func written(_ cell: Cell) -> String {
    switch cell {
    case .list(let elements): "[\(elements.map(written).joined(separator: ", "))]"
    case .scalar(.text(let text)): text
    case .scalar, .record, .place: cell.written
    }
  }

  /// Nil stands for a failure.
  private func check(_ query: String, _ expected: [Int]?) {
    guard let question = question(query) else { return }
    #expect(question.engineAnswer().rowNumbers == expected, "\(query) in the engine")
    #expect(question.referenceAnswer().rowNumbers == expected, "\(query) in the reference")
  }

  private func question(_ query: String) -> Question? {
    do throws(Question.Refusal) {
      return try Question(query, of: KnownListTests.table, parameters: ParameterBindings([:]))
    } catch {
      Issue.record("\(query) is refused: \(error.message)")
      return nil
    }
  }
}
