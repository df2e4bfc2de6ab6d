import DataGenerator
import Testing

/// What is drawn is distributed as `SpacecraftSequence` says.
@Suite struct DistributionTests {
  private static let crafts = Array(SpacecraftSequence(count: 30_000, seed: 1))

  private static func share(_ isCounted: (SyntheticSpacecraft) -> Bool) -> Double {
    Double(crafts.count(where: isCounted)) / Double(crafts.count)
  }

  private static func median(_ values: [Int]) -> Int { values.sorted()[values.count / 2] }

  @Test func idsAscendWithGaps() {
    let ids = DistributionTests.crafts.map(\.id)
    #expect(zip(ids, ids.dropFirst()).allSatisfy { $0 < $1 })
    #expect(ids.first == 1)
    #expect(ids.last == 31_250)
  }

  @Test func sharesAreAsTold() {
    let crafts = DistributionTests.self
    #expect((0.075...0.085).contains(crafts.share(\.isInSpace)))
    #expect((0.017...0.023).contains(crafts.share(\.isPlaceholder)))
    #expect((0.026...0.034).contains(crafts.share { $0.timeInSpace == nil }))
    #expect((0.026...0.034).contains(crafts.share { $0.timeInSpace == 0 }))
    #expect((0.034...0.046).contains(crafts.share { $0.timeDocked == nil }))
    #expect((0.42...0.48).contains(crafts.share { $0.timeDocked == 0 }))
    #expect((0.026...0.034).contains(crafts.share { $0.flightsCount == 0 }))
    #expect((0.05...0.15).contains(crafts.share { $0.flightsCount > 1 }))
  }

  @Test func timesAreLogNormal() {
    let days = DistributionTests.crafts.compactMap(\.timeInSpace).filter { $0 > 0 }.map { $0 / 86_400 }
    let sorted = days.sorted()
    #expect((98...108).contains(DistributionTests.median(days)))
    // A deviation of the logarithm of 1.7 below and above the median: a factor of 5.47.
    #expect((16...22).contains(sorted[sorted.count * 16 / 100]))
    #expect((520...600).contains(sorted[sorted.count * 84 / 100]))
    #expect(sorted.last.map { $0 <= 7305 } == true)
  }

  @Test func flightsHaveAGeometricTail() {
    let flights = DistributionTests.crafts.map(\.flightsCount).filter { $0 > 1 }
    #expect((6...8).contains(DistributionTests.median(flights)))
    #expect(flights.max() == 39)
    let mean = Double(flights.reduce(0, +)) / Double(flights.count)
    #expect((8.7...9.7).contains(mean))
  }

  /// What holds of every known record of LL2.
  @Test func fieldsAgreeWithOneAnother() {
    for craft in DistributionTests.crafts {
      #expect(craft.isInSpace == (craft.flightsCount > craft.missionEndsCount))
      #expect((craft.fastestTurnaround != nil) == (craft.flightsCount > 1))
      if let inSpace = craft.timeInSpace, let docked = craft.timeDocked { #expect(docked <= inSpace) }
      if craft.flightsCount == 0 { #expect((craft.timeInSpace ?? 0) == 0) }
    }
  }
}
