import Foundation
import LaunchLibrary

/// One page of a listing, as Launch Library 2 sends it.
struct Page {
  /// As they came.
  let bytes: [UInt8]
  /// How many spacecraft the whole listing has.
  let count: Int
  let recordCount: Int
  /// The address of the next page as it is written; nil on the last one.
  let next: String?

  /// - Throws: `FetchFault` where the bytes are no page.
  init(_ bytes: [UInt8], from address: String) throws(FetchFault) {
    guard let object = try? JSONSerialization.jsonObject(with: Data(bytes)) else {
      throw .badPage(address, "it is no JSON")
    }
    guard let page = object as? [String: Any], let results = page["results"] as? [Any] else {
      throw .badPage(address, "it has no `results`")
    }
    if let reason = Page.whyNoSpacecraft(results) { throw .badPage(address, reason) }
    guard let number = page["count"] as? NSNumber, let count = Int(exactly: number.doubleValue), count >= 0
    else {
      throw .badPage(address, "its `count` is no number of spacecraft")
    }
    switch page["next"] {
    case let text as String: next = text
    case is NSNull, nil: next = nil
    default: throw .badPage(address, "its `next` is no address")
    }
    self.bytes = bytes
    self.count = count
    recordCount = results.count
  }

  /// What makes the results something else than spacecraft; nil where nothing does.
  private static func whyNoSpacecraft(_ results: [Any]) -> String? {
    for (position, result) in results.enumerated() {
      guard let record = result as? [String: Any] else {
        return "something else than a record stands in its `results`"
      }
      if let key = SpacecraftShape.requiredKeys.first(where: { record[$0] == nil }) {
        return "record \(position + 1) of its `results` has no `\(key)`"
      }
    }
    return nil
  }
}
