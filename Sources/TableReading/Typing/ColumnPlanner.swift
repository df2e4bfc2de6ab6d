import Columnar
import Values

/// One column to be made: which field's, how long, of what form, of which parts.
struct ColumnPlan {
  let field: Int
  let rows: Int
  let declared: ShapeType
  /// For each row how many rows there will be of it; nil where it is one.
  let weights: [UInt32]?
  /// How many rows there will be in all.
  let servedCount: Int
  /// For each row the row of the members, where records have numbers; nil where each has its own.
  var memberRows: [UInt32]?
  var form = ColumnForm.text
  /// Positions among the plans: the fields of a record, or the elements of a list.
  var parts: [Int] = []

  /// True where the column has no parts.
  var isScalar: Bool {
    switch form {
    case .boolean, .numbers, .reals, .text, .mixed: true
    case .record, .list: false
    }
  }
}

/// Decides the form of every column, from the table down, so that no depth of the data is a depth of calls.
struct ColumnPlanner {
  private(set) var tree: FieldTree
  private let limits: ReadingLimits
  private let watch: ReadingWatch
  private var absence: AbsenceAllowance
  /// Every column comes after the record or list that it is part of.
  private(set) var plans: [ColumnPlan] = []

  private var assumedFields: [String] = []
  /// How many of the table's last fields the data lack.
  private(set) var assumedCount = 0
  /// The first value of each field that its declared type does not admit.
  private var misfits: [Misfit] = []

  /// Why there can be no table.
  enum Failure: Error {
    case misfits([Misfit])
    case tooSparse
    case textsTooLong(field: String)
    /// The data have to be read again: of these fields the source is needed.
    case needsSources(Set<BuilderTree.Path>)
    /// The data have to be read again by one reader.
    case needsOneGo
    case cancelled
  }

  /// Takes the fields of what has been read.
  init(
    taking trees: inout [BuilderTree], limits: ReadingLimits, watch: ReadingWatch, absence: AbsenceAllowance
  ) {
    tree = FieldTree(taking: &trees)
    self.limits = limits
    self.watch = watch
    self.absence = absence
  }

  /// Gives the fields and the plans away: nobody else holds the values then.
  mutating func takeResult() -> (tree: FieldTree, plans: [ColumnPlan]) {
    defer {
      tree = FieldTree()
      plans = []
    }
    return (tree, plans)
  }

  mutating func plan(_ shape: TableShape?) throws(Failure) {
    let declared: ShapeType = shape.map { .record($0.fields) } ?? .inferred
    assumedFields = shape?.assumedFields ?? []
    let hasOthers = tree.fields.contains { $0.numbersRecords && $0.kinds & ColumnPlanner.otherKinds != 0 }
    if hasOthers { throw .needsOneGo }
    try add(FieldTree.root, declared, weights: nil)
    var next = 0
    while next < plans.count {
      if watch.isStopped { throw .cancelled }
      do throws(Misfit) {
        plans[next].form = try form(of: plans[next])
      } catch {
        // The rest is looked at all the same: something may be wrong in an earlier place.
        misfits.append(error)
      }
      switch plans[next].form {
      case .record: try addMembers(of: next)
      case .list: try addElement(of: next)
      case .boolean, .numbers, .reals, .text, .mixed: break
      }
      next += 1
    }
    if misfits.contains(where: { tree.isInNumberedRecord($0.field) }) { throw .needsOneGo }
    if !misfits.isEmpty { throw .misfits(misfits) }
    let missing = plans.filter { needsSource($0) }
    if !missing.isEmpty { throw .needsSources(Set(missing.map { tree.path(to: $0.field) })) }
  }

  /// True for values of several kinds with records or lists among them, whose source has not been kept.
  private func needsSource(_ plan: ColumnPlan) -> Bool {
    guard case .mixed = plan.form, !tree[plan.field].keepsSources else { return false }
    return tree[plan.field].kinds & (ValueKind.record.bit | ValueKind.list.bit) != 0
  }

  /// What stands beside records in a field is read with the records in its rows.
  private static let otherKinds = ~(ValueKind.record.bit | ValueKind.nulls)

  private mutating func add(_ field: Int, _ declared: ShapeType, weights: [UInt32]?) throws(Failure) {
    let rows = tree[field].rowCount
    // Each reader has had no more, but together they may. In one go the place is found.
    guard rows <= limits.rows else { throw .needsOneGo }
    let absentCount = weights.map { tree[field].absentCount(weights: $0) } ?? rows - tree[field].writtenCount
    guard absence.take(absentCount) else { throw tree.numbersRecords ? .needsOneGo : .tooSparse }
    let servedCount = weights.map { $0.reduce(0) { $0 + Int($1) } } ?? rows
    plans.append(
      ColumnPlan(field: field, rows: rows, declared: declared, weights: weights, servedCount: servedCount))
  }

  private mutating func addMembers(of record: Int) throws(Failure) {
    let field = plans[record].field
    var members: [(field: Int, declared: ShapeType)] = []
    if case .record(let declared) = plans[record].declared {
      let expectsAll = !showsItsFields(plans[record])
      for member in declared {
        let name = Array(member.name.utf8)
        guard expectsAll || tree.member(name, of: field) != nil else { continue }
        members.append((tree.madeMember(name, of: field), member.type))
      }
    }
    let declared = Set(members.map(\.field))
    for member in tree[field].members where !declared.contains(member) {
      members.append((member, .inferred))
    }
    if field == FieldTree.root { members += assumedMembers(of: plans[record].declared) }
    var weights = plans[record].weights
    if tree[field].numbersRecords {
      let rows = tree[field].memberRows
      plans[record].memberRows = rows
      weights = tree[field].weights(ofMemberRows: rows)
    }
    for member in members {
      plans[record].parts.append(plans.count)
      try add(member.field, member.declared, weights: weights)
    }
  }

  private mutating func assumedMembers(
    of declared: ShapeType
  ) -> [(field: Int, declared: ShapeType)] {
    guard case .record(let fields) = declared else { return [] }
    var members: [(field: Int, declared: ShapeType)] = []
    for field in fields where assumedFields.contains(field.name) {
      let name = Array(field.name.utf8)
      guard tree.member(name, of: FieldTree.root) == nil else { continue }
      members.append((tree.madeMember(name, of: FieldTree.root), field.type))
    }
    assumedCount = members.count
    return members
  }

  /// Where there are records, the fields are those that occur; where there are none, or texts stood for them,
  /// those that were declared.
  private func showsItsFields(_ plan: ColumnPlan) -> Bool {
    if case .record(.some) = plan.form { return false }
    return tree[plan.field].kinds & ValueKind.record.bit != 0
  }

  private mutating func addElement(of list: Int) throws(Failure) {
    let element = tree.madeElement(of: plans[list].field)
    var declared = ShapeType.inferred
    if case .list(let type) = plans[list].declared { declared = type }
    plans[list].parts = [plans.count]
    try add(
      element, declared, weights: plans[list].weights.map { tree[plans[list].field].elementWeights($0) })
  }

  private mutating func form(of plan: ColumnPlan) throws(Misfit) -> ColumnForm {
    if plan.field == FieldTree.root { return .record(writtenAsText: nil) }
    switch plan.declared {
    case .inferred: return TypeInference(field: tree[plan.field]).form()
    case .scalar(let type):
      return try ScalarFitting(number: plan.field, field: tree[plan.field]).form(type)
    case .usual(let type):
      let fitting = ScalarFitting(number: plan.field, field: tree[plan.field])
      return (try? fitting.form(type)) ?? TypeInference(field: tree[plan.field]).form()
    case .list:
      try check(plan.field, admitted: ValueKind.list.bit, "a list")
      return .list
    case .record(let fields):
      return try recordForm(plan.field, fields)
    }
  }

  private mutating func recordForm(_ field: Int, _ fields: [ShapeField]) throws(Misfit) -> ColumnForm {
    guard fields.contains(where: ColumnPlanner.isName) else {
      try check(field, admitted: ValueKind.record.bit, "a record")
      return .record(writtenAsText: nil)
    }
    let names = tree[field].isJSON ? ValueKind.texts : ValueKind.scalars
    try check(field, admitted: ValueKind.record.bit | names, "a record or its name")
    return .record(writtenAsText: tree.turnTextsIntoRecords(of: field))
  }

  private static func isName(_ field: ShapeField) -> Bool {
    if case .scalar(.text) = field.type { return field.name.utf8.elementsEqual("name".utf8) }
    return false
  }

  private func check(_ number: Int, admitted: UInt16, _ declared: String) throws(Misfit) {
    guard let (row, _) = tree[number].firstKind(notIn: admitted | ValueKind.nulls) else { return }
    throw Misfit(field: number, row: row, declared: declared)
  }
}
