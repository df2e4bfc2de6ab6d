/// Compressed files, which are not read but told from what can be.
enum Compression {
  private static let kinds: [(name: String, magic: [UInt8], tool: String)] = [
    ("gzip", [0x1F, 0x8B], "zcat"), ("zstd", [0x28, 0xB5, 0x2F, 0xFD], "zstdcat"),
    ("xz", [0xFD, 0x37, 0x7A, 0x58, 0x5A], "xzcat"), ("bzip2", [0x42, 0x5A, 0x68], "bzcat"),
    ("zip", [0x50, 0x4B, 0x03, 0x04], "unzip -p"),
  ]

  /// What is wrong with data that begin like a compressed file; nil where they do not.
  static func fault(_ text: Span<UInt8>, name: String) -> ReadingFault? {
    for kind in kinds where text.count > kind.magic.count {
      guard kind.magic.indices.allSatisfy({ text[$0] == kind.magic[$0] }) else { continue }
      return ReadingFault(
        "the data are compressed with \(kind.name)", at: 0, to: kind.magic.count,
        hint: "unpack them on the way: `\(kind.tool) \(name) | perigee -d - …`")
    }
    return nil
  }
}
