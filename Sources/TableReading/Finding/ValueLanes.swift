import Values

/// For each builder a lane of values that have been found and not been read yet, and what finding the next ones needs.
///
/// A text is gone through value by value, but values are read column by column: then one loop does the same thing
/// again and again. What is needed for each value lies together, in memory of its own, because asking whether an
/// array is shared takes as long as noting a value.
///
/// It is a handle: copies are of the same lanes, which are there as long as their `LaneMemory`.
struct ValueLanes: BitwiseCopyable, @unchecked Sendable {
  struct Lane: BitwiseCopyable {
    fileprivate var values: UnsafeMutablePointer<FoundValue>
    fileprivate var capacity: Int
    fileprivate var count = 0
    /// Rows since the builder was sealed: those it has read and those that wait.
    fileprivate(set) var rows = 0
    /// Rows that have been sealed.
    fileprivate(set) var sealedRows: Int
    /// The sibling that came after this member in the last record; −1 before there was one.
    fileprivate(set) var follower = -1
    /// The member that came first in the last record; −1 before there was one.
    fileprivate(set) var firstMember = -1
    /// The builder of the elements of lists; −1 where there has been none.
    fileprivate(set) var element = -1
    let key: BuilderKey.Pattern
    /// Where records have numbers: how many different ones there are since the builder was sealed, and how many there were
    /// before.
    fileprivate(set) var newRecords = 0
    fileprivate(set) var sealedRecords = 0
    /// How such records are written; nil where records have no numbers.
    fileprivate(set) var repeats: UnsafeMutablePointer<RecordRepeats>?
    /// The first records, where they are looked at; nil else.
    fileprivate(set) var sample: UnsafeMutablePointer<RecordSample>?

    /// How many rows the members of a record have when all of them are there.
    @inline(__always)
    var memberRows: Int { repeats == nil ? rows : newRecords }

    /// Notes a record that begins.
    @inline(__always)
    mutating func appendRecord() {
      guard repeats != nil else { return append(FoundValue(.record)) }
      append(FoundValue(record: UInt32(truncatingIfNeeded: sealedRecords &+ newRecords), isNew: true))
      newRecords &+= 1
    }

    /// Takes note of how a record was written that has just ended, of which `text` is all.
    @inline(never)
    func endRecord(_ text: Span<UInt8>) {
      repeats?.pointee.add(text, number: UInt32(truncatingIfNeeded: sealedRecords &+ newRecords &- 1))
      sample?.pointee.add(text)
    }

    /// True where it counts how records are written.
    @inline(__always)
    var looksAtRecords: Bool { repeats != nil || sample != nil }

    /// Notes a value of the next row.
    @inline(__always)
    mutating func append(_ value: FoundValue) {
      if count == capacity { grow() }
      // There is room for one more.
      values[count] = value
      count &+= 1
      rows &+= 1
    }

    /// Forgets the record that got its number last.
    fileprivate mutating func forget(record number: UInt32) {
      newRecords -= 1
      repeats?.pointee.forget(from: number)
    }

    @inline(never)
    fileprivate mutating func grow() {
      let grown = UnsafeMutablePointer<FoundValue>.allocate(capacity: max(capacity * 2, 64))
      // As many values as there are fit into twice the room.
      grown.update(from: values, count: count)
      values.deallocate()
      values = grown
      capacity = max(capacity * 2, 64)
    }
  }

  /// Where the lanes are; it never moves itself.
  private struct Directory {
    var lanes: UnsafeMutablePointer<Lane>
    var count: Int
    var capacity: Int
  }

  private let directory: UnsafeMutablePointer<Directory>

  fileprivate init() {
    directory = .allocate(capacity: 1)
    directory.initialize(to: Directory(lanes: .allocate(capacity: 8), count: 0, capacity: 8))
  }

  fileprivate func free() {
    for lane in 0..<directory.pointee.count {
      directory.pointee.lanes[lane].values.deallocate()
      if let repeats = directory.pointee.lanes[lane].repeats { ValueLanes.free(repeats) }
      if let sample = directory.pointee.lanes[lane].sample { ValueLanes.free(sample) }
    }
    directory.pointee.lanes.deallocate()
    directory.deallocate()
  }

  private static func made<Value>(_ value: Value) -> UnsafeMutablePointer<Value> {
    let pointer = UnsafeMutablePointer<Value>.allocate(capacity: 1)
    pointer.initialize(to: value)
    return pointer
  }

  private static func free<Value>(_ pointer: UnsafeMutablePointer<Value>) {
    pointer.deinitialize(count: 1)
    pointer.deallocate()
  }

  /// Gives numbers to the records of a builder that has none yet.
  func numberRecords(of builder: Int, beginning: Int) {
    guard lane(builder).pointee.repeats == nil else { return }
    lane(builder).pointee.repeats = ValueLanes.made(RecordRepeats(beginning: beginning))
  }

  /// Looks at the first records of a builder.
  func sampleRecords(of builder: Int) {
    guard lane(builder).pointee.sample == nil else { return }
    lane(builder).pointee.sample = ValueLanes.made(RecordSample())
  }

  /// What the first records of a builder have shown; nil where they are not looked at.
  func sample(of builder: Int) -> RecordSample? { lane(builder).pointee.sample?.pointee }

  /// Adds the lane of the next builder.
  func add(_ key: BuilderKey, sealedRows: Int) {
    if directory.pointee.count == directory.pointee.capacity { growDirectory() }
    let lane = Lane(values: .allocate(capacity: 8), capacity: 8, sealedRows: sealedRows, key: key.pattern)
    (directory.pointee.lanes + directory.pointee.count).initialize(to: lane)
    directory.pointee.count += 1
  }

  private func growDirectory() {
    let capacity = directory.pointee.capacity * 2
    let lanes = UnsafeMutablePointer<Lane>.allocate(capacity: capacity)
    // As many lanes as there are fit into twice the room.
    lanes.moveInitialize(from: directory.pointee.lanes, count: directory.pointee.count)
    directory.pointee.lanes.deallocate()
    directory.pointee.lanes = lanes
    directory.pointee.capacity = capacity
  }

  /// The lane of a builder, whose number is checked. It stays where it is until another one is added.
  @inline(__always)
  func lane(_ builder: Int) -> UnsafeMutablePointer<Lane> {
    precondition(
      UInt(bitPattern: builder) < UInt(bitPattern: directory.pointee.count), "a builder has a lane")
    return directory.pointee.lanes + builder
  }

  // MARK: Values

  /// Notes a value of the next row.
  @inline(__always)
  func append(_ value: FoundValue, to builder: Int) { lane(builder).pointee.append(value) }

  /// Notes values of the next rows, asking for each by its number from 0.
  @inline(__always)
  func append(to builder: Int, count: Int, _ value: (Int) -> FoundValue) {
    let lane = lane(builder)
    while lane.pointee.capacity &- lane.pointee.count < count { lane.pointee.grow() }
    // There is room for all of them.
    let values = lane.pointee.values + lane.pointee.count
    for row in 0..<count { values[row] = value(row) }
    lane.pointee.count &+= count
    lane.pointee.rows &+= count
  }

  /// Notes a record that begins.
  func appendRecord(to builder: Int) { lane(builder).pointee.appendRecord() }

  /// Takes note of how a record was written that has just ended.
  func endRecord(_ text: Span<UInt8>, of builder: Int) {
    if lane(builder).pointee.looksAtRecords { lane(builder).pointee.endRecord(text) }
  }

  /// Notes that so many rows more, at least one, lack the key.
  func append(absent count: Int, to builder: Int) {
    append(FoundValue(.absent, count: UInt32(clamping: count)), to: builder)
    lane(builder).pointee.rows += count - 1
  }

  /// Rows since the builder was sealed.
  @inline(__always)
  func rows(of builder: Int) -> Int { lane(builder).pointee.rows }

  /// Rows that have been sealed and rows since then.
  @inline(__always)
  func allRows(of builder: Int) -> Int { lane(builder).pointee.sealedRows &+ lane(builder).pointee.rows }

  /// Tells how many rows the builder has itself; no value of it waits.
  func setRows(_ rows: Int, of builder: Int) { lane(builder).pointee.rows = rows }

  /// Counts anew behind a sealing; no value waits.
  func seal(_ builder: Int, rows: Int) {
    let lane = lane(builder)
    lane.pointee.sealedRows = rows
    lane.pointee.rows = 0
    lane.pointee.sealedRecords += lane.pointee.newRecords
    lane.pointee.newRecords = 0
  }

  /// How many different records there are since the builder was sealed, where they have numbers.
  func newRecords(of builder: Int) -> Int { lane(builder).pointee.newRecords }

  /// How many rows the members of a record have when all of them are there.
  @inline(__always)
  func memberRows(of builder: Int) -> Int { lane(builder).pointee.memberRows }

  /// Gives the values that wait, and forgets them.
  func takeValues<Outcome>(of builder: Int, _ body: (Span<FoundValue>) -> Outcome) -> Outcome? {
    let lane = lane(builder)
    guard lane.pointee.count > 0 else { return nil }
    // All values up to the count have been written.
    let values = UnsafeBufferPointer(start: lane.pointee.values, count: lane.pointee.count)
    lane.pointee.count = 0
    return body(values.span)
  }

  /// Forgets values from `row` on, as far as they wait; tells what has been forgotten of records and lists.
  func removeValues(of builder: Int, from row: Int) -> Removed {
    let lane = lane(builder)
    var removed = Removed()
    while lane.pointee.rows > row, lane.pointee.count > 0 {
      let last = lane.pointee.count - 1
      let value = lane.pointee.values[last]
      if value.form == .absent, lane.pointee.rows - row < Int(value.count) {
        let left = Int(value.count) - (lane.pointee.rows - row)
        lane.pointee.values[last] = FoundValue(.absent, count: UInt32(clamping: left))
        lane.pointee.rows = row
        break
      }
      removed.note(value)
      if lane.pointee.repeats != nil, value.form == .record, value.isNew {
        lane.pointee.forget(record: value.count)
        removed.firstRecord = lane.pointee.newRecords
      }
      lane.pointee.count = last
      lane.pointee.rows -= value.form == .absent ? Int(value.count) : 1
    }
    return removed
  }

  /// What has been forgotten.
  struct Removed {
    /// How many records and lists.
    var compounds = 0
    /// The first element of the first of the lists; nil where there was none.
    var firstElement: Int?
    /// The first of the records that have numbers, counted from the last sealing; nil where there was none.
    var firstRecord: Int?

    fileprivate mutating func note(_ value: FoundValue) {
      switch value.form {
      case .record: compounds += 1
      case .list:
        compounds += 1
        firstElement = Int(value.count)
      default: break
      }
    }
  }

  // MARK: Keys

  /// The member that is expected after another; −1 where none is.
  @inline(__always)
  func follower(of builder: Int) -> Int { lane(builder).pointee.follower }

  func setFollower(_ follower: Int, of builder: Int) { lane(builder).pointee.follower = follower }

  /// The member that is expected first; −1 where none is.
  @inline(__always)
  func firstMember(of builder: Int) -> Int { lane(builder).pointee.firstMember }

  func setElement(_ element: Int, of list: Int) { lane(list).pointee.element = element }

  func setFirstMember(_ member: Int, of builder: Int) { lane(builder).pointee.firstMember = member }
}

/// Owns the memory of lanes.
final class LaneMemory: Sendable {
  let lanes = ValueLanes()

  deinit { lanes.free() }
}
