package import Columnar
import QueryBinder
import QuerySyntax
import Values

/// Tells what may stand at a place of a query over a table, from the grammar, the table's fields and its values.
///
/// Keep it as long as the table: what it finds out about columns makes the next answers better. Of a column of many texts
/// that is made on a thread of its own; until it is there, values have no counts and not all of them are looked at.
package struct QueryCompleter: Sendable {
  /// No more candidates are given at once.
  package static let mostCandidates = 100
  /// Longer texts are not completed.
  package static let longestText = 1 << 16

  private let table: ColumnTable
  private var parameters: [String]
  private let catalog: FieldCatalog
  private let hasLists: Bool
  private let values = ColumnValues()

  /// - Parameter parameters: The names of the parameters that are bound, without `$`.
  package init(table: ColumnTable, parameters: [String]) {
    self.table = table
    self.parameters = parameters
    catalog = FieldCatalog(table.schema)
    hasLists = catalog.entries.contains(where: \.isThroughList)
  }

  /// The same for other parameters. What is known of the table stays known.
  package func with(parameters: [String]) -> QueryCompleter {
    var completer = self
    completer.parameters = parameters
    return completer
  }

  /// Waits until all is known that earlier completions have begun to find out of columns of many texts.
  package func finish() { values.finish() }

  /// What may stand at an offset, in bytes, of a text of statements.
  ///
  /// Of what stands behind the offset only the closing quote of a text and the clauses that are there already matter.
  /// Nothing is offered in comments, in requests and dot-commands, and behind a fault of the same clause.
  package func completions(in text: [UInt8], at offset: Int) -> Completions {
    let end = min(max(offset, 0), text.count)
    guard end <= QueryCompleter.longestText, let place = StatementPlace(endOf: Array(text[..<end])) else {
      return Completions(replaced: end..<end, candidates: [], omitted: 0)
    }
    let rest = text[end...].prefix(QueryCompleter.longestText)
    let best = offers(at: place, before: rest).best(QueryCompleter.mostCandidates)
    return Completions(replaced: place.word.range, candidates: best.candidates, omitted: best.omitted)
  }

  private func offers(at place: StatementPlace, before rest: ArraySlice<UInt8>) -> Offers {
    var offers = Offers(place.word)
    let fields = fieldOffers(at: place)
    switch place.word.form {
    case .parameter: addParameters(at: place, to: &offers)
    case .text(let quote): addValues(at: place, isClosed: rest.begins(withClosing: quote), to: &offers)
    case .quotedName:
      if !place.isNaming, place.takesNames { fields.addQuoted(to: &offers) }
    case .plain where place.isBehindPoint: fields.addChildren(to: &offers)
    case .plain where place.isNaming: break
    case .plain: addAll(at: place, before: rest, to: &offers)
    }
    return offers
  }

  private func addAll(
    at place: StatementPlace, before rest: ArraySlice<UInt8>, to offers: inout Offers
  ) {
    addValues(at: place, isClosed: false, to: &offers)
    addParameters(at: place, to: &offers)
    // Who has typed nothing of a value wants one of those that there are.
    if offers.takesAll, !offers.isEmpty, place.comparedOperand != nil { return }
    let operand = testedOperand(at: place)
    if let operand { OperatorOffers(place: place, operand: operand).add(to: &offers) }
    if place.allowed.contains(.name) {
      fieldOffers(at: place).add(to: &offers)
    }
    // Behind a value the same sign multiplies; a name may stand only where the value is still to come.
    if place.allowed.contains(.sign(.star)), place.allowed.contains(.name), offers.takesAll {
      offers.add(CompletionCandidate("*", detail: "every field", kind: .field), as: .field)
    }
    FunctionOffers(place: place, hasLists: hasLists).add(to: &offers)
    WordOffers(place: place, operand: operand, laterClauses: rest.clauses).add(to: &offers)
  }

  private func fieldOffers(at place: StatementPlace) -> FieldOffers {
    FieldOffers(place: place, catalog: catalog, shownFields: table.profile.displayFields)
  }

  /// What the value before the cursor is, where it can still be tested; nil where there is none.
  private func testedOperand(at place: StatementPlace) -> OperandForm? {
    guard place.allowed.contains(.sign(.equal)) || place.allowed.contains(.keyword(.in)) else { return nil }
    let end = place.tokens.count - (place.previous?.keyword == .not ? 1 : 0)
    return place.operand(before: end).map { form(of: $0, at: place) } ?? .unknown
  }

  private func addParameters(at place: StatementPlace, to offers: inout Offers) {
    guard place.allowed.contains(.parameter) else { return }
    guard place.word.form == .parameter || offers.takesAll else { return }
    for name in parameters {
      offers.add(
        CompletionCandidate("$\(name)", detail: "parameter", kind: .parameter), as: .parameter, named: name)
    }
  }

  private func addValues(at place: StatementPlace, isClosed: Bool, to offers: inout Offers) {
    guard let operand = place.comparedOperand else { return }
    guard let names = place.path(operand),
      let entry = catalog.entry(meantBy: names, isQuantified: place.isQuantified)
    else {
      addTruths(operand, at: place, to: &offers)
      return
    }
    let path = entry.name ?? entry.path
    guard let column = table.nestedColumn(at: path, entersLast: true)?.column else { return }
    ValueOffers(
      place: place, column: column, path: path, values: values, isClosed: isClosed,
      most: QueryCompleter.mostCandidates
    ).add(to: &offers)
  }

  /// What is no field is seldom compared with values that are known, unless it is a condition.
  private func addTruths(_ operand: Range<Int>, at place: StatementPlace, to offers: inout Offers) {
    guard place.word.form == .plain,
      ExpressionTyping.type(of: place.bytes(of: operand), in: table) == .scalar(.boolean)
    else { return }
    for value in ["true", "false"] { offers.add(CompletionCandidate(value, kind: .value), as: .value) }
  }

  private func form(of operand: Range<Int>, at place: StatementPlace) -> OperandForm {
    if let names = place.path(operand),
      let entry = catalog.entry(meantBy: names, isQuantified: place.isQuantified)
    {
      var type = entry.type
      if place.isQuantified { while case .list(let element) = type { type = element } }
      return OperandForm(type)
    }
    return OperandForm(ExpressionTyping.type(of: place.bytes(of: operand), in: table))
  }
}

extension ArraySlice<UInt8> {
  /// True where the text goes on with a quote that ends a text, and not with a doubled one.
  fileprivate func begins(withClosing quote: UInt8) -> Bool {
    first == quote && dropFirst().first != quote
  }

  /// The clauses that the rest of a statement has.
  fileprivate var clauses: Set<Keyword> {
    var clauses: Set<Keyword> = []
    for token in Parser.firstTokens(of: self) {
      if let keyword = token.keyword, ClauseWord.all.contains(keyword) { clauses.insert(keyword) }
    }
    return clauses
  }
}
