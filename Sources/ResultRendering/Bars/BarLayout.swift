/// How the parts of lines with bars share a width: the label, the value at the right of its own, the bar.
struct BarLayout {
  let labelColumns: Int
  let valueColumns: Int
  let barColumns: Int

  /// What stands between two parts.
  static let gap = 2
  /// So long are the longest bars where no width is given.
  private static let freeBarColumns = 40
  /// Labels are cut before bars become shorter than this, or than a third of the width.
  private static let fewestBarColumns = 10
  private static let fewestLabelColumns = 8

  /// Lays out lines whose labels and values take up to so many columns.
  init(labels: Int, values: Int, fitting width: Int?) {
    guard let width else {
      (labelColumns, valueColumns, barColumns) = (labels, values, BarLayout.freeBarColumns)
      return
    }
    let free = max(width - 2 * BarLayout.gap, 1 + 1 + BarScale.fewestColumns)
    valueColumns = min(values, free - 1 - BarScale.fewestColumns)
    let rest = free - valueColumns
    let wanted = max(rest - max(BarLayout.fewestBarColumns, width / 3), BarLayout.fewestLabelColumns)
    labelColumns = min(labels, wanted, rest - BarScale.fewestColumns)
    barColumns = rest - labelColumns
  }
}
