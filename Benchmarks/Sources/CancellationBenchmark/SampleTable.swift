import Columnar
import Values

/// A table of integers, durations, texts with a common beginning, texts that repeat, and reals.
struct SampleTable {
  let columns: ColumnTable

  init(rowCount: Int) {
    var state: UInt64 = 0x5DEECE66D
    func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state >> 20
    }
    let integers = (0..<rowCount).map { _ in Int64(next() % 100_000_000) }
    let durations = (0..<rowCount).map { _ in Int64(next() % 3_000_000) * 1_000_000 }
    let reals = (0..<rowCount).map { _ in Double(next() % 1_000_000_000) / 1024 - 1e5 }
    var texts = TextArena()
    for _ in 0..<rowCount { texts.append("Progress MS-\(1_000_000 + next() % 9_000_000)".utf8) }
    columns = ColumnTable(
      schema: Schema([
        Field("number", .scalar(.integer)), Field("stay", .scalar(.duration)),
        Field("mass", .scalar(.real)), Field("name", .scalar(.text)),
      ]),
      columns: [
        .number(NumberColumn(.integer, values: integers, nullity: .none)),
        .number(NumberColumn(.duration, values: durations, nullity: .none)),
        .real(RealColumn(values: reals, nullity: .none)),
        .text(TextColumn(unencoded: texts, nullity: .none)),
      ], rowCount: rowCount)
  }
}
