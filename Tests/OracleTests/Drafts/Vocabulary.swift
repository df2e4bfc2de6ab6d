import TestSupport
import Values

/// What random queries can talk about: the fields of `RandomTable`, and values that occur in a table.
struct Vocabulary {
  private let samples: [ScalarType: [Scalar]]

  init(_ draft: TableDraft) {
    var samples: [ScalarType: [Scalar]] = [:]
    for field in draft.fields { Vocabulary.collect(field.column, into: &samples) }
    self.samples = samples
  }

  private static func collect(_ column: ColumnDraft, into samples: inout [ScalarType: [Scalar]]) {
    switch column {
    case .scalars(let type, let values):
      samples[type, default: []] += values.lazy.filter { !$0.isNull }.prefix(20)
    case .mixed(let values): samples[.text, default: []] += values.lazy.filter { !$0.isNull }.prefix(20)
    case .record(let fields, _): for field in fields { collect(field.column, into: &samples) }
    case .list(_, let elements): collect(elements, into: &samples)
    }
  }

  /// Scalar fields as queries name them: whole paths, short ones, LL2's spelling, in any case.
  static func fields(_ type: ScalarType) -> [String] {
    switch type {
    case .boolean: ["active", "crewed", "Active"]
    case .integer:
      [
        "flights", "serial_no", "total", "status.id", "status.level", "level", "maker.agency.id",
        "status__level",
      ]
    case .real: ["ratio", "wide", "maker.mass", "mass"]
    case .text:
      ["name", "code", "note", "status.name", "maker.title", "title", "maker__agency__name", "`name`"]
    case .duration: ["docked", "flown", "DOCKED"]
    case .date: ["born", "retired"]
    case .timestamp: ["seen", "launched"]
    }
  }

  /// Records that may stand where a scalar is needed.
  static let namedRecords = ["status", "maker.agency", "agency"]

  /// Fields that can only be asked for null or shown.
  static let structures = [
    "status", "maker", "tags", "maker.agency", "crew", "scores", "grid", "maker.sites",
  ]

  /// The lists of a row whose length can be asked for, and paths through lists whose values can be counted.
  static let lists = [
    "tags", "scores", "grid", "crew", "maker.sites", "sites", "crew.nick", "crew.skills", "crew.trips",
    "crew.trips.goal", "crew.trips.legs",
  ]

  /// Fields inside lists, of which `select` gives all values.
  static let listValues = [
    "crew.nick", "crew.age", "crew.leads", "crew.home", "crew.home.name", "crew.skills", "crew.trips",
    "crew.trips.goal", "crew.trips.legs", "crew__trips__docking",
  ]

  /// A value that the table holds, or else one that it may hold.
  func value(_ type: ScalarType, _ random: inout SeededGenerator, isPlain: Bool) -> Scalar {
    if let samples = samples[type], !samples.isEmpty, !random.oneIn(3) { return random.pick(samples) }
    return random.pick(ValuePool.values(type, &random, isPlain: isPlain))
  }
}
