import CReference
import Perigee

/// Compares `select count() where flights_count >= 30` over 10,000,000 rows of one byte each with a loop in C
/// that sums the same numbers: alternated in one process, medians of 21 rounds.
@main
enum ScanBenchmark {
  static let rowCount = 10_000_000
  static let rounds = 21

  static func main() throws {
    let flights = numbers()
    let table = try Table(bytes: lines(flights))
    let query = "select count() where flights_count >= 30"
    let expected = flights.count { $0 >= 30 }

    var scans: [Double] = []
    var loops: [Double] = []
    var checksum: UInt64 = 0
    for _ in 0..<rounds {
      scans.append(
        try milliseconds {
          let count = try table.run(query)[0][0]
          precondition(count == .integer(Int64(expected)), "the count is wrong")
        })
      loops.append(
        milliseconds {
          checksum &+= flights.withUnsafeBufferPointer { reference_sum($0.baseAddress, $0.count) }
        })
    }
    report("perigee: \(query)", scans)
    report("C loop: sum of the same bytes (checksum \(checksum))", loops)
    print("ratio of the medians: \(rounded(median(scans) / median(loops)))")
  }

  /// Mostly 1, with a thin tail up to 39, from a fixed linear congruential generator.
  static func numbers() -> [UInt8] {
    var state: UInt64 = 0x5DEECE66D
    return (0..<rowCount).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let draw = state >> 40
      return draw % 16 == 0 ? UInt8(1 + (draw >> 4) % 39) : 1
    }
  }

  static func lines(_ flights: [UInt8]) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(flights.count * 22)
    for number in flights { bytes.append(contentsOf: "{\"flights_count\":\(number)}\n".utf8) }
    return bytes
  }

  static func milliseconds(_ body: () throws -> Void) rethrows -> Double {
    let elapsed = try ContinuousClock().measure(body)
    return Double(elapsed.components.attoseconds) / 1e15 + Double(elapsed.components.seconds) * 1e3
  }

  static func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }

  static func report(_ name: String, _ values: [Double]) {
    print("\(name): median \(rounded(median(values))) ms, smallest \(rounded(values.min() ?? 0)) ms")
  }

  static func rounded(_ value: Double) -> Double { (value * 1000).rounded() / 1000 }
}
