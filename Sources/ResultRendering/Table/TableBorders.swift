/// The signs that a table is drawn with.
struct TableBorders {
  /// Where a line across meets the lines down.
  struct Corners {
    let left: String
    let middle: String
    let right: String
  }

  let top: Corners
  let middle: Corners
  let bottom: Corners
  /// A column of a line across.
  let line: String
  /// What stands on both sides of every cell.
  let side: String

  static let drawn = TableBorders(
    top: Corners(left: "┌", middle: "┬", right: "┐"), middle: Corners(left: "├", middle: "┼", right: "┤"),
    bottom: Corners(left: "└", middle: "┴", right: "┘"), line: "─", side: "│")

  /// For terminals that understand no more than ASCII.
  static let ascii = TableBorders(
    top: plain, middle: plain, bottom: plain, line: "-", side: "|")

  private static let plain = Corners(left: "+", middle: "+", right: "+")
}
