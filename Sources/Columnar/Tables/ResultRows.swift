/// The rows of an answer.
package enum ResultRows: Sendable {
  case selected(RowSelection)
  case marked(MarkedRows)

  package var count: Int {
    switch self {
    case .selected(let rows): rows.count
    case .marked(let rows): rows.count
    }
  }

  package var selection: RowSelection {
    switch self {
    case .selected(let rows): rows
    case .marked(let rows): .list(rows.numbers)
    }
  }

  package subscript(position: Int) -> Int {
    switch self {
    case .selected(let rows): rows[position]
    case .marked(let rows): Int(rows.numbers[position])
    }
  }
}
