import FetchedData
import Foundation
import LaunchLibrary
import Perigee

/// Fetches all pages of a listing into a folder, one after another.
struct Fetcher {
  let folder: FetchFolder
  let first: URL
  private let origin: Origin
  private let transport: Transport
  private let patience: Patience
  private let tell: (FetchNews) -> Void

  /// More pages are not asked for: at 1 a page they would be more spacecraft than there will be for a while.
  private static let mostPages = 99_999

  /// - Parameter tell: Takes what is to be said meanwhile.
  init(
    _ folder: FetchFolder, first: URL, origin: Origin, timeout: Double, patience: Patience,
    tell: @escaping (FetchNews) -> Void
  ) {
    self.folder = folder
    self.first = first
    self.origin = origin
    self.patience = patience
    self.tell = tell
    transport = Transport(
      origin, timeout: timeout,
      userAgent: "perigee-fetch/\(Perigee.version) (spacecraft for one person's questions)")
  }

  func run() throws(FetchFault) {
    try prepare()
    let lock = try takeLock()
    try fetchAll()
    withExtendedLifetime(lock) {}
  }

  private func takeLock() throws(FetchFault) -> FolderLock {
    let lock: FolderLock?
    do {
      lock = try FolderLock(folder.lock)
    } catch {
      throw .cannotWrite(folder.lock, error)
    }
    guard let lock else { throw .isTaken(folder.path) }
    return lock
  }

  private func prepare() throws(FetchFault) {
    do {
      try Platform.makeFolders(folder.incoming)
    } catch {
      throw .cannotWrite(folder.incoming, error)
    }
  }

  private func fetchAll() throws(FetchFault) {
    if folder.isMoving {
      let state = FetchState.stored(in: folder)
      tell(.progress("ending the fetch that was broken off"))
      try move(state)
      if state?.first == first.absoluteString { return }
      try prepare()
    }
    var state = try begin()
    while let next = state.next {
      guard let address = URL(string: next) else { throw .badNext(next, "which is no address") }
      try fetch(address, &state)
    }
    try finish(state)
  }

  /// Goes on with what a broken fetch of the same has left, or begins anew.
  private func begin() throws(FetchFault) -> FetchState {
    let address = first.absoluteString
    if let left = FetchState.left(in: folder, first: address) {
      tell(.progress("going on behind page \(left.pageCount), \(left.recordCount) spacecraft"))
      return left
    }
    try clear()
    return FetchState(first: address)
  }

  private func clear() throws(FetchFault) {
    for name in (try? Platform.entries(ofDirectory: folder.incoming)) ?? [] {
      try remove("\(folder.incoming)/\(name)")
    }
  }

  // MARK: Pages

  private func fetch(_ address: URL, _ state: inout FetchState) throws(FetchFault) {
    guard state.pageCount < Fetcher.mostPages else {
      throw .badNext(address.absoluteString, "which would be page \(state.pageCount + 1)")
    }
    let page = try page(at: address)
    state.asked.append(address.absoluteString)
    var next: URL?
    if let text = page.next { next = try origin.address(ofNext: text, on: address) }
    if let next, state.asked.contains(next.absoluteString) {
      throw .badNext(next.absoluteString, "which has been fetched already")
    }
    if let known = state.count, known != page.count, !state.countChanged {
      tell(
        .warning(
          "the number of spacecraft changed from \(known) to \(page.count) while they were fetched: some may be "
            + "missing or old; fetch again to be sure"))
      state.countChanged = true
    }
    state.count = page.count
    state.pageCount += 1
    state.recordCount += page.recordCount
    state.next = next?.absoluteString
    try FetchState.write(page.bytes, to: folder.incomingPage(FetchFolder.pageName(state.pageCount)))
    try state.write(to: folder)
    tell(.progress("page \(state.pageCount): \(state.recordCount) of \(page.count) spacecraft"))
  }

  /// Asks until there is a page, as long as that is worth while.
  private func page(at address: URL) throws(FetchFault) -> Page {
    var (failures, waits) = (0, 0)
    while true {
      switch try ask(address, isLastTry: failures >= Fetcher.mostBadPages) {
      case .page(let page): return page
      case .trouble(let reason):
        failures += 1
        guard failures < patience.mostFailures else {
          throw .unreachable(address.absoluteString, "\(reason), \(failures) times")
        }
        let pause = patience.pause(afterFailure: failures)
        tell(.progress("\(reason); asking again in \(Patience.text(pause))"))
        Patience.sleep(pause)
      case .wait(let seconds):
        waits += 1
        guard waits <= patience.mostWaits, seconds <= patience.mostWait else {
          throw .unreachable(address.absoluteString, "the server asks to wait for \(Patience.text(seconds))")
        }
        tell(
          .progress(
            "the server asks to wait for \(Patience.text(seconds)); a fetch that is ended now goes on from here later"
          ))
        // A moment more, so as not to be too early by the server's clock.
        Patience.sleep(seconds + 0.25)
      }
    }
  }

  /// What comes of asking once.
  private enum Outcome {
    case page(Page)
    case trouble(String)
    case wait(Double)
  }

  /// Something on the way may break a page; one that comes broken again is what the server sends.
  private static let mostBadPages = 2
  /// What a server that is asked too often is given, in seconds, where it names no time.
  private static let usualWait = 60.0

  private func ask(_ address: URL, isLastTry: Bool) throws(FetchFault) -> Outcome {
    let answer: Answer
    do {
      answer = try transport.get(address)
    } catch {
      return .trouble(error.reason)
    }
    switch answer.status {
    case 200:
      do {
        return .page(try checked(answer, address))
      } catch {
        if isLastTry { throw error }
        return .trouble(error.diagnostic.message)
      }
    case 429: return .wait(Patience.wait(askedBy: answer) ?? Fetcher.usualWait)
    case 500...599: return .trouble("the server has trouble (status \(answer.status))")
    case 300...399:
      throw .unreachable(address.absoluteString, "the server sends elsewhere, which is not followed")
    default: throw .unreachable(address.absoluteString, "the server refuses it (status \(answer.status))")
    }
  }

  /// The page that an answer is, which has been tried as data.
  private func checked(_ answer: Answer, _ address: URL) throws(FetchFault) -> Page {
    let page = try Page(answer.body, from: address.absoluteString)
    do {
      _ = try Table(bytes: page.bytes, named: address.absoluteString, shapes: LaunchLibrary.shapes)
      return page
    } catch {
      throw .data(error)
    }
  }

  // MARK: The end

  /// Makes the snapshot, and puts everything in its place.
  private func finish(_ state: FetchState) throws(FetchFault) {
    guard state.recordCount > 0 else {
      // The next run is to ask again, not to go on from here.
      try clear()
      try remove(folder.incoming)
      throw .emptyListing(first.absoluteString, keepsEarlier: FetchedData(folder) != nil)
    }
    do throws(DataError) {
      let paths = state.pageNames.map(folder.incomingPage)
      let table = try Table(contentsOfFiles: paths, shapes: LaunchLibrary.shapes)
      try table.write(to: folder.incomingSnapshot)
      if let count = state.count, table.rowCount != count {
        tell(.warning("the server tells of \(count) spacecraft, its pages have \(table.rowCount)"))
      }
    } catch {
      throw .data(error)
    }
    try FetchState.write([], to: folder.moveMark)
    try move(state)
  }

  /// Moves what has not been moved yet. The state tells how many pages there are.
  private func move(_ state: FetchState?) throws(FetchFault) {
    let names = state?.pageNames ?? []
    for name in (try? Platform.entries(ofDirectory: folder.incoming)) ?? [] where FetchFolder.isPageName(name)
    {
      try move(folder.incomingPage(name), to: folder.page(name))
    }
    if let last = names.last {
      for name in folder.pageNames where last.utf8.lexicographicallyPrecedes(name.utf8) {
        try remove(folder.page(name))
      }
    }
    if Platform.exists(folder.incomingSnapshot) { try move(folder.incomingSnapshot, to: folder.snapshot) }
    try remove(folder.moveMark)
    try clear()
    try remove(folder.incoming)
    if let state { tell(.progress("\(state.recordCount) spacecraft are in \(folder.path)")) }
  }

  private func move(_ path: String, to newPath: String) throws(FetchFault) {
    do { try Platform.move(path, to: newPath) } catch { throw .cannotWrite(newPath, error) }
  }

  private func remove(_ path: String) throws(FetchFault) {
    do { try Platform.remove(path) } catch { throw .cannotWrite(path, error) }
  }
}
