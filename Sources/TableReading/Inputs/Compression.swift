/// Compressed files, which are not read but told from what can be.
enum Compression {
  /// A tool that unpacks files, and one that unpacks what comes through a pipe.
  /// Nil stands for any byte: a column may be called `BZh` too.
  private static let kinds: [(name: String, magic: [UInt8?], tool: String, filter: String)] = [
    ("gzip", [0x1F, 0x8B], "zcat", "zcat"), ("zstd", [0x28, 0xB5, 0x2F, 0xFD], "zstdcat", "zstdcat"),
    ("xz", [0xFD, 0x37, 0x7A, 0x58, 0x5A], "xzcat", "xzcat"),

    ("bzip2", [0x42, 0x5A, 0x68, nil, 0x31, 0x41, 0x59, 0x26, 0x53, 0x59], "bzcat", "bzcat"),
    ("zip", [0x50, 0x4B, 0x03, 0x04], "unzip -p", "funzip"),
  ]

  /// What is wrong with data that begin like a compressed file; nil where they do not.
  ///
  /// - Parameter file: Nil where the data came through a pipe, or as bytes.
  static func fault(_ text: Span<UInt8>, file: String?) -> ReadingFault? {
    for kind in kinds where text.count > kind.magic.count {
      guard kind.magic.indices.allSatisfy({ kind.magic[$0] == nil || kind.magic[$0] == text[$0] }) else {
        continue
      }
      let unpacking = file.map { "\(kind.tool) \(shellWord($0))" } ?? "… | \(kind.filter)"
      return ReadingFault(
        "the data are compressed with \(kind.name)", at: 0, to: kind.magic.count,
        hint: "unpack them on the way: `\(unpacking) | perigee -d - …`")
    }
    return nil
  }

  /// A file's name as a shell takes it.
  private static func shellWord(_ name: String) -> String {
    let isPlain = name.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: "_"),
        UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: ","), UInt8(ascii: ":"), 0x80...:
        true
      default: false
      }
    }
    if isPlain { return name }
    let parts = name.split(separator: "'", omittingEmptySubsequences: false)
    return "'" + parts.joined(separator: "'\\''") + "'"
  }
}
