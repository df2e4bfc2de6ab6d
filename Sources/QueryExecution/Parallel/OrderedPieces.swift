import QueryPlan
import Values

/// Work cut into pieces that are made on several threads and taken by the caller in their order, so that nothing
/// depends on how many threads there are.
struct OrderedPieces {
  /// Fewer pieces than this are not worth waking a thread for.
  private static let fewestForThreads = 4
  /// So many pieces at most are made before they are taken.
  private static let mostAtOnce = 256

  private let count: Int
  private let context: ExecutionContext
  private let mostAtOnce: Int

  /// - Parameter mostAtOnce: So many pieces at most wait to be taken, where they are large.
  init(_ count: Int, _ context: ExecutionContext, mostAtOnce: Int = OrderedPieces.mostAtOnce) {
    self.count = count
    self.context = context
    self.mostAtOnce = mostAtOnce
  }

  /// Makes the pieces and hands each to `take`, which may end the work: by throwing, or by returning false.
  /// Pieces behind that one may have been made; they are dropped.
  func run<Piece: Sendable>(
    make: @escaping @Sendable (Int) -> Piece, take: (Int, Piece) throws(ExecutionFailure) -> Bool
  ) throws(ExecutionFailure) {
    guard context.options.threads > 1, count >= OrderedPieces.fewestForThreads else {
      for index in 0..<count {
        try context.interruption.check()
        let piece = make(index)
        // A piece in the making of which somebody was told to stop is of no use.
        try context.interruption.checkKnown()
        guard try take(index, piece) else { return }
      }
      return
    }
    var start = 0
    // What may end early begins with little.
    var waveCount = OrderedPieces.fewestForThreads
    while start < count {
      let wave = start..<min(start + waveCount, count)
      guard try runWave(wave, make: make, take: take) else { return }
      start = wave.upperBound
      waveCount = min(waveCount * 2, mostAtOnce)
    }
  }

  private func runWave<Piece: Sendable>(
    _ wave: Range<Int>, make: @escaping @Sendable (Int) -> Piece,
    take: (Int, Piece) throws(ExecutionFailure) -> Bool
  ) throws(ExecutionFailure) -> Bool {
    let interruption = context.interruption
    let pieces = WorkerPool.map(wave.count, threads: context.options.threads) { index in
      if let reason = interruption.reason { return MadePiece<Piece>.givenUp(reason) }
      return .made(make(wave.lowerBound + index))
    }
    for (index, piece) in zip(wave, pieces) {
      try interruption.check()
      switch piece {
      case .givenUp(let reason): throw reason
      case .made(let piece): guard try take(index, piece) else { return false }
      }
    }
    return true
  }
}

/// What became of a piece on whatever thread took it.
private enum MadePiece<Piece: Sendable>: Sendable {
  case made(Piece)
  case givenUp(ExecutionFailure)
}
