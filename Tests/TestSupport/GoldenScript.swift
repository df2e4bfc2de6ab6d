import Values

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Golden scripts: inputs with recorded outputs. `Tests/Scripts/README.md` describes their form.
package enum GoldenScript {
  /// One case whose output is not what was recorded.
  package struct Mismatch: CustomStringConvertible, Sendable {
    package let file: String
    package let input: String
    package let recorded: String
    package let found: String

    package var description: String {
      "\(file)\n\(input)\n---- recorded\n\(recorded)\n---- found\n\(found)\n"
    }
  }

  private struct Case {
    var heading: [String]
    var input: String
    var output: String
  }

  /// Runs every script in a folder of `Tests/Scripts` and returns the cases that came out otherwise. With
  /// `PERIGEE_RECORD=1` the scripts are written again with what came out, and nothing is a mismatch.
  package static func run(folder: String, _ answer: (String) throws -> String) throws -> [Mismatch] {
    let path = folderPath(folder)
    let names = try Platform.entries(ofDirectory: path).filter { $0.hasSuffix(".script") }.sorted()
    precondition(!names.isEmpty, "there are no scripts in \(path)")
    var mismatches: [Mismatch] = []
    for name in names { mismatches += try runScript(path + "/" + name, answer) }
    return mismatches
  }

  /// The inputs of every script in a folder.
  package static func inputs(folder: String) throws -> [String] {
    let path = folderPath(folder)
    return try Platform.entries(ofDirectory: path).filter { $0.hasSuffix(".script") }.sorted().flatMap {
      name in
      cases(in: String(decoding: try Platform.readFile(path + "/" + name), as: UTF8.self)).map {
        decoded($0.input)
      }
    }
  }

  private static func folderPath(_ folder: String) -> String {
    #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(2).joined(separator: "/")
      + "/Scripts/" + folder
  }

  private static func runScript(_ file: String, _ answer: (String) throws -> String) throws -> [Mismatch] {
    var cases = cases(in: String(decoding: try Platform.readFile(file), as: UTF8.self))
    var mismatches: [Mismatch] = []
    for index in cases.indices {
      let found = try answer(decoded(cases[index].input))
      if !found.utf8.elementsEqual(cases[index].output.utf8) {
        mismatches.append(
          Mismatch(file: file, input: cases[index].input, recorded: cases[index].output, found: found))
      }
      cases[index].output = found
    }
    guard Platform.environment("PERIGEE_RECORD") == "1" else { return mismatches }
    try write(cases, to: file)
    return []
  }

  // MARK: - The form

  private static func cases(in text: String) -> [Case] {
    var cases: [Case] = []
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)[...]
    while true {
      while lines.first == "" { lines = lines.dropFirst() }
      guard !lines.isEmpty else { return cases }
      let heading = Array(lines.prefix { $0.hasPrefix("## ") })
      lines = lines.dropFirst(heading.count)
      let input = lines.prefix { $0 != "----" }
      lines = lines.dropFirst(input.count + 1)
      let output = lines.prefix { $0 != "" }
      lines = lines.dropFirst(output.count)
      cases.append(
        Case(
          heading: heading, input: input.joined(separator: "\n"),
          output: output.map { $0 == "\\" ? "" : $0 }.joined(separator: "\n")))
    }
  }

  /// `\u{0}` in an input stands for that character.
  private static func decoded(_ input: String) -> String {
    var result = String.UnicodeScalarView()
    var rest = Substring(input).unicodeScalars
    while let scalar = rest.first {
      let digits = rest.dropFirst(3).prefix { $0 != "}" }
      if rest.starts(with: "\\u{".unicodeScalars), let value = UInt32(String(digits), radix: 16),
        let decoded = Unicode.Scalar(value)
      {
        result.append(decoded)
        rest = rest.dropFirst(digits.count + 4)
      } else {
        result.append(scalar)
        rest = rest.dropFirst()
      }
    }
    return String(result)
  }

  private static func write(_ cases: [Case], to file: String) throws {
    let blocks = cases.map { item in
      let output = item.output.split(separator: "\n", omittingEmptySubsequences: false).map {
        $0.isEmpty ? "\\" : $0
      }
      return (item.heading + [item.input, "----"] + output.map(String.init)).joined(separator: "\n") + "\n"
    }
    let descriptor = open(file, O_WRONLY | O_TRUNC)
    precondition(descriptor >= 0, "\(file) cannot be written")
    defer { close(descriptor) }
    let bytes = Array(blocks.joined(separator: "\n").utf8)
    try Platform.write(bytes.span, to: descriptor)
  }
}
