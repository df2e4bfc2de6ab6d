/// Elements one behind another that stand in an array, or in memory that another object keeps: a mapped file, say.
///
/// Copies share the elements. Wrapping an array costs nothing.
package struct StoredArray<Element: BitwiseCopyable & Hashable & Sendable>: Sendable {
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

extension StoredArray: RandomAccessCollection {
  @inlinable package var startIndex: Int { 0 }
  @inlinable package var endIndex: Int { borrowed?.count ?? own.count }

  @inlinable
  package subscript(position: Int) -> Element {
    guard let borrowed else { return own[position] }
    precondition(position >= 0 && position < borrowed.count, "the element is one of those stored")
    return borrowed.start[position]
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

extension StoredArray: Hashable {
  /// By the elements, wherever they stand.
  package static func == (left: StoredArray, right: StoredArray) -> Bool { left.elementsEqual(right) }

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
