/// Draws numbers as horizontal bars of one scale: from an axis to the right, and to the left for those below zero.
///
/// Bars to the right are exact to an eighth of a column, those to the left, for which Unicode has fewer signs, to about a
/// half, ASCII ones to a whole column. No number but zero is without a bar.
struct BarScale {
  /// The columns left of the axis; 0 where no number is below zero, and then there is no axis.
  private let negativeColumns: Int
  private let positiveColumns: Int
  /// What a column stands for; 0 where no number is other than zero.
  private let unit: Double
  private let isASCII: Bool

  /// Bars both ways need so many columns, an axis between them.
  static let fewestColumns = 3

  /// Finds the scale at which all numbers between two fit.
  init(from smallest: Double, to largest: Double, in columns: Int, isASCII: Bool) {
    let below = max(-smallest, 0)
    let above = max(largest, 0)
    self.isASCII = isASCII
    guard below > 0 else {
      negativeColumns = 0
      positiveColumns = max(columns, 1)
      unit = above / Double(positiveColumns)
      return
    }
    let free = max(columns, BarScale.fewestColumns) - 1
    guard above > 0 else {
      negativeColumns = free
      positiveColumns = 0
      unit = below / Double(free)
      return
    }
    // Halves: the sum of two finite numbers need not be finite.
    let share = (below / 2) / (below / 2 + above / 2)
    negativeColumns = min(max(Int((share * Double(free)).rounded()), 1), free - 1)
    positiveColumns = free - negativeColumns
    unit = max(below / Double(negativeColumns), above / Double(positiveColumns))
  }

  /// Appends the bar of a number, infinite ones as long as there is room; of nil or not-a-number only the axis.
  func append(_ number: Double?, to output: inout [UInt8], styled style: TerminalStyle) {
    let number = number.flatMap { $0.isNaN ? nil : $0 } ?? 0
    if negativeColumns > 0 {
      let bar = number < 0 ? leftward(number.magnitude) : []
      output.append(contentsOf: repeatElement(UInt8(ascii: " "), count: negativeColumns - bar.count))
      append(bar, to: &output, styled: style)
      output.append(contentsOf: (isASCII ? "|" : "│").utf8)
    }
    if number > 0 { append(rightward(number), to: &output, styled: style) }
  }

  private func append(_ bar: [String], to output: inout [UInt8], styled style: TerminalStyle) {
    guard !bar.isEmpty else { return }
    style.begin(.bar, in: &output)
    for sign in bar { output.append(contentsOf: sign.utf8) }
    style.end(in: &output)
  }

  /// The signs of a bar to the right, a column each.
  private func rightward(_ magnitude: Double) -> [String] {
    if isASCII { return asciiBar(magnitude, in: positiveColumns) }
    let eighths = parts(8, of: magnitude, in: positiveColumns)
    let end = eighths % 8 > 0 ? [BarScale.leftBlocks[eighths % 8 - 1]] : []
    return Array(repeating: "█", count: eighths / 8) + end
  }

  private static let leftBlocks = ["▏", "▎", "▍", "▌", "▋", "▊", "▉"]

  private func leftward(_ magnitude: Double) -> [String] {
    if isASCII { return asciiBar(magnitude, in: negativeColumns) }
    let eighths = parts(8, of: magnitude, in: negativeColumns)
    let whole = Array(repeating: "█", count: eighths / 8)
    switch eighths % 8 {
    case 0: return whole
    case 1, 2: return ["▕"] + whole
    case 3, 4, 5: return ["▐"] + whole
    default: return ["█"] + whole
    }
  }

  private func asciiBar(_ magnitude: Double, in columns: Int) -> [String] {
    Array(repeating: "#", count: parts(1, of: magnitude, in: columns))
  }

  /// How many parts of columns a bar has, of so many that make one.
  private func parts(_ partsPerColumn: Int, of magnitude: Double, in columns: Int) -> Int {
    let most = columns * partsPerColumn
    // Beyond the smallest numbers there are none left to divide by.
    let exact = magnitude / unit * Double(partsPerColumn)
    guard exact < Double(most) else { return most }
    return max(Int(exact.rounded()), 1)
  }
}
