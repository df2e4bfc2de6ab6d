/// One file (or standard input, or bytes that are there already) and what to call it in messages.
package struct DataInput: Sendable {
  package enum Origin: Sendable {
    case bytes([UInt8])
    /// A file that is read piece by piece, and again where that turns out to be needed.
    case file(path: String)
  }

  package let name: String
  package let origin: Origin

  package init(name: String, bytes: [UInt8]) {
    self.name = name
    origin = .bytes(bytes)
  }

  /// A file, which goes by its path in messages.
  package init(file path: String) {
    name = path
    origin = .file(path: path)
  }
}
