import Foundation
import TestSupport

/// The public declarations of a module, as the compiler's own tool tells them.
struct SymbolGraph {
  struct Symbol {
    /// Its name with those of the types that it is in.
    let path: String
    /// What kind of declaration it is: `struct`, `method` …
    let kind: String
    /// As it is written, on one line.
    let declaration: String
    /// Its documentation, also where it comes with a protocol that it fulfils.
    let comment: String?
  }

  let symbols: [Symbol]

  /// Where the built modules stand.
  static let modules = URL(fileURLWithPath: BuiltProgram("perigee").path).deletingLastPathComponent()
    .appendingPathComponent("Modules").path

  init(of module: String) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let script = """
      tools=$(dirname "$(readlink -f "$(command -v swift)")")
      target=$(swift -print-target-info | sed -n 's/.*"unversionedTriple": "\\(.*\\)".*/\\1/p' | head -n 1)
      "$tools/swift-symbolgraph-extract" -module-name \(module) -I "$1" -target "$target" \
        -minimum-access-level public -skip-synthesized-members -output-dir "$2"
      """
    let run = try BuiltProgram(path: "/bin/sh").run(["-c", script, "sh", Self.modules, folder.path])
    guard run.status == 0 else { throw Failure(message: run.errorText) }
    // What a module adds to the types of another has a file of its own.
    symbols = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().flatMap { file in
      let data = try Data(contentsOf: folder.appendingPathComponent(file))
      return try JSONDecoder().decode(File.self, from: data).symbols.map(\.symbol)
    }
  }

  struct Failure: Error { let message: String }

  private struct File: Decodable { let symbols: [Entry] }

  private struct Entry: Decodable {
    struct Kind: Decodable { let identifier: String }
    struct Line: Decodable { let text: String }
    struct Comment: Decodable { let lines: [Line] }
    struct Fragment: Decodable { let spelling: String }

    let kind: Kind
    let pathComponents: [String]
    let docComment: Comment?
    let declarationFragments: [Fragment]?

    var symbol: Symbol {
      Symbol(
        path: pathComponents.joined(separator: "."), kind: kind.identifier,
        declaration: (declarationFragments ?? []).map(\.spelling).joined(),
        comment: docComment.map { $0.lines.map(\.text).joined(separator: "\n") })
    }
  }
}
