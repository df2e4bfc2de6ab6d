import Columnar
import QueryDiagnostics
import QueryPlan
import QuerySyntax
import Values

/// What the paths of a query mean, each found once.
struct PathMeanings {
  private var keys = NameTable()
  private var meanings: [PathMeaning] = []

  /// A path as far as its meaning goes, where it stands does not matter. A text is valid UTF-8 and has no byte like the
  /// one behind it.
  static func key(of path: PathSyntax, isQuantified: Bool) -> [UInt8] {
    var key: [UInt8] = [isQuantified ? 1 : 0]
    for segment in path.segments {
      key.append(contentsOf: segment.text.utf8)
      key.append(segment.isQuoted ? 0xFF : 0xFE)
    }
    return key
  }

  subscript(key: [UInt8]) -> PathMeaning? { keys.number(of: key.span).map { meanings[$0] } }

  mutating func note(_ meaning: PathMeaning, of key: [UInt8]) {
    if keys.insert(key).isNew { meanings.append(meaning) }
  }
}

/// What a path means in a table: a field, or what to say about it.
enum PathMeaning {
  case field(Int)
  case fault(DiagnosticCode, String, hint: String?, replacement: String?)
}

extension ExpressionBinder {
  mutating func bindPath(_ path: PathSyntax, _ index: ExpressionIndex, _ span: SourceSpan) -> Operand {
    hasSeenField = true
    if let aliased = alias(path, index, span) { return aliased }
    switch knownMeaning(of: path, isQuantified: isQuantified(index)) {
    case .field(let entry):
      return operand(for: entry, index, span)
    case .fault(let code, let message, let hint, let replacement):
      let misplaced = aliasHint(path)
      let fix = misplaced == nil ? replacement.map { Diagnostic.Fix(span, $0) } : nil
      findings.report(code, at: span, message, hint: misplaced ?? hint, fix: fix)
      return poison(index)
    }
  }

  private mutating func knownMeaning(of path: PathSyntax, isQuantified: Bool) -> PathMeaning {
    if let entry = fields.soleMeaning(of: path, prefersRows: !isQuantified) { return .field(entry) }
    let key = PathMeanings.key(of: path, isQuantified: isQuantified)
    let meaning = meanings?[key] ?? meaning(of: path, isQuantified: isQuantified)
    if meanings == nil { meanings = PathMeanings() }
    meanings?.note(meaning, of: key)
    return meaning
  }

  /// The column of `select` that a path in a key names.
  private mutating func alias(
    _ path: PathSyntax, _ index: ExpressionIndex, _ span: SourceSpan
  ) -> Operand? {
    guard place == .order || place == .having, path.isSingle, let aliases = seldom?.aliases,
      !aliases.isEmpty
    else { return nil }
    guard let column = aliases[FoldedName.bytes(path.first.text)] else { return nil }
    let name = Excerpt.of(path.first.text)
    if column.hasAggregate, isQuantified(index) || isAggregated(index) {
      let around = isQuantified(index) ? "a quantifier" : "another aggregate"
      findings.report(
        .aggregateMisplaced, at: span, "`\(name)` is an aggregate, in \(around)",
        hint: "aggregates may stand in `select`, `having` and `order by`")
      return poison(index)
    }
    guard isQuantified(index) else { return column.operand.at(index, span) }
    if column.hasQuantifier {
      reportNestedQuantifier("`\(name)` has a quantifier", span)
      return poison(index)
    }
    if case .list(let list) = column.operand.kind, let field = table.schema.field(at: list) {
      return element(at: list, field.type, index, span)
    }
    return column.operand.at(index, span)
  }

  private func aliasHint(_ path: PathSyntax) -> String? {
    guard let aliasNames = seldom?.aliasNames, !aliasNames.isEmpty, path.isSingle,
      aliasNames.contains(FoldedName.bytes(path.first.text))
    else {
      return nil
    }
    return "the name `\(Excerpt.of(path.first.text))` given by `as` may stand in `having` and `order by` only"
  }

  private mutating func operand(for entry: Int, _ index: ExpressionIndex, _ span: SourceSpan) -> Operand {
    let path = fields.path(entry)
    if let scalar = fields.entries[entry].scalar, !isQuantified(index) {
      let id = drafts.append(field: path, scalar, at: span)
      return Operand(kind: .expression(id), span: span, syntax: index)
    }
    let type = fields.entries[entry].type
    if isQuantified(index) { return element(at: path, type, index, span) }
    if fields.entries[entry].isThroughList || type.isList {
      return Operand(kind: .list(path), span: span, syntax: index)
    }
    if case .record(let children) = type {
      return Operand(
        kind: .record(RecordReference(path: path, fields: children)), span: span, syntax: index)
    }
    guard let scalar = type.scalarType else { return poison(index) }
    return expression(.field(path), scalar, index, span)
  }

  private mutating func meaning(of path: PathSyntax, isQuantified: Bool) -> PathMeaning {
    switch fields.resolve(path, prefersRows: !isQuantified) {
    case .found(let entry): return .field(entry)
    case .ambiguous(let entries): return ambiguity(of: path, entries)
    case .unknown: return unknown(path)
    }
  }

  private func ambiguity(of path: PathSyntax, _ entries: [Int]) -> PathMeaning {
    let shown = entries.prefix(5).map { shownPath(written(fields.names($0))) }
    let rest = entries.count > shown.count ? ["…"] : []
    return .fault(
      .ambiguousField, "ambiguous field `\(Excerpt.ofPath(path.segments.lazy.map(\.text)))`",
      hint: "write \(Excerpt.alternatives(shown + rest))", replacement: nil)
  }
}

// MARK: - Unknown fields

extension ExpressionBinder {
  private mutating func unknown(_ path: PathSyntax) -> PathMeaning {
    let message = "unknown field `\(Excerpt.ofPath(path.segments.lazy.map(\.text)))`"
    guard suggestionsLeft > 0 else {
      return .fault(.unknownField, message, hint: nil, replacement: nil)
    }
    suggestionsLeft -= 1
    if let (hint, replacement) = owner(of: path) {
      return .fault(.unknownField, message, hint: hint, replacement: replacement)
    }
    let candidates = FieldSuggestions(path, in: fields)?.best() ?? []
    if candidates.isEmpty {
      return .fault(.unknownField, message, hint: unquotedText(path) ?? knownFields(), replacement: nil)
    }
    let names = candidates.map { shortestPath(to: $0.entry) }
    let isPlain = candidates.count == 1 && candidates[0].slips != nil
    return .fault(
      .unknownField, message, hint: "did you mean \(Excerpt.alternatives(names.map(shownPath)))?",
      replacement: isPlain ? names[0] : nil)
  }

  /// Where all of a path but its last segment is a field: what that field has instead.
  private func owner(of path: PathSyntax) -> (hint: String, replacement: String?)? {
    guard let last = path.others.last else { return nil }
    let prefix = PathSyntax(path.first, path.others.dropLast())
    guard case .found(let entry) = fields.resolve(prefix, prefersRows: true) else { return nil }
    let known = fields.entries[entry].type.fields.map(\.name)
    let name = Excerpt.ofPath(prefix.segments.map(\.text))
    if known.isEmpty {
      return ("`\(name)` is \(article(fields.entries[entry].type.name)) and has no fields", nil)
    }
    if let near = nearest(to: last.text, among: known) {
      let replacement = written(prefix.segments.map(\.text) + [near])
      return ("did you mean \(shownPath(replacement))?", replacement)
    }
    return ("`\(name)` has the fields \(list(known))", nil)
  }

  private func nearest(to text: String, among names: [String]) -> String? {
    guard text.utf8.count <= EditDistance.longestWord else { return nil }
    let written = FoldedName.scalars(text)
    let limit = EditDistance.limit(forLength: written.count)
    let ranked = names.compactMap { name in
      EditDistance.between(written, FoldedName.scalars(name), atMost: limit).map { (name: name, slips: $0) }
    }
    return ranked.min { $0.slips < $1.slips }?.name
  }

  /// `status = Active`: somebody may have meant a text.
  private func unquotedText(_ path: PathSyntax) -> String? {
    let name = path.first
    guard path.isSingle, !name.isQuoted, name.text.utf8.count <= Excerpt.longest,
      name.text.unicodeScalars.first?.properties.isUppercase == true
    else { return nil }
    return "a text stands in quotes: `'\(name.text)'`"
  }

  private func knownFields() -> String? {
    let names = table.schema.shownFields.map(\.name)
    return names.isEmpty ? nil : "the fields are \(list(names))"
  }

  /// A path in backquotes, unless it has some of its own.
  private func shownPath(_ path: String) -> String { path.contains("`") ? path : "`\(path)`" }

  /// Names in backquotes, as many as a hint can bear.
  func list(_ names: [String]) -> String {
    let shown = names.prefix(12).map { "`\(Excerpt.of($0))`" }
    return (shown + (names.count > shown.count ? ["…"] : [])).joined(separator: ", ")
  }

  func article(_ typeName: String) -> String {
    switch typeName {
    case "text": "text"
    case _ where typeName.hasPrefix("integer"): "an \(typeName)"
    default: "a \(typeName)"
    }
  }

  /// The fewest names at the end of a field's path that mean this field.
  func shortestPath(to entry: Int) -> String { fields.shortestPath(to: entry) }

  /// Names as a path of the language, with backquotes where they are needed.
  func written(_ names: some Collection<String>) -> String { FieldIndex.written(names) }

  /// A path in canonical form.
  func printed(_ path: PathSyntax) -> String { FieldIndex.printed(path) }
}
