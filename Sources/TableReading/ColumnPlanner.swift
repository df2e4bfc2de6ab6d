import Columnar
import Values

/// One column to be made: which builder's, how long, of what form, of which parts.
struct ColumnPlan {
  let builder: Int
  let rows: Int
  let declared: ShapeType
  var form = ColumnForm.text
  /// Positions among the plans: the fields of a record, or the elements of a list.
  var parts: [Int] = []
}

/// Decides the form of every column, from the table down, so that no depth of the data is a depth of calls.
struct ColumnPlanner {
  private(set) var tree: BuilderTree
  private let sources: InputSources
  private let limits: ReadingLimits
  private let watch: ReadingWatch
  private var absentLeft: Int
  /// Every column comes after the record or list that it is part of.
  private(set) var plans: [ColumnPlan] = []

  /// Why there can be no table.
  enum Failure: Error {
    case misfit(Misfit)
    case tooSparse
    case textsTooLong(builder: Int)
    case cancelled
  }

  init(
    _ tree: BuilderTree, sources: InputSources, limits: ReadingLimits, watch: ReadingWatch, absentLeft: Int
  ) {
    self.tree = tree
    self.sources = sources
    self.limits = limits
    self.watch = watch
    self.absentLeft = absentLeft
  }

  mutating func plan(_ shape: TableShape?) throws(Failure) {
    let declared: ShapeType = shape.map { .record($0.fields) } ?? .inferred
    try add(BuilderTree.root, rows: tree.builders[BuilderTree.root].count, declared)
    var next = 0
    while next < plans.count {
      if watch.isStopped { throw .cancelled }
      plans[next].form = try form(of: plans[next])
      switch plans[next].form {
      case .record: try addMembers(of: next)
      case .list: try addElement(of: next)
      case .boolean, .numbers, .reals, .text, .mixed: break
      }
      next += 1
    }
  }

  private mutating func add(_ builder: Int, rows: Int, _ declared: ShapeType) throws(Failure) {
    absentLeft -= rows - tree.builders[builder].count
    guard absentLeft >= 0 else { throw .tooSparse }
    tree.builders[builder].pad(to: rows)
    plans.append(ColumnPlan(builder: builder, rows: rows, declared: declared))
  }

  private mutating func addMembers(of record: Int) throws(Failure) {
    let builder = plans[record].builder
    var members: [(builder: Int, declared: ShapeType)] = []
    if case .record(let fields) = plans[record].declared {
      let expectsAll = !showsItsFields(plans[record])
      for field in fields {
        let name = Array(field.name.utf8)
        guard expectsAll || tree.builders[builder].member(name) != nil else { continue }
        members.append((tree.member(name, of: builder), field.type))
      }
    }
    let declared = Set(members.map(\.builder))
    for member in tree.builders[builder].members where !declared.contains(member) {
      members.append((member, .inferred))
    }
    for member in members {
      plans[record].parts.append(plans.count)
      try add(member.builder, rows: plans[record].rows, member.declared)
    }
  }

  /// Where there are records, the fields are those that occur; where there are none, or texts stood for them,
  /// those that were declared.
  private func showsItsFields(_ plan: ColumnPlan) -> Bool {
    if case .record(.some) = plan.form { return false }
    return tree.builders[plan.builder].kindSet & ValueKind.record.bit != 0
  }

  private mutating func addElement(of list: Int) throws(Failure) {
    let element = tree.element(of: plans[list].builder)
    var declared = ShapeType.inferred
    if case .list(let type) = plans[list].declared { declared = type }
    plans[list].parts = [plans.count]
    try add(element, rows: tree.builders[element].count, declared)
  }

  private mutating func form(of plan: ColumnPlan) throws(Failure) -> ColumnForm {
    if plan.builder == BuilderTree.root { return .record(writtenAsText: nil) }
    let builder = tree.builders[plan.builder]
    switch plan.declared {
    case .inferred: return TypeInference(builder: builder, sources: sources).form()
    case .scalar(let type):
      let fitting = ScalarFitting(number: plan.builder, builder: builder, sources: sources)
      do throws(Misfit) { return try fitting.form(type) } catch { throw .misfit(error) }
    case .list:
      try check(plan.builder, admitted: ValueKind.list.bit, "a list")
      return .list
    case .record(let fields):
      return try recordForm(plan.builder, fields)
    }
  }

  private mutating func recordForm(_ builder: Int, _ fields: [ShapeField]) throws(Failure) -> ColumnForm {
    guard fields.contains(where: ColumnPlanner.isName) else {
      try check(builder, admitted: ValueKind.record.bit, "a record")
      return .record(writtenAsText: nil)
    }
    try check(builder, admitted: ValueKind.record.bit | ValueKind.text.bit, "a record or its name")
    guard let rows = tree.turnTextsIntoRecords(of: builder) else { return .record(writtenAsText: nil) }
    let name = tree.member(Array("name".utf8), of: builder)
    guard tree.builders[name].textBytes.count <= limits.textBytes else { throw .textsTooLong(builder: name) }
    return .record(writtenAsText: rows)
  }

  private static func isName(_ field: ShapeField) -> Bool {
    if case .scalar(.text) = field.type { return field.name.utf8.elementsEqual("name".utf8) }
    return false
  }

  private func check(_ number: Int, admitted: UInt16, _ declared: String) throws(Failure) {
    let admitted = admitted | ValueKind.nulls
    guard tree.builders[number].kindSet & ~admitted != 0 else { return }
    for (row, kind) in tree.builders[number].kinds.enumerated() where kind.bit & admitted == 0 {
      throw .misfit(Misfit(builder: number, row: row, found: kind.name, declared: declared))
    }
  }
}
