import Columnar
import ResultRendering
import Snapshots
import TableReading
import Values

extension DataFile {
  /// The bytes of a snapshot, told by its beginning; nil of all other data.
  func snapshot() throws(DataError) -> FileBytes? {
    switch input.origin {
    case .bytes(let bytes):
      guard Snapshot.isBeginning(Array(bytes.prefix(Snapshot.magicLength))) else { return nil }
      return FileBytes(copying: bytes.span)
    case .file(let path):
      guard let beginning = Platform.beginning(ofFile: path, byteCount: Snapshot.magicLength),
        Snapshot.isBeginning(beginning)
      else { return nil }
      do {
        return try FileBytes(path, mapped: true)
      } catch {
        throw DataError(cannotRead: path, reason: error.reason)
      }
    }
  }

  /// The same data in a form that can be read together with others: a snapshot as the records that it holds.
  func readable(_ shapes: [TableShape]) throws(DataError) -> DataFile {
    guard let file = try snapshot() else { return self }
    let table = try Table(snapshot: file, named: input.name, shapes: shapes)
    return DataFile(name: input.name, bytes: table.records)
  }
}

extension Table {
  /// All records as they came, a JSON object a line.
  fileprivate var records: [UInt8] {
    let all = ResultSet(table: columns, rows: .range(0..<rowCount), columns: [], isWholeRecords: true)
    var records: [UInt8] = []
    let sink = ByteSink { bytes in records.append(bytesOf: bytes) }
    do {
      try ResultRenderer.render(all, as: .ndjson, options: RenderingOptions(), into: sink)
    } catch {
      preconditionFailure("with a receiver that never throws nothing ends the writing")
    }
    return records
  }
}
