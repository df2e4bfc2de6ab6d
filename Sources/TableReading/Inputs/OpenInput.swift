import Values

/// An input that is there, and can be read more than once.
struct OpenInput: Sendable {
  enum Content: Sendable {
    case bytes([UInt8])
    case file(InputFile)
  }

  let name: String
  let content: Content

  /// Opens a file. What comes only once, from a pipe, is read whole.
  init(_ input: DataInput) throws(Platform.Failure) {
    name = input.name
    switch input.origin {
    case .bytes(let bytes): content = .bytes(bytes)
    case .file(let path):
      let file = try InputFile(path)
      content = file.isRegular ? .file(file) : .bytes(try file.readRest())
    }
  }

  /// How many bytes it has, as far as that is known before they are read.
  var byteCount: Int {
    switch content {
    case .bytes(let bytes): bytes.count
    case .file(let file): file.byteCount
    }
  }

  /// The name of a file that can be read again; nil for what came through a pipe, or as bytes.
  var fileName: String? {
    switch content {
    case .bytes: nil
    case .file: name
    }
  }

  /// The bytes up to a place and some more: what messages show.
  func bytes(around place: Int) -> [UInt8] {
    switch content {
    case .bytes(let bytes): return bytes
    case .file(let file):
      var bytes = [UInt8](repeating: 0, count: max(place, 0) + OpenInput.shownLength)
      let length = (try? file.read(into: &bytes, 0..<bytes.count, at: 0)) ?? 0
      bytes.removeSubrange(length...)
      return bytes
    }
  }

  /// Bytes behind a fault that may be shown with it.
  private static let shownLength = 1 << 16
}
