import Foundation

/// What a fetch may talk to: one scheme, one host, one port.
struct Origin: Equatable {
  private let scheme: String
  let host: String
  private let port: Int?

  /// Nil for addresses that are neither `http` nor `https`, or carry a user's name.
  init?(_ address: URL) {
    guard let scheme = address.scheme?.lowercased(), scheme == "http" || scheme == "https",
      let host = address.host?.lowercased(), !host.isEmpty, address.user == nil, address.password == nil
    else { return nil }
    self.scheme = scheme
    self.host = host
    port = address.port ?? (scheme == "https" ? 443 : 80)
  }

  /// The address that `next` means on a page, if it may be followed.
  ///
  /// - Throws: `FetchFault` for one that leads elsewhere.
  func address(ofNext next: String, on page: URL) throws(FetchFault) -> URL {
    guard let address = URL(string: next, relativeTo: page)?.absoluteURL else {
      throw .badNext(next, "which is no address")
    }
    guard Origin(address) == self else {
      throw .badNext(next, "which is not on the server that is asked, and is not followed")
    }
    return address
  }
}
