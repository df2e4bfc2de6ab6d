import QueryBinder

/// A query as clauses of drafts, so that a failing one can be cut down.
struct QueryDraft {
  struct Item {
    var text: ExpressionDraft
    var name: String?

    var written: String { name.map { "\(text.text) as \($0)" } ?? text.text }
  }

  struct Key {
    var expression: ExpressionDraft
    /// In front of it: nothing or `-`.
    var sign = ""
    /// Behind it: ` desc nulls first` and the like.
    var suffix = ""

    var written: String {
      let text = expression.text
      return sign.isEmpty || expression.operands.isEmpty ? "\(sign)\(text)\(suffix)" : "-(\(text))\(suffix)"
    }
  }

  /// Nil: whole records, or the keys of groups and their counts.
  var select: [Item]?
  var isDistinct = false
  var search: String?
  var filter: ExpressionDraft?
  var groups: [ExpressionDraft] = []
  var having: ExpressionDraft?
  var order: [Key] = []
  var limit: String?
  var offset: String?
  /// Clauses stand in any order: by how many places they are turned round.
  var rotation = 0
  var parameters: [String: ParameterValue] = [:]

  var text: String {
    var clauses: [String] = []
    if let select {
      clauses.append(
        "select \(isDistinct ? "distinct " : "")" + select.map(\.written).joined(separator: ", "))
    }
    if let search { clauses.append("search \(search)") }
    if let filter { clauses.append("where \(filter.text)") }
    if !groups.isEmpty { clauses.append("group by " + groups.map(\.text).joined(separator: ", ")) }
    if let having { clauses.append("having \(having.text)") }
    if !order.isEmpty { clauses.append("order by " + order.map(\.written).joined(separator: ", ")) }
    if let limit { clauses.append("limit \(limit)") }
    if let offset { clauses.append("offset \(offset)") }
    let turn = clauses.isEmpty ? 0 : rotation % clauses.count
    return (clauses[turn...] + clauses[..<turn]).joined(separator: " ")
  }

  /// The query with less in it, the boldest cuts first.
  var reductions: [QueryDraft] {
    var found: [QueryDraft] = []
    func add(_ change: (inout QueryDraft) -> Void) {
      var draft = self
      change(&draft)
      found.append(draft)
    }
    if search != nil { add { $0.search = nil } }
    if limit != nil { add { $0.limit = nil } }
    if offset != nil { add { $0.offset = nil } }
    if filter != nil { add { $0.filter = nil } }
    if having != nil { add { $0.having = nil } }
    if isDistinct { add { $0.isDistinct = false } }
    if select != nil { add { $0.select = nil } }
    for index in groups.indices { add { $0.groups.remove(at: index) } }
    if rotation != 0 { add { $0.rotation = 0 } }
    for index in order.indices { add { $0.order.remove(at: index) } }
    if let select, select.count > 1 { for index in select.indices { add { $0.select?.remove(at: index) } } }
    for reduction in filter?.reductions ?? [] { add { $0.filter = reduction } }
    for reduction in having?.reductions ?? [] { add { $0.having = reduction } }
    for index in groups.indices {
      for reduction in groups[index].reductions { add { $0.groups[index] = reduction } }
    }
    for index in order.indices {
      for reduction in order[index].expression.reductions { add { $0.order[index].expression = reduction } }
    }
    for (index, item) in (select ?? []).enumerated() {
      for reduction in item.text.reductions { add { $0.select?[index].text = reduction } }
    }
    return found
  }
}
