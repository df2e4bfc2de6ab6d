/// Elements one behind another that stand in an array, or in memory that another object keeps: a mapped file, say.
///
/// Copies share the elements. Wrapping an array costs nothing.
@usableFromInline
package struct StoredArray<Element: BitwiseCopyable & Sendable>: Sendable {
  // Without `@usableFromInline` other rooms call the generic form of what can be inlined.

  /// Elements in memory of another object.
  @usableFromInline
  struct Borrowed: @unchecked Sendable {
    // Nobody writes to the memory as long as `owner` lives, which is what makes it safe to share.
    @usableFromInline let start: UnsafePointer<Element>
    @usableFromInline let count: Int
    @usableFromInline let owner: AnyObject

    init(start: UnsafePointer<Element>, count: Int, owner: AnyObject) {
      self.start = start
      self.count = count
      self.owner = owner
    }
  }

  // Not the cases of an enumeration: the array has to grow in place. One of the two is empty.
  @usableFromInline var own: [Element]
  @usableFromInline let borrowed: Borrowed?

  @inlinable
  package init(_ elements: [Element]) {
    own = elements
    borrowed = nil
  }

  /// Borrows elements for as long as they are needed.
  ///
  /// - Parameter memory: Exactly as many bytes as the elements have, aligned for them. They must stay as they are while
  ///   `owner` lives.
  package init(borrowing memory: UnsafeRawBufferPointer, of owner: AnyObject) {
    own = []
    guard let start = memory.baseAddress, memory.count > 0 else {
      borrowed = nil
      return
    }
    precondition(
      UInt(bitPattern: start) % UInt(MemoryLayout<Element>.alignment) == 0
        && memory.count % MemoryLayout<Element>.stride == 0, "the memory holds whole elements")
    borrowed = Borrowed(
      start: start.assumingMemoryBound(to: Element.self), count: memory.count / MemoryLayout<Element>.stride,
      owner: owner)
  }

  /// The elements, for places that look at many of them.
  @inlinable
  package var span: Span<Element> {
    @_lifetime(borrow self) get {
      guard let borrowed else { return own.span }
      // The owner is kept by `self`, on which the span depends.
      return _overrideLifetime(Span(_unsafeStart: borrowed.start, count: borrowed.count), borrowing: self)
    }
  }

  /// The elements in an array; of borrowed ones a copy.
  @inlinable
  package var array: [Element] {
    guard let borrowed else { return own }
    defer { withExtendedLifetime(borrowed.owner) {} }
    return Array(UnsafeBufferPointer(start: borrowed.start, count: borrowed.count))
  }

  /// Gives the elements to kernels that have measured what pointers bring.
  @inlinable
  package func withUnsafeBufferPointer<Result, Failure>(
    _ body: (UnsafeBufferPointer<Element>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    guard let borrowed else { return try own.withUnsafeBufferPointer(body) }
    defer { withExtendedLifetime(borrowed.owner) {} }
    return try body(UnsafeBufferPointer(start: borrowed.start, count: borrowed.count))
  }
}

// What the standard library would supply is written out where it is used for every element: its generic form is called
// through tables, which took a third of the time of reading a file.
extension StoredArray: RandomAccessCollection {
  @usableFromInline package typealias Indices = Range<Int>

  @inlinable package var startIndex: Int { 0 }
  @inlinable package var endIndex: Int { count }
  @inlinable package var indices: Range<Int> { 0..<count }
  @inlinable package var isEmpty: Bool { count == 0 }

  @inlinable
  package var count: Int {
    if let borrowed { borrowed.count } else { own.count }
  }

  @inlinable package func index(after index: Int) -> Int { index &+ 1 }
  @inlinable package func index(before index: Int) -> Int { index &- 1 }
  @inlinable package func formIndex(after index: inout Int) { index = index &+ 1 }
  @inlinable package func formIndex(before index: inout Int) { index = index &- 1 }
  @inlinable package func index(_ index: Int, offsetBy distance: Int) -> Int { index + distance }
  @inlinable package func distance(from start: Int, to end: Int) -> Int { end - start }

  @inlinable
  package subscript(position: Int) -> Element {
    guard let borrowed else { return own[position] }
    precondition(position >= 0 && position < borrowed.count, "the element is one of those stored")
    return borrowed.start[position]
  }

  @inlinable
  package subscript(bounds: Range<Int>) -> Slice<StoredArray> {
    precondition(
      bounds.lowerBound >= 0 && bounds.upperBound <= count, "the elements are some of those stored")
    return Slice(base: self, bounds: bounds)
  }

  @inlinable
  package func withContiguousStorageIfAvailable<Result>(
    _ body: (UnsafeBufferPointer<Element>) throws -> Result
  ) rethrows -> Result? {
    guard let borrowed else { return try own.withUnsafeBufferPointer(body) }
    defer { withExtendedLifetime(borrowed.owner) {} }
    return try body(UnsafeBufferPointer(start: borrowed.start, count: borrowed.count))
  }
}

extension StoredArray: Equatable where Element: Equatable {
  /// By the elements, wherever they stand.
  @inlinable
  package static func == (left: StoredArray, right: StoredArray) -> Bool { left.elementsEqual(right) }
}

extension StoredArray: Hashable where Element: Hashable {
  @inlinable
  package func hash(into hasher: inout Hasher) {
    hasher.combine(count)
    for element in self { hasher.combine(element) }
  }
}

extension StoredArray {
  /// Changes the array in which the elements stand; only for elements that are not borrowed.
  @inlinable
  package mutating func withArray<Result>(_ change: (inout [Element]) -> Result) -> Result {
    precondition(borrowed == nil, "borrowed elements never change")
    return change(&own)
  }
}

/// A part of stored bytes: the UTF-8 of one text.
package typealias StoredBytes = Slice<StoredArray<UInt8>>

extension StoredBytes {
  /// The bytes, for places that look at many of them.
  package var span: Span<UInt8> {
    @_lifetime(borrow self) get {
      let whole = base
      // `whole` is what `self` keeps too.
      return _overrideLifetime(whole.span.extracting(startIndex..<endIndex), borrowing: self)
    }
  }
}
