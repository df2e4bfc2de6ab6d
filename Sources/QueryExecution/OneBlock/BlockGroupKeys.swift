import Columnar
import QueryPlan
import Values

/// The groups of rows of a single block, in the order of their first rows.
struct BlockGroupKeys: Sendable {
  /// The slots of the groups.
  let slots: [Int]
  /// The values of every key.
  let columns: [Column]

  init(_ layout: SlotLayout, _ rows: RowSelection, _ rowSlots: RowSlots) {
    guard !layout.plan.keys.isEmpty else {
      // Without keys there is a group also of no rows.
      slots = [0]
      columns = []
      return
    }
    let firstPlaces = rowSlots.firstPlacesInOrder(slotCount: layout.slotCount)
    slots = firstPlaces.map { rowSlots[$0] }
    let firstRows = firstPlaces.map { rows[$0] }
    columns = layout.plan.keys.map { key in
      guard let column = key.column?.picked(firstRows, isOnlyKey: layout.plan.keys.count == 1) else {
        preconditionFailure("only keys that can be picked are tallied")
      }
      return column
    }
  }

  /// True where the values of a key can be picked from its column.
  static func holds(_ key: ValueSource) -> Bool {
    switch key.column {
    case .boolean, .number, .text: true
    case .real, .mixed, .record, .list, nil: false
    }
  }
}

extension Column {
  /// The values of some rows, all different where they are those of the only key; nil for a column that is no key of
  /// slots.
  fileprivate func picked(_ rows: [Int], isOnlyKey: Bool) -> Column? {
    var validity = nullity.validity == nil ? nil : Bitmap(repeating: true, count: rows.count)
    for (place, row) in rows.enumerated() where nullity.isNull(row) { validity?[place] = false }
    let picked = Nullity(validity: validity)
    switch self {
    case .boolean(let column):
      return .boolean(BooleanColumn(bits: column.bits.gathering(rows.map { UInt32($0) }), nullity: picked))
    case .number(let column):
      let numbers = rows.map { nullity.isNull($0) ? 0 : column.value($0) }
      return .number(NumberColumn(column.type, values: numbers, nullity: picked))
    case .text(let column):
      if isOnlyKey, let shared = column.sharingDictionary(rows) { return .text(shared) }
      var texts = TextArena()
      for row in rows {
        if nullity.isNull(row) { texts.append([]) } else { texts.append(column[row].span) }
      }
      return .text(TextColumn(unencoded: texts, nullity: picked))
    case .real, .mixed, .record, .list: return nil
    }
  }
}

extension TextColumn {
  /// The texts of rows that have every text of the dictionary once: they share it. Nil for other rows.
  fileprivate func sharingDictionary(_ rows: [Int]) -> TextColumn? {
    guard nullity.validity == nil, case .dictionary(let texts, let codes, _) = storage,
      rows.count == texts.count
    else { return nil }
    return TextColumn(dictionary: texts, codes: rows.map { codes[$0] }, nullity: .none)
  }
}
