import FetchedData
import Foundation
import Perigee

/// How far a fetch has come; written after every page, so that the next run can go on from there.
struct FetchState: Codable {
  /// The address that the fetch began with: another one is another fetch.
  let first: String
  /// The pages that are there, in order.
  var pageCount = 0
  var recordCount = 0
  /// The addresses that were asked for, to see where one comes again.
  var asked: [String] = []
  /// The address to go on with; nil when all are there.
  var next: String?
  /// What the first page said about the number of spacecraft.
  var count: Int?
  var countChanged = false

  init(first: String) {
    self.first = first
    next = first
  }

  var pageNames: [String] { (0..<pageCount).map { FetchFolder.pageName($0 + 1) } }

  /// What a fetch that was broken off has written; nil where there is none.
  static func stored(in folder: FetchFolder) -> FetchState? {
    guard let bytes = try? Platform.readFile(folder.state) else { return nil }
    return try? JSONDecoder().decode(FetchState.self, from: Data(bytes))
  }

  /// What a fetch from the same address has left to go on from; nil where there is nothing, or it is old.
  static func left(in folder: FetchFolder, first: String) -> FetchState? {
    guard let state = stored(in: folder), state.first == first, state.pageCount > 0,
      let time = Platform.modificationTime(ofFile: folder.state), Platform.currentTime() - time < mostAge,
      state.pageNames.allSatisfy({ Platform.exists(folder.incomingPage($0)) })
    else { return nil }
    return state
  }

  /// Pages that are further apart would not show one state of things: a day, in microseconds.
  private static let mostAge: Int64 = 86_400_000_000

  func write(to folder: FetchFolder) throws(FetchFault) {
    guard let data = try? JSONEncoder().encode(self) else {
      preconditionFailure("numbers and texts can be encoded")
    }
    try FetchState.write(Array(data), to: folder.state)
  }

  static func write(_ bytes: [UInt8], to path: String) throws(FetchFault) {
    do throws(Platform.Failure) {
      let file = try ReplacingFile(path)
      try file.write(bytes.span)
      try file.finish()
    } catch {
      throw .cannotWrite(path, error)
    }
  }
}
