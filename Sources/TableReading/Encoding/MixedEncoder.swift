import Columnar
import Values

/// Makes columns of values that have no type in common.
enum MixedEncoder {
  static func column(
    _ field: GatheredField, _ number: Int, _ limits: ReadingLimits
  ) throws(ColumnPlanner.Failure) -> MixedColumn {
    var (readings, written) = (TextArena(), TextArena())
    var reading: [UInt8] = []
    var source: [UInt8] = []
    for value in field {
      reading.removeAll(keepingCapacity: true)
      source.removeAll(keepingCapacity: true)
      ValueSpelling.append(value, to: &reading)
      switch value {
      case .text, .time: JSONText.write(reading.span, to: &source)
      case .absent, .null, .boolean, .integer, .decimal, .otherNumber, .record, .list: source = reading
      }
      guard readings.hasRoom(for: reading.count), written.hasRoom(for: source.count) else {
        throw .textsTooLong(field: number)
      }
      readings.append(reading.span)
      written.append(source.span)
    }
    return MixedColumn(reading: TextColumn(texts: readings, nullity: field.nullity), sources: written)
  }
}
