import Columnar
import QueryBinder
import QuerySyntax
import Values

/// Offers fields, and the columns that `as` names.
struct FieldOffers {
  let place: StatementPlace
  let catalog: FieldCatalog
  /// The fields that are shown where nobody says which: those come first.
  let shownFields: [FieldPath]

  /// Where a path begins.
  func add(to offers: inout Offers) {
    if place.clause == .order || place.clause == .having {
      for alias in place.aliases where FieldOffers.isPlain(alias) {
        offers.add(
          CompletionCandidate(NameSpelling.written(alias), detail: "named by as", kind: .field), as: .column,
          named: alias)
      }
    }
    for entry in catalog.entries where isReachable(entry) {
      // Of the many fields inside records nobody wants all.
      if entry.names.count > 1, offers.takesAll { continue }
      add(entry, written: entry.written, as: rank(of: entry), to: &offers)
    }
  }

  private func rank(of entry: FieldCatalog.Entry) -> Offers.Rank {
    if shownFields.contains(entry.path) { return .shownField }
    return entry.names.count == 1 ? .field : .deepField
  }

  /// Behind the point of a path.
  func addChildren(to offers: inout Offers) {
    guard let names = place.pathBeforePoint,
      let owner = catalog.entry(meantBy: names, isQuantified: place.isQuantified)
    else { return }
    for entry in catalog.children(of: owner) {
      guard let name = entry.names.last else { continue }
      add(entry, written: NameSpelling.writtenAfterPoint(name), as: .field, to: &offers)
    }
  }

  /// Inside an open backquote.
  func addQuoted(to offers: inout Offers) {
    let owner = place.pathBeforePoint.flatMap { catalog.entry(meantBy: $0, isQuantified: place.isQuantified) }
    let entries = owner.map(catalog.children) ?? catalog.entries.filter { $0.names.count == 1 }
    for entry in entries where FieldOffers.isPlain(entry.wholePath) {
      guard let name = entry.names.last else { continue }
      offers.add(
        CompletionCandidate(
          QuotedText.quote(name, with: UInt8(ascii: "`")), detail: FieldOffers.typeName(entry.type),
          kind: .field, isFinished: entry.type.scalarType != nil),
        as: .field, named: name)
    }
  }

  /// A path through a list is asked for inside a quantifier, or shown as it is.
  private func isReachable(_ entry: FieldCatalog.Entry) -> Bool {
    !entry.isThroughList || place.isQuantified || (place.clause == .select && place.openCalls.isEmpty)
  }

  private func add(
    _ entry: FieldCatalog.Entry, written: String, as rank: Offers.Rank, to offers: inout Offers
  ) {
    guard let name = entry.names.last, FieldOffers.isPlain(entry.wholePath) else { return }
    let type = FieldOffers.typeName(entry.type)
    let detail = written == entry.wholePath || rank != .deepField ? type : "\(type), \(entry.wholePath)"
    let isNamed = entry.name != nil
    let isRecord = entry.type.scalarType == nil && !entry.type.fields.isEmpty
    if !isRecord || isNamed || entry.type.isListOfAnything {
      let isFinished = entry.type.scalarType != nil
      offers.add(
        CompletionCandidate(written, detail: detail, kind: .field, isFinished: isFinished), as: rank,
        named: written.hasSuffix(name) && !written.hasPrefix(name) ? written : name)
    }
    // Of a record without a name only its fields can be used; one that is written out waits for its point.
    guard isRecord, !isNamed && !entry.type.isListOfAnything || isTyped(written) else { return }
    offers.add(
      CompletionCandidate("\(written).", detail: "the fields of the record", kind: .field, isFinished: false),
      as: rank, named: name)
  }

  private func isTyped(_ written: String) -> Bool {
    place.word.content.elementsEqual(written.utf8)
  }

  /// False where a name holds what must not reach a terminal.
  private static func isPlain(_ name: String) -> Bool {
    !name.unicodeScalars.contains(where: \.isUnsafeOnTerminals)
  }

  private static func typeName(_ type: FieldType) -> String {
    guard case .list(let element) = type else { return type.name }
    return "list of \(element.name)s"
  }
}

extension FieldType {
  fileprivate var isListOfAnything: Bool {
    if case .list = self { true } else { false }
  }
}
