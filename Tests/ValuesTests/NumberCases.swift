import Values

/// The cases that exact fractions gave (`Data/generate-number-cases.py`).
struct NumberCase {
  let fields: [Substring]

  /// The cases of one kind: the first column.
  static func all(_ kind: String) throws -> [NumberCase] {
    let text = String(decoding: try Platform.readFile(dataPath("number-cases.tsv")), as: UTF8.self)
    return text.split(separator: "\n").map { line in
      NumberCase(fields: line.split(separator: "\t", omittingEmptySubsequences: false))
    }.filter { $0.fields[0] == kind }
  }

  func integer(_ column: Int) -> Int64? { Int64(fields[column]) }

  func real(_ column: Int) -> Double? {
    UInt64(fields[column], radix: 16).map { Double(bitPattern: $0) }
  }
}

/// The path of a file in `Data`.
func dataPath(_ name: String, file: String = #filePath) -> String {
  file.prefix(through: file.lastIndex(of: "/") ?? file.startIndex) + "Data/" + name
}
