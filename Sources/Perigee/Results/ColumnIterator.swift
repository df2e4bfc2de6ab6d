/// The values of a ``ColumnView`` one after another, read many at a time.
public struct ColumnIterator<Element: ColumnElement>: IteratorProtocol, Sendable {
  /// So many values are read at once: few enough for the nearest cache.
  @usableFromInline
  static var valuesAtOnce: Int { 1024 }

  /// Nil where all values have been read.
  @usableFromInline let view: ColumnView<Element>?
  /// Values that have been read and not yet handed out.
  @usableFromInline var values: [Element] = []
  @usableFromInline var place = 0
  /// Where the view is to be read next.
  @usableFromInline var position: Int

  @usableFromInline
  init(_ view: ColumnView<Element>) {
    self.view = view
    position = 0
  }

  /// The values behind some that have been read otherwise.
  init(_ view: ColumnView<Element>, from position: Int) {
    // Of none that are left no view is copied, which took a tenth of the time of reading a number.
    self.view = position < view.count ? view : nil
    self.position = position
  }

  /// The next value; nil behind the last.
  @inlinable
  public mutating func next() -> Element? {
    if place == values.count {
      guard readMore() else { return nil }
    }
    defer { place &+= 1 }
    return values[place]
  }

  /// Reads the next values; false where there are none.
  @usableFromInline
  mutating func readMore() -> Bool {
    guard let view else { return false }
    let end = Swift.min(position + ColumnIterator.valuesAtOnce, view.count)
    guard position < end else { return false }
    values = view.elements(position..<end)
    position = end
    place = 0
    return true
  }
}
