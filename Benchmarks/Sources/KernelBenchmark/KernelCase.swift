/// A kernel and a plain loop that does the same. Both run over the whole column and give a number that depends on
/// everything that they found.
struct KernelCase {
  let name: String
  /// What is read of the column.
  let byteCount: Int
  let kernel: () -> UInt64
  let plain: () -> UInt64
}
