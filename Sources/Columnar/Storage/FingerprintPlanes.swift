import CKernels
import Values

/// The fingerprints of texts, block by block: of a block eight bits of each one behind another, then two of each, then
/// eight more.
package final class FingerprintPlanes: @unchecked Sendable {
  // Written by `init` alone, which is what makes the class safe to share.
  private let memory: UnsafeMutableRawPointer
  private let count: Int
  /// How many rows a block has, in whole words of a mask.
  private let rowsPerBlock: Int

  /// Of large pages: the system gives those whole ones that the room has inside.
  private static let alignment = 1 << 21
  /// Of a row nine quarters of a byte.
  private static let bytesPerFourRows = 9

  /// Makes those of all texts; they mean nothing where `isStopped` holds.
  package init(of texts: TextArena, threads: Int, isStopped: @escaping @Sendable () -> Bool) {
    count = texts.count
    rowsPerBlock = min(Bitmap.wordCount(for: count) * 64, Blocks.rowCount)
    let byteCount = Blocks.count(for: count) * rowsPerBlock / 4 * FingerprintPlanes.bytesPerFourRows
    memory = .allocate(
      byteCount: byteCount,
      alignment: byteCount < FingerprintPlanes.alignment ? 64 : FingerprintPlanes.alignment)
    Platform.expectFullUse(of: memory, byteCount)
    let masks = TextMasks(texts)
    WorkerPool.forEach(Blocks.count(for: count), threads: threads) { [self] block in
      if isStopped() { return }
      masks.writeFingerprints(Blocks.rows(block, of: count), to: planes(ofBlock: block))
    }
  }

  deinit { memory.deallocate() }

  private func planes(ofBlock block: Int) -> perigee_fingerprints {
    let start = memory + block * (rowsPerBlock / 4 * FingerprintPlanes.bytesPerFourRows)
    let slices = start + rowsPerBlock
    return perigee_fingerprints(
      firsts: start.assumingMemoryBound(to: UInt8.self), slices: slices.assumingMemoryBound(to: UInt64.self),
      seconds: (slices + rowsPerBlock / 4).assumingMemoryBound(to: UInt8.self))
  }

  /// Sets the bits of the rows of a block, or of its first ones, whose text has the fingerprint of the only one of
  /// `sought`.
  package func match(_ sought: FingerprintPlanes, _ rows: Range<Int>, into mask: MaskWords) {
    precondition(
      rows.lowerBound >= 0 && rows.upperBound <= count && sought.count > 0, "the rows have fingerprints")
    precondition(
      rows.lowerBound % Blocks.rowCount == 0 && rows.count <= Blocks.rowCount,
      "the rows are a block's first ones")
    var (all, one) = (planes(ofBlock: rows.lowerBound / Blocks.rowCount), sought.planes(ofBlock: 0))
    perigee_fingerprint_mask(&all, rows.count, &one, mask)
  }
}

extension TextMasks {
  /// Writes the fingerprints of some rows.
  fileprivate func writeFingerprints(_ rows: Range<Int>, to planes: perigee_fingerprints) {
    withTexts(rows) { bytes, readable, offsets in
      var planes = planes
      perigee_text_fingerprints(bytes, readable, offsets, rows.count, &planes)
    }
  }
}
