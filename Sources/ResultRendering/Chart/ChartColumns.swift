import QueryDiagnostics

/// Which columns of an answer a chart draws: the first text labels a bar, the first number or duration sizes it.
struct ChartColumns {
  let label: Int
  let size: Int

  /// Nil where one of the two is missing; `refusal` says which.
  init?(of values: ShownValues) {
    guard let label = ChartColumns.label(of: values), let size = ChartColumns.size(of: values) else {
      return nil
    }
    (self.label, self.size) = (label, size)
  }

  /// What is said of an answer that is no chart; nil where it is one.
  static func refusal(of values: ShownValues) -> Diagnostic? {
    if size(of: values) == nil {
      return Diagnostic(
        .typeMismatch, "a chart needs a number or a duration to size its bars, and the answer has none",
        at: nil, hint: "select one behind the label, or count: `select …, count() group by …`")
    }
    guard label(of: values) == nil else { return nil }
    return Diagnostic(
      .typeMismatch, "a chart needs a text to label its bars, and the answer has none", at: nil,
      hint: "select one in front; `concat(…)` makes a text of any value")
  }

  private static func size(of values: ShownValues) -> Int? {
    values.columns.indices.first { values.isRightAligned($0) }
  }

  /// Records are shown by their name, which is a text. Where there is no text, what else is no number can still tell the
  /// bars apart.
  private static func label(of values: ShownValues) -> Int? {
    let indices = values.columns.indices
    return indices.first { values.isText($0) } ?? indices.first { values.isNamelessLabel($0) }
  }
}
