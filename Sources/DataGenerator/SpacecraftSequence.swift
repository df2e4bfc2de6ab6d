/// So many spacecraft, by ascending ids with gaps. The same number and seed give the same spacecraft.
///
/// About as in LL2, but with more that is missing: 60 configurations, frequent and rare ones; 1 flight of what is
/// used once, a geometric tail up to 39 of the others; log-normal times in space (median 103 days, at most 20
/// years, 3 % null, 3 % zero), 45 % never docked; 8 % in space.
package struct SpacecraftSequence: Sequence, IteratorProtocol {
  private let count: Int
  private var made = 0
  private var draws: RandomDraws
  /// The place of a configuration once for each part of its weight.
  private let wheel: [Int]
  private let isReusable: [Bool]
  private var runningNumbers: [Int]

  package init(count: Int, seed: UInt64) {
    self.count = count
    draws = RandomDraws(seed: seed &* 0x2545_f491_4f6c_dd1d ^ UInt64(truncatingIfNeeded: count))
    wheel = Fleet.configurations.enumerated().flatMap { place, configuration in
      repeatElement(place, count: configuration.weight)
    }
    isReusable = Fleet.configurations.map(\.isReusable)
    runningNumbers = Array(repeating: 0, count: Fleet.configurations.count)
  }

  package mutating func next() -> SyntheticSpacecraft? {
    guard made < count else { return nil }
    made += 1
    let configuration = wheel[draws.below(wheel.count)]
    let number = nextNumber(of: configuration)
    let flights = nextFlights(isReusable: isReusable[configuration])
    let times = nextTimes(hasFlown: flights.count > 0)
    return SyntheticSpacecraft(
      // LL2's numbers have gaps where records were taken out.
      id: made + made / 24, configurationIndex: configuration, runningNumber: number,
      serial: nextSerial(isPlaceholder: flights.isPlaceholder), isPlaceholder: flights.isPlaceholder,
      isInSpace: flights.isInSpace, timeInSpace: times.inSpace, timeDocked: times.docked,
      flightsCount: flights.count, missionEndsCount: flights.count - (flights.isInSpace ? 1 : 0),
      status: nextStatus(of: flights, isReusable: isReusable[configuration]),
      destinationIndex: nextDestination(), remark: nextRemark(), hasRussianName: draws.chance(perMille: 250),
      hasImage: !draws.chance(perMille: 20),
      fastestTurnaround: flights.count > 1 ? 86_400 * 20 + Int(draws.exponential(mean: 86_400 * 200)) : nil)
  }

  private mutating func nextNumber(of configuration: Int) -> Int {
    runningNumbers[configuration] += 1
    let number = runningNumbers[configuration]
    return draws.chance(perMille: 10) ? Swift.max(number - 1, 1) : number
  }

  private struct Flights {
    var count: Int
    var isInSpace: Bool
    var isPlaceholder: Bool
  }

  private mutating func nextFlights(isReusable: Bool) -> Flights {
    let chance = draws.below(1000)
    guard chance >= 30 else { return Flights(count: 0, isInSpace: false, isPlaceholder: chance < 20) }
    // Each further flight takes place with a chance of 88 %, whose logarithm is -0.1278.
    let count = isReusable ? Swift.min(39, 2 + Int(draws.exponential(mean: 1 / 0.1278))) : 1
    return Flights(count: count, isInSpace: draws.chance(perMille: 82), isPlaceholder: false)
  }

  private mutating func nextTimes(hasFlown: Bool) -> (inSpace: Int?, docked: Int?) {
    let (isUnknown, isDockedUnknown) = (draws.chance(perMille: 30), draws.chance(perMille: 10))
    let (longest, median) = (20 * 31_557_600.0, 103 * 86_400.0)
    let inSpace = hasFlown ? Int(Swift.min(longest, draws.logNormal(median: median, deviation: 1.7))) : 0
    var docked = 0
    if draws.chance(perMille: 550) {
      docked = Int(Double(inSpace) * Swift.max(0, 1 - draws.exponential(mean: 0.06)))
    }
    return (isUnknown ? nil : inSpace, isUnknown || isDockedUnknown ? nil : docked)
  }

  private mutating func nextSerial(isPlaceholder: Bool) -> SyntheticSpacecraft.Serial {
    switch draws.below(100) {
    case _ where isPlaceholder: .toBeDetermined
    case ..<10: .unknown
    case ..<30: .digits
    case ..<35: .padded
    default: .prefixed
    }
  }

  private mutating func nextStatus(of flights: Flights, isReusable: Bool) -> CraftStatus {
    let chance = draws.below(1000)
    if flights.isPlaceholder || flights.isInSpace { return .active }
    if flights.count == 0 { return .underConstruction }
    if isReusable { return chance < 550 ? .active : chance < 950 ? .retired : .destroyed }
    return chance < 950 ? .singleUse : chance < 980 ? .destroyed : .retired
  }

  private mutating func nextDestination() -> Int {
    switch draws.below(100) {
    case ..<50: 0
    case ..<70: 1
    case ..<80: 2
    case ..<85: 3
    default: 4
    }
  }

  private mutating func nextRemark() -> SyntheticSpacecraft.Remark {
    switch draws.below(100) {
    case 0: .lineBreak
    case 1: .quotation
    default: .none
    }
  }
}
