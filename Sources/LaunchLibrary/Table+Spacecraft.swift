public import Perigee

extension Table {
  /// 43 real spacecraft, in the order of their ids, built into the library: public facts of mixed dates up to
  /// August 2026, in the form of Launch Library 2. Made when first asked for.
  public static let spacecraft: Table = {
    do {
      return try Table(files: [embeddedFile], shapes: shapes)
    } catch {
      preconditionFailure("the embedded data are valid, which a test holds: \(error)")
    }
  }()
}

/// The embedded data as a file.
package var embeddedFile: DataFile {
  DataFile(name: "embedded", bytes: EmbeddedSpacecraft.bytes())
}
