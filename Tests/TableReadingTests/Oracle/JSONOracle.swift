import Columnar

/// What a JSON text means that is not a page of results: a table, or bad data.
enum JSONOracle {
  static func expectation(of bytes: [UInt8]) -> Expectation {
    let notUTF8 = Expectation.firstByteThatIsNotUTF8(bytes)
    do throws(StrictJSON.Fault) {
      let records = try StrictJSON.records(of: bytes)
      guard notUTF8 == nil else { return .fault([0...bytes.count]) }
      let members: [[JSONValue.Member]] = records.map {
        if case .record(let members) = $0 { members } else { [] }
      }
      let fields = TypeOracle.fields(of: members)
      return .table(fields, records.map { TypeOracle.value($0, as: .record(fields)) })
    } catch {
      // Where exactly within the value or the line before it the error points is not the oracle's matter.
      return .fault([0...max(error.offset, notUTF8 ?? 0)])
    }
  }
}
