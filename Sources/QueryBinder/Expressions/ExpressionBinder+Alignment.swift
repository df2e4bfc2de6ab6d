import QueryDiagnostics
import QueryPlan
import QuerySyntax
import Values

/// Operands that have been brought to types that go together.
enum AlignedOperands {
  /// Nulls only, of no type.
  case nulls
  case typed([ExpressionID], ScalarType)
}

/// Why operands are brought together.
enum AlignmentPurpose: Equatable {
  /// They are compared: an integer stays an integer beside a real, and a record may be its `id`. The span is that
  /// of the whole comparison.
  case comparison(SourceSpan)
  /// They are arguments that must have one type; a record is its `name`.
  case arguments(String)

  var isComparison: Bool {
    if case .comparison = self { return true }
    return false
  }
}

extension ExpressionBinder {
  /// Brings operands to one type (integers and reals may stand side by side in a comparison). Nil where one holds
  /// an error or they do not go together, which has been reported then.
  mutating func align(_ operands: [Operand], for purpose: AlignmentPurpose) -> AlignedOperands? {
    guard !operands.contains(where: \.isPoison) else {
      reportLists(operands)
      return nil
    }
    guard let singles = scalars(operands, for: purpose) else { return nil }
    guard let lead = leadType(singles) else { return .nulls }
    guard var target = commonType(singles, lead, purpose) else { return nil }
    guard let read = texts(singles, &target, purpose) else { return nil }
    return .typed(read.map { convert($0, to: target, for: purpose) }, target)
  }

  // MARK: Records

  private mutating func scalars(_ operands: [Operand], for purpose: AlignmentPurpose) -> [Operand]? {
    guard operands.contains(where: { isRecordOrList($0) }) else { return operands }
    guard let byIdentity = recordsAreIdentities(operands, purpose) else { return nil }
    let singles = operands.map { scalar($0, byIdentity: byIdentity) }
    return singles.contains(where: \.isPoison) ? nil : singles
  }

  private func isRecordOrList(_ operand: Operand) -> Bool {
    switch operand.kind {
    case .record, .list: true
    case .poison, .null, .text, .untyped, .expression: false
    }
  }

  /// True where the records among the operands stand for their `id`: every other operand is a number or another
  /// such record. Nil where numbers and other things are mixed.
  private mutating func recordsAreIdentities(_ operands: [Operand], _ purpose: AlignmentPurpose) -> Bool? {
    guard purpose.isComparison, operands.contains(where: { $0.record != nil }) else { return false }
    let others = operands.filter { $0.record == nil && !$0.isNull }
    guard let first = others.first else { return operands.count { $0.record != nil } > 1 }
    let isNumber = isNumeric(first)
    if let odd = others.first(where: { isNumeric($0) != isNumber }) {
      findings.report(
        .typeMismatch, at: odd.span, "numbers and texts are mixed beside a record",
        hint: "ask for its `id` or for its `name`, not for both in one list")
      return nil
    }
    return isNumber
  }

  /// True for numbers, and for what a command line gave as an integer.
  func isNumeric(_ operand: Operand) -> Bool {
    switch operand.kind {
    case .expression(let id): drafts.type(of: id) == .integer || drafts.type(of: id) == .real
    case .untyped(let text): TextReading.integer(text) != nil
    case .poison, .null, .text, .record, .list: false
    }
  }

  // MARK: The common type

  /// The type that the first operand with a type of its own has; text beside texts only; nil for nulls only.
  private func leadType(_ operands: [Operand]) -> (type: ScalarType, operand: Operand)? {
    var text: Operand?
    var untyped: Operand?
    for operand in operands {
      switch operand.kind {
      case .expression(let id): return (drafts.type(of: id), operand)
      case .text: text = text ?? operand
      case .untyped: untyped = untyped ?? operand
      case .poison, .null, .record, .list: continue
      }
    }
    return (text ?? untyped).map { (.text, $0) }
  }

  private mutating func commonType(
    _ operands: [Operand], _ lead: (type: ScalarType, operand: Operand), _ purpose: AlignmentPurpose
  ) -> ScalarType? {
    var common = lead.type
    var isSound = true
    for operand in operands {
      guard case .expression(let id) = operand.kind else { continue }
      if let joined = join(common, drafts.type(of: id)) {
        common = joined
      } else {
        reportMismatch(lead.operand, lead.type, operand, purpose)
        isSound = false
      }
    }
    return isSound ? common : nil
  }

  private func join(_ left: ScalarType, _ right: ScalarType) -> ScalarType? {
    switch (left, right) {
    case (.integer, .real), (.real, .integer): .real
    case (.date, .timestamp), (.timestamp, .date): .timestamp
    default: left == right ? left : nil
    }
  }

  // MARK: Texts beside other types

  private mutating func texts(
    _ operands: [Operand], _ target: inout ScalarType, _ purpose: AlignmentPurpose
  ) -> [Operand]? {
    target = widened(target, operands, purpose)
    var read: [Operand] = []
    read.reserveCapacity(operands.count)
    for operand in operands {
      if let value = text(operand, as: target, among: operands, purpose) { read.append(value) }
    }
    return read.count == operands.count ? read : nil
  }

  /// A text that is a time stamp makes the dates beside it time stamps, and a parameter that is a real makes the
  /// integers beside it reals.
  private func widened(_ target: ScalarType, _ operands: [Operand], _ purpose: AlignmentPurpose) -> ScalarType
  {
    guard target == .date || (target == .integer && !purpose.isComparison) else { return target }
    for operand in operands {
      switch operand.kind {
      case .text(let text), .untyped(let text):
        if target == .date, TextReading.date(text) == nil, TextReading.timestamp(text) != nil {
          return .timestamp
        }
        if case .untyped = operand.kind, target == .integer, TextReading.integer(text) == nil,
          TextReading.real(text) != nil
        {
          return .real
        }
      case .poison, .null, .expression, .record, .list: continue
      }
    }
    return target
  }

  private mutating func text(
    _ operand: Operand, as target: ScalarType, among operands: [Operand], _ purpose: AlignmentPurpose
  ) -> Operand? {
    switch operand.kind {
    case .untyped(let text):
      return read(text, operand, as: target == .integer ? [.integer, .real] : [target])
    case .text(let text):
      switch target {
      case .text: return operand.becoming(.expression(draftConstant(.text(text), .text, for: operand)))
      case .date, .timestamp, .duration: return temporal(text, operand, as: target)
      case .boolean, .integer, .real:
        reportQuoted(text, operand, target, among: operands, purpose)
        return nil
      }
    case .null: return operand.becoming(.expression(draftConstant(.null, target, for: operand)))
    case .poison, .expression, .record, .list: return operand
    }
  }

  // MARK: Conversions

  private mutating func convert(
    _ operand: Operand, to target: ScalarType, for purpose: AlignmentPurpose
  ) -> ExpressionID {
    guard case .expression(let id) = operand.kind else {
      preconditionFailure("texts and nulls have been given types before")
    }
    if purpose.isComparison, target == .real { return id }
    return converted(id, to: target)
  }

  /// A date as a time stamp, an integer as a real; everything else as it is.
  mutating func converted(_ id: ExpressionID, to target: ScalarType) -> ExpressionID {
    let node = drafts[id]
    switch (node.type, target) {
    case (.date, .timestamp):
      if let value = drafts.constant(id) {
        var midnight = Scalar.null
        if case .date(let date) = value { midnight = .timestamp(date.midnight) }
        return drafts.append(.constant(midnight), .timestamp, at: node.span)
      }
      return drafts.append(.conversion(.dateToTimestamp, id), .timestamp, at: node.span)
    case (.integer, .real):
      return drafts.append(.conversion(.integerToReal, id), .real, at: node.span)
    default: return id
    }
  }
}
