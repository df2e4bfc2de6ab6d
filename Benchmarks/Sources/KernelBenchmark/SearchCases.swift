import Columnar

extension KernelBenchmark {
  /// Searches through one long text.
  static func searches(_ sample: SampleColumns) -> [KernelCase] {
    let needle = "Dragon C1"
    let text = sample.text(needle: needle)
    return [false, true].map { ignoresCase in
      let wanted = Array((ignoresCase ? needle.lowercased() : needle).utf8)
      let search = ByteSearch(wanted, ignoresASCIICase: ignoresCase)
      return KernelCase(
        name: ignoresCase ? "search, case ignored" : "search", byteCount: text.count,
        kernel: {
          var (count, place) = (UInt64(0), 0)
          while let match = search.firstMatch(in: text.span, from: place) {
            count += 1
            place = match + wanted.count
          }
          return count
        },
        plain: { occurrences(of: wanted, in: text, fold: ignoresCase ? 0x20 : 0) })
    }
  }

  private static func occurrences(of needle: [UInt8], in text: [UInt8], fold: UInt8) -> UInt64 {
    var (count, place) = (UInt64(0), 0)
    while place + needle.count <= text.count {
      if needle.indices.allSatisfy({ text[place + $0] | fold == needle[$0] | fold }) {
        count += 1
        place += needle.count
      } else {
        place += 1
      }
    }
    return count
  }
}
