import Columnar
import Values

/// Compares the kernels with plain loops that do the same, alternated, on one thread: in a block that the near caches
/// hold, and over long columns. Speeds are in bytes of the column.
///
/// The argument is how many GB/s the machine reads, which ReadBandwidth prints; shares are of that. With the environment
/// variable `PERIGEE_PORTABLE=1` the kernels run that need no instructions beyond the plainest.
@main
enum KernelBenchmark {
  /// A block's rows, and so many that only the last cache holds a byte of each, and none four.
  static let rowCounts = [Blocks.rowCount, 1 << 24]

  static func main() {
    let bandwidth = CommandLine.arguments.dropFirst().first.flatMap { Double($0) }
    for rows in rowCounts {
      print("\n**\(rows) rows**\n")
      print("| kernel | GB/s | share of the read bandwidth | plain Swift, GB/s | ratio |")
      print("|---|--:|--:|--:|--:|")
      for make in families {
        for one in make(SampleColumns(rowCount: rows)) { print(Timing(one).row(bandwidth: bandwidth)) }
      }
    }
  }

  private static var families: [(SampleColumns) -> [KernelCase]] {
    [ranges, masks, codeSets, picks, bitmaps, gathers, searches, sorts, groups]
  }
}
