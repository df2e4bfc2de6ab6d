import Columnar

/// How the words of several keys make one tuple.
struct KeyLayout: Sendable {
  private enum Form: Sendable {
    case none
    /// One word: each key's word times the product of the ranges before it.
    case packed(factors: [UInt64])
    /// One word for each key, and one more where null needs a flag, at these offsets.
    case side(offsets: [Int])
  }

  private let form: Form
  /// How many words a tuple has.
  let width: Int
  /// Tuples are one word below this; nil where there are too many.
  let domain: UInt64?

  init(_ keys: [ValueSource]) {
    var factors: [UInt64] = []
    var product: UInt64? = 1
    var offsets: [Int] = []
    var end = 0
    for key in keys {
      factors.append(product ?? 1)
      product = product.flatMap { product in
        key.range.flatMap { range in
          let (next, overflow) = product.multipliedReportingOverflow(by: range)
          return overflow ? nil : next
        }
      }
      offsets.append(end)
      end += key.needsNullFlag ? 2 : 1
    }
    domain = product
    if keys.isEmpty {
      (form, width) = (.none, 0)
    } else if product != nil {
      (form, width) = (.packed(factors: factors), 1)
    } else {
      (form, width) = (.side(offsets: offsets), end)
    }
  }

  /// The tuples of a batch, one behind another, of the words of every key and the rows in which a key with a flag
  /// is null.
  func tuples(_ words: [[UInt64]], nulls: [Bitmap?], count: Int) -> [UInt64] {
    switch form {
    case .none: return []
    case .packed(let factors):
      var tuples = words[0]
      for key in 1..<max(words.count, 1) {
        let factor = factors[key]
        let column = words[key]
        for place in 0..<count { tuples[place] &+= column[place] &* factor }
      }
      return tuples
    case .side(let offsets):
      if width == 1 { return words[0] }
      var tuples = [UInt64](repeating: 0, count: count * width)
      for (key, column) in words.enumerated() {
        for place in 0..<count { tuples[place &* width &+ offsets[key]] = column[place] }
        nulls[key]?.forEachSet { place in
          tuples[place * width + offsets[key]] = 0
          tuples[place * width + offsets[key] + 1] = 1
        }
      }
      return tuples
    }
  }

  /// Replaces the numbers that texts of a key have in one block by others.
  func renumber(_ tuples: inout [UInt64], key: Int, by numbers: [UInt64]) {
    guard case .side(let offsets) = form else { return }
    for index in stride(from: offsets[key], to: tuples.count, by: width)
    where tuples[index] != ValueSource.nullWord {
      tuples[index] = numbers[Int(tuples[index])]
    }
  }
}
