/// Characters beyond ASCII that keyboards and word processors put in the place of plain ones.
enum ForeignCharacter {
  /// What may close a text that opens with each quote.
  static let closingQuotes: [Unicode.Scalar: [Unicode.Scalar]] = [
    "‘": ["’", "‘", "'"], "’": ["’", "‘", "'"], "‚": ["‘", "’"], "‛": ["’", "‛"],
    "“": ["”", "“", "\""], "”": ["”", "“", "\""], "„": ["“", "”"], "‟": ["”"],
    "«": ["»"], "»": ["«"], "′": ["′"], "″": ["″"], "´": ["´", "`"],
    "＇": ["＇"], "＂": ["＂"], "「": ["」"], "『": ["』"],
  ]

  /// The plain spelling of a sign, a full-width character or a dash.
  static func plain(for scalar: Unicode.Scalar) -> String? {
    if let sign = signs[scalar] { return sign }
    guard (0xFF01...0xFF5E).contains(scalar.value), let plain = Unicode.Scalar(scalar.value - 0xFEE0) else {
      return nil
    }
    return String(Character(plain))
  }

  private static let signs: [Unicode.Scalar: String] = [
    "≠": "!=", "≤": "<=", "≥": ">=", "⩽": "<=", "⩾": ">=", "＝": "=",
    "−": "-", "–": "-", "‐": "-", "‑": "-", "‒": "-", "—": "--", "―": "--",
    "×": "*", "⋅": "*", "·": "*", "∗": "*", "÷": "/", "∕": "/", "⁄": "/",
    "，": ",", "、": ",", "；": ";", "（": "(", "）": ")", "。": ".",
    "∧": "and", "∨": "or", "¬": "not", "∈": "in",
  ]
}
