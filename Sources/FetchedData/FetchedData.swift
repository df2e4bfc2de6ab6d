import LaunchLibrary
package import Perigee

/// The data that a program answers from where nothing else is named: what was fetched last.
package struct FetchedData: Sendable {
  package let folder: FetchFolder
  /// When it was fetched, in microseconds since 1970-01-01T00:00:00Z.
  package let time: Int64
  /// Nil where the pages have to be read: there is no snapshot of them, or they are newer.
  private let snapshot: String?
  private let pages: [String]

  /// What the standard folder holds; nil where nothing was fetched, or the first fetch is not over.
  package static var standard: FetchedData? { FetchFolder.standard.flatMap(FetchedData.init) }

  package init?(_ folder: FetchFolder) {
    self.folder = folder
    let snapshotTime = Platform.modificationTime(ofFile: folder.snapshot)
    let found = folder.isMoving ? [] : folder.pageNames.map(folder.page)
    let pageTime = found.compactMap { Platform.modificationTime(ofFile: $0) }.max()
    // While pages are moved they are of two fetches, and a move may have begun since they were looked at; the snapshot
    // is always of one.
    let isMoving = folder.isMoving
    pages = isMoving ? [] : found
    if let snapshotTime, isMoving || pageTime.map({ $0 <= snapshotTime }) ?? true {
      (snapshot, time) = (folder.snapshot, snapshotTime)
    } else if let pageTime, !isMoving {
      (snapshot, time) = (nil, pageTime)
    } else {
      return nil
    }
  }

  /// Loads the data: the snapshot, or where it cannot be used the pages that it was made of.
  package func load(_ options: LoadingOptions = LoadingOptions()) throws(DataError) -> Table {
    guard let snapshot else { return try readPages(options) }
    do {
      return try Table(snapshot: snapshot, shapes: LaunchLibrary.shapes)
    } catch {
      // One of another version is as good as none, as long as its pages are there.
      if pages.isEmpty { throw error }
      return try readPages(options)
    }
  }

  private func readPages(_ options: LoadingOptions) throws(DataError) -> Table {
    try Table(contentsOfFiles: pages, shapes: LaunchLibrary.shapes, options: options)
  }

  /// What to say of the data: how many there are, where they stand and how old they are.
  package func description(rowCount: Int, now: Int64) -> String {
    let date = Timestamp(microsecondsSinceEpoch: time - time % 1_000_000).map { " at \($0)" } ?? ""
    return "\(rowCount) spacecraft fetched \(Age.text(now &- time))\(date), in \(folder.path)"
  }
}
