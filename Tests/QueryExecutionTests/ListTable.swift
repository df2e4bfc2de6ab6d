import Columnar
import QueryPlan
import TestSupport
import Values

/// A value of a test table: scalars, lists and records.
indirect enum TestValue {
  case null
  case scalar(Scalar)
  case list([TestValue])
  case record([TestValue])

  static func integers(_ values: Int64?...) -> TestValue {
    .list(values.map { $0.map { .scalar(.integer($0)) } ?? .null })
  }

  static func texts(_ values: String?...) -> TestValue {
    .list(values.map { $0.map { .scalar(.text($0)) } ?? .null })
  }
}

extension TestTable {
  /// A table with lists, from one record a row.
  static func make(_ fields: [Field], rows: [[TestValue]], unencoded: Bool = false) -> ColumnTable {
    ColumnTable(
      schema: Schema(fields),
      columns: fields.enumerated().map { index, field in
        column(field.type, rows.map { $0[index] }, unencoded: unencoded)
      }, rowCount: rows.count)
  }

  static func column(_ type: FieldType, _ values: [TestValue], unencoded: Bool) -> Column {
    var validity = Bitmap(repeating: true, count: values.count)
    for (row, value) in values.enumerated() {
      if case .null = value { validity[row] = false }
    }
    let nullity = Nullity(validity: validity)
    switch type {
    case .scalar(let type):
      let scalars = values.map { if case .scalar(let scalar) = $0 { scalar } else { Scalar.null } }
      return column(type, scalars, unencoded: unencoded)
    case .mixed:
      let scalars = values.map { if case .scalar(let scalar) = $0 { scalar } else { Scalar.null } }
      guard case .text(let texts) = column(.text, scalars, unencoded: true),
        case .arena(let arena) = texts.storage
      else { return column(.text, scalars, unencoded: true) }
      return .mixed(MixedColumn(reading: texts, sources: arena))
    case .record(let fields):
      let children = fields.enumerated().map { index, field in
        column(
          field.type, values.map { if case .record(let parts) = $0 { parts[index] } else { .null } },
          unencoded: unencoded)
      }
      return .record(RecordColumn(fields: fields, children: children, nullity: nullity, count: values.count))
    case .list(let element):
      var elements: [TestValue] = []
      var offsets: [UInt32] = [0]
      for value in values {
        if case .list(let items) = value { elements += items }
        offsets.append(UInt32(elements.count))
      }
      return .list(
        ListColumn(
          offsets: offsets, elements: column(element, elements, unencoded: unencoded), nullity: nullity))
    }
  }
}

/// A table with scalars, a list of texts, a list of lists, and a list of records with a list of records inside.
enum ListTable {
  static let landingFields = [Field("weight", .scalar(.integer)), Field("place", .scalar(.text))]
  static let flightFields = [
    Field("weight", .scalar(.integer)), Field("name", .scalar(.text)), Field("manned", .scalar(.boolean)),
    Field("length", .scalar(.real)), Field("landings", .list(.record(landingFields))),
    Field("codes", .list(.scalar(.integer))),
  ]
  static let fields = [
    Field("number", .scalar(.integer)), Field("name", .scalar(.text)), Field("active", .scalar(.boolean)),
    Field("tags", .list(.scalar(.text))), Field("grid", .list(.list(.scalar(.integer)))),
    Field("flights", .list(.record(flightFields))),
  ]

  static let (tags, grid, flights) = (FieldPath([3]), FieldPath([4]), FieldPath([5]))
  static let (flightWeight, flightName) = (FieldPath([5, 0]), FieldPath([5, 1]))
  static let (landings, codes) = (FieldPath([5, 4]), FieldPath([5, 5]))
  static let (landingWeight, landingPlace) = (FieldPath([5, 4, 0]), FieldPath([5, 4, 1]))

  private static let flightScalars: [ScalarType: [FieldPath]] = [
    .integer: [flightWeight], .text: [flightName], .boolean: [FieldPath([5, 2])], .real: [FieldPath([5, 3])],
  ]

  /// What quantifiers may range over, and what their conditions may read.
  static var lists: [RandomList] {
    var landingScalars = flightScalars
    landingScalars[.integer]?.append(landingWeight)
    landingScalars[.text]?.append(landingPlace)
    var codeScalars = flightScalars
    codeScalars[.integer]?.append(codes)
    return [
      RandomList(path: tags, fields: [.text: [tags]], nullables: [tags]),
      RandomList(path: grid, fields: [.integer: [grid]], nullables: [grid], countables: [flights]),
      RandomList(
        path: flights, fields: flightScalars, nullables: [flights, flightName, landings],
        countables: [landings]),
      RandomList(
        path: landings, fields: landingScalars, nullables: [flights, landings, landingPlace],
        countables: [flights, landings]),
      RandomList(path: codes, fields: codeScalars, nullables: [codes], countables: [flights]),
    ]
  }

  static func random(_ rowCount: Int, _ random: inout SeededGenerator) -> ColumnTable {
    let nullShare = [0, 10, 40][random.below(3)]
    let length = 1 + random.below(4)
    let unencoded = random.below(2) == 0
    return TestTable.make(
      fields, rows: (0..<rowCount).map { _ in fields.map { value($0.type, nullShare, length, &random) } },
      unencoded: unencoded)
  }

  private static func value(
    _ type: FieldType, _ nullShare: Int, _ length: Int, _ random: inout SeededGenerator
  ) -> TestValue {
    if random.below(100) < nullShare { return .null }
    switch type {
    case .scalar(let type): return .scalar(RandomExpressions.value(type, &random))
    case .mixed: return .scalar(RandomExpressions.value(.text, &random))
    case .record(let fields): return .record(fields.map { value($0.type, nullShare, length, &random) })
    case .list(let element):
      return .list((0..<random.below(length + 1)).map { _ in value(element, nullShare, length, &random) })
    }
  }
}
