import Columnar

/// The elements of the lists (also inside lists) of a batch of rows, numbered through: first those of the first row.
///
/// The elements of neighbouring rows are neighbours themselves, and so are their rows; then the number of an
/// element is its row.
struct ElementRows {
  private let lists: [ListColumn]
  private let rows: RowSelection
  /// One more than rows: the elements of the row at place `i` have the numbers `boundaries[i]..<boundaries[i + 1]`.
  let boundaries: [Int]
  /// Of rows that need not be neighbours: where the elements of each begin.
  private let starts: [Int]

  /// - Parameter lists: Those on the way from `rows` to the elements, the outermost first.
  init(_ lists: [ListColumn], of rows: RowSelection) {
    self.lists = lists
    self.rows = rows
    switch rows {
    case .range(let range):
      boundaries = ElementRows.firstElements(Array(range.lowerBound...range.upperBound), lists)
      starts = []
    case .list(let list):
      starts = ElementRows.firstElements(list.map { Int($0) }, lists)
      let ends = ElementRows.firstElements(list.map { Int($0) + 1 }, lists)
      var total = 0
      var sums = [0]
      sums.reserveCapacity(list.count + 1)
      for place in list.indices {
        total += ends[place] - starts[place]
        sums.append(total)
      }
      boundaries = sums
    }
  }

  /// The numbers of all elements.
  var numbers: Range<Int> { boundaries[0]..<boundaries[boundaries.count - 1] }

  /// The place of the row that has the element of that number, looked for from a place that is not behind it.
  func place(of number: Int, from start: Int) -> Int {
    var place = start
    while boundaries[place + 1] <= number { place += 1 }
    return place
  }

  /// The rows of the innermost elements.
  func elements(_ numbers: Range<Int>, firstPlace: Int) -> RowSelection {
    if case .range = rows { return .range(numbers) }
    var elements: [UInt32] = []
    elements.reserveCapacity(numbers.count)
    forEachPart(of: numbers, firstPlace) { part, _ in
      for row in part { elements.append(UInt32(truncatingIfNeeded: row)) }
    }
    return .list(elements)
  }

  /// For each of some elements the row that it lies in `levelsUp` lists further out.
  func owners(_ levelsUp: Int, of numbers: Range<Int>, firstPlace: Int) -> RowSelection {
    let level = lists.count - levelsUp
    var owners: [UInt32] = []
    owners.reserveCapacity(numbers.count)
    if case .range(let rows) = rows {
      appendOwners(at: level, of: numbers, in: rows, to: &owners)
    } else {
      forEachPart(of: numbers, firstPlace) { part, row in
        appendOwners(at: level, of: part, in: row..<row + 1, to: &owners)
      }
    }
    return .list(owners)
  }

  /// Sets the bit of every row that has an element whose bit is set.
  func markOwners(of bits: Bitmap, _ numbers: Range<Int>, firstPlace: Int, in marks: inout Bitmap) {
    var place = firstPlace
    var next = bits.firstSet
    while let offset = next {
      place = self.place(of: numbers.lowerBound + offset, from: place)
      marks[place] = true
      let end = min(boundaries[place + 1] - numbers.lowerBound, bits.count)
      next = bits.firstSet(in: end..<bits.count)
    }
  }

  /// The rows at a level (0 for the rows themselves, 1 for the elements of their lists …) below a row.
  func rows(at level: Int, below row: Int) -> Range<Int> {
    var (start, end) = (row, row + 1)
    for list in lists[..<level] { (start, end) = (Int(list.offsets[start]), Int(list.offsets[end])) }
    return start..<end
  }

  /// Cuts numbers where another row's begin: gives the rows of the elements, and the row they belong to.
  private func forEachPart(of numbers: Range<Int>, _ firstPlace: Int, _ body: (Range<Int>, Int) -> Void) {
    var place = firstPlace
    var number = numbers.lowerBound
    while number < numbers.upperBound {
      place = self.place(of: number, from: place)
      let end = min(boundaries[place + 1], numbers.upperBound)
      let start = starts[place] + number - boundaries[place]
      body(start..<start + end - number, rows[place])
      number = end
    }
  }

  /// Appends the owners of neighbouring elements that all belong to some neighbouring rows.
  private func appendOwners(
    at level: Int, of elements: Range<Int>, in rows: Range<Int>, to owners: inout [UInt32]
  ) {
    var owner = firstOwner(at: level, of: elements.lowerBound, in: rows)
    var element = elements.lowerBound
    while element < elements.upperBound {
      let end = min(firstElement(of: owner + 1, at: level), elements.upperBound)
      while element < end {
        owners.append(UInt32(truncatingIfNeeded: owner))
        element += 1
      }
      owner += 1
    }
  }

  /// The owner of one element, by binary search: a batch may begin in the middle of very many.
  private func firstOwner(at level: Int, of element: Int, in rows: Range<Int>) -> Int {
    var (low, high) = (rows.lowerBound, rows.upperBound)
    for list in lists[..<level] { (low, high) = (Int(list.offsets[low]), Int(list.offsets[high])) }
    while low < high {
      let middle = (low + high) / 2
      if firstElement(of: middle + 1, at: level) <= element { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private func firstElement(of row: Int, at level: Int) -> Int {
    var element = row
    for list in lists[level...] { element = Int(list.offsets[element]) }
    return element
  }

  private static func firstElements(_ rows: [Int], _ lists: [ListColumn]) -> [Int] {
    var elements = rows
    for list in lists {
      let offsets = list.offsets
      for place in elements.indices { elements[place] = Int(offsets[elements[place]]) }
    }
    return elements
  }
}
