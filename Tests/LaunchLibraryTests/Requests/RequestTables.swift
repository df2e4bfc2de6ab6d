import Foundation
import LaunchLibrary
import Perigee
import TestSupport

/// The tables that requests are asked of.
enum RequestTables {
  /// A dozen craft with nulls, ties and awkward names.
  static let nulls: Table = {
    do {
      return try Table(json: text("craft-with-nulls.json"), shapes: LaunchLibrary.shapes)
    } catch {
      preconditionFailure("the file is valid: \(error)")
    }
  }()

  static let all = ["embedded": Table.spacecraft, "nulls": nulls]

  /// As many spacecraft as LL2 had when a page was taken, told apart by their ids alone.
  static func plain(count: Int) throws -> Table {
    let records = (1...count).map {
      #"{"id":\#($0),"name":"Craft \#($0)","spacecraft_config":null,"flights_count":1,"time_in_space":"P1D"}"#
    }
    return try Table(json: "[\(records.joined(separator: ","))]", shapes: LaunchLibrary.shapes)
  }

  /// A file beside the tests.
  static func text(_ name: String) throws -> String {
    try ProjectFiles.text("Tests/LaunchLibraryTests/Data/\(name)")
  }
}

extension SpacecraftResponse {
  /// The body as Foundation reads it.
  func parsedBody() throws -> Any {
    try JSONSerialization.jsonObject(with: Data(body.utf8), options: .fragmentsAllowed)
  }

  /// The ids of the rows.
  func ids() throws -> [Int] { try result?.column("id", as: Int.self).map { $0 } ?? [] }
}
