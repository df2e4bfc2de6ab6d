import Foundation
import TestSupport
import Testing

/// A page of the documentation that is made from what the product knows of itself.
struct GeneratedPage {
  /// The path from the top folder.
  let path: String
  let text: String

  init(_ name: String, text: String) {
    path = "Sources/Perigee/Perigee.docc/\(name).md"
    self.text = text
  }

  /// Holds the page that is there against the one made now; `PERIGEE_RECORD=1` writes it anew.
  func check() throws {
    if ProcessInfo.processInfo.environment["PERIGEE_RECORD"] == nil {
      #expect(try ProjectFiles.text(path) == text, "\(path) is not up to date")
    } else {
      let file = ProjectFiles.root.appendingPathComponent(path)
      try text.write(to: file, atomically: true, encoding: .utf8)
    }
  }

  /// A text as it may stand in the cell of a table.
  static func cell(_ text: String) -> String {
    text.replacingOccurrences(of: "|", with: "\\|").replacingOccurrences(of: "\n", with: " ")
  }
}
