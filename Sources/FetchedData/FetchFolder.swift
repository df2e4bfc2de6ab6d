import Perigee

/// A folder that spacecraft are fetched into: its pages, and a snapshot of all of them.
///
/// Pages on their way stand in a folder of their own inside it. When all are there, a mark is set, they are moved to
/// their place one by one, the snapshot last, and the mark is taken away: whoever finds the mark knows that the move was
/// begun and can end it.
package struct FetchFolder: Sendable {
  package let path: String

  package init(_ path: String) { self.path = path }

  /// `$XDG_DATA_HOME/perigee`, or `~/.local/share/perigee`; nil where the environment names neither.
  package static var standard: FetchFolder? {
    if let data = Platform.environment("XDG_DATA_HOME"), data.hasPrefix("/") {
      return FetchFolder("\(data)/perigee")
    }
    guard let home = Platform.environment("HOME"), !home.isEmpty else { return nil }
    return FetchFolder("\(home)/.local/share/perigee")
  }

  /// The snapshot of all pages.
  package var snapshot: String { "\(path)/\(FetchFolder.snapshotName)" }

  package func page(_ name: String) -> String { "\(path)/\(name)" }

  /// The names of the pages that have been moved to their place, in order.
  package var pageNames: [String] {
    let names = (try? Platform.entries(ofDirectory: path)) ?? []
    return names.filter(FetchFolder.isPageName).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  // MARK: On the way

  package var incoming: String { "\(path)/.incoming" }
  package var incomingSnapshot: String { "\(incoming)/\(FetchFolder.snapshotName)" }
  package func incomingPage(_ name: String) -> String { "\(incoming)/\(name)" }
  /// What has been fetched so far, and what comes next.
  package var state: String { "\(incoming)/state" }
  /// Is there from before the first page is moved until after the snapshot was.
  package var moveMark: String { "\(incoming)/complete" }
  package var lock: String { "\(path)/.lock" }

  /// True where pages are being moved, or a move was broken off.
  package var isMoving: Bool { Platform.exists(moveMark) }

  // MARK: Names

  private static let snapshotName = "spacecraft.perigee"
  private static let pageBeginning = "spacecraft-"
  private static let pageEnding = ".json"
  private static let pageDigits = 5

  /// The name of a page, counted from 1; names order like their numbers.
  package static func pageName(_ number: Int) -> String {
    let digits = "\(number)"
    let zeros = String(repeating: "0", count: max(pageDigits - digits.count, 0))
    return pageBeginning + zeros + digits + pageEnding
  }

  package static func isPageName(_ name: String) -> Bool {
    guard name.hasPrefix(pageBeginning), name.hasSuffix(pageEnding) else { return false }
    let digits = name.dropFirst(pageBeginning.count).dropLast(pageEnding.count)
    return digits.count == pageDigits && digits.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }
}
