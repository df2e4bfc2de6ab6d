import Columnar
import TestSupport
import Testing

@Suite struct BitmapTests {
  private func random(_ count: Int, density: Int, seed: UInt64) -> (Bitmap, [Bool]) {
    var random = SeededGenerator(seed: seed)
    let bools = (0..<count).map { _ in random.next() % 100 < UInt64(density) }
    var bitmap = Bitmap(repeating: false, count: count)
    for row in 0..<count where bools[row] { bitmap[row] = true }
    return (bitmap, bools)
  }

  private func bools(_ bitmap: Bitmap) -> [Bool] { (0..<bitmap.count).map { bitmap[$0] } }

  @Test(arguments: rowCounts, [0, 1, 50, 99, 100])
  func wordOperationsMatchRowByRow(count: Int, density: Int) {
    let (first, a) = random(count, density: density, seed: 1)
    let (second, b) = random(count, density: 50, seed: 2)
    var intersection = first
    intersection.formIntersection(second)
    var union = first
    union.formUnion(second)
    var difference = first
    difference.subtract(second)
    #expect(bools(intersection) == zip(a, b).map { $0 && $1 })
    #expect(bools(union) == zip(a, b).map { $0 || $1 })
    #expect(bools(difference) == zip(a, b).map { $0 && !$1 })
    #expect(bools(first.inverted) == a.map { !$0 })
    #expect(first.inverted.setCount + first.setCount == count)
    #expect(first.firstSet == a.firstIndex(of: true))
  }

  @Test(arguments: rowCounts, [0, 3, 50, 100])
  func rowsAreTakenOutAndPutBack(count: Int, density: Int) {
    let (bitmap, bools) = random(count, density: density, seed: 3)
    for rows in [0..<count, count / 3..<count, 0..<count / 2, count / 2..<count / 2] {
      let part = bitmap.extracting(rows)
      #expect(
        (0..<rows.count).allSatisfy { part[$0] == bools[rows.lowerBound + $0] } && part.count == rows.count)
    }
    var numbers: [UInt32] = []
    bitmap.appendRows(from: 64, to: &numbers)
    #expect(numbers.map { Int($0) - 64 } == bools.indices.filter { bools[$0] })
    let places = numbers.map { $0 - 64 }
    let (other, _) = random(count, density: 50, seed: 4)
    let gathered = other.gathering(places)
    var expected = other
    expected.formIntersection(bitmap)
    #expect(gathered.scattered(to: bitmap) == expected)
  }
}
