import Values

/// Decodes what stands at one place.
struct ValueDecoder: Decoder {
  /// From when the seconds of a time are counted.
  enum Clock {
    case since1970
    case since2001

    func seconds(_ time: Timestamp) -> Double {
      switch self {
      case .since1970: time.secondsSinceEpoch
      // 2001-01-01 is 978,307,200 seconds behind 1970-01-01.
      case .since2001: time.secondsSinceEpoch - 978_307_200
      }
    }
  }

  let session: DecodingSession
  let place: DecodingPlace
  let codingPath: [any CodingKey]
  let clock: Clock

  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
    guard let (fields, tableRow, resultRow) = place.fields else {
      throw Misfit([String: Value].self, place, codingPath).isOfWrongType
    }
    return KeyedDecodingContainer(
      KeyedFields(
        session: session, fields: fields, tableRow: tableRow, resultRow: resultRow, codingPath: codingPath))
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
    guard let (elements, rows) = place.elements else {
      throw Misfit([Value].self, place, codingPath).isOfWrongType
    }
    return ListElements(session: session, elements: elements, rows: rows, codingPath: codingPath)
  }

  func singleValueContainer() throws -> any SingleValueDecodingContainer {
    SingleValue(session: session, place: place, codingPath: codingPath, clock: clock)
  }
}
