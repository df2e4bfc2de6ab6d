import Testing

@testable import ResultRendering

struct TableLayoutTests {
  private typealias Demand = TableLayout.Demand

  @Test func `without a width every column has what it needs`() {
    let layout = TableLayout(
      [Demand(header: 4, values: 200, isCuttable: true), Demand(header: 9, values: 1, isCuttable: false)],
      fitting: nil)
    #expect(layout.widths == [200, 9])
    #expect(layout.leftOutCount == 0)
  }

  @Test func `the widest texts are cut first and the room is used to the last column`() {
    let demands = [
      Demand(header: 2, values: 3, isCuttable: false), Demand(header: 4, values: 60, isCuttable: true),
      Demand(header: 6, values: 15, isCuttable: true), Demand(header: 4, values: 60, isCuttable: true),
    ]
    let layout = TableLayout(demands, fitting: 80)
    #expect(layout.widths == [3, 25, 15, 24])
    #expect(TableLayout.total(layout.widths) == 80)
  }

  @Test func `numbers are never cut beside other columns`() {
    let demands = [
      Demand(header: 1, values: 20, isCuttable: false), Demand(header: 1, values: 20, isCuttable: false),
    ]
    #expect(TableLayout(demands, fitting: 40).widths == [20])
    #expect(TableLayout(demands, fitting: 40).leftOutCount == 1)
    #expect(TableLayout(demands, fitting: 10).widths == [6])
    #expect(TableLayout(demands, fitting: 0).widths == [1])
  }
}
