/// All inputs laid end to end, so that one number says where a value stands.
struct InputSources {
  let inputs: [DataInput]
  /// Where each begins.
  let starts: [Int]
  let byteCount: Int

  init(_ inputs: [DataInput]) {
    self.inputs = inputs
    var starts: [Int] = []
    var end = 0
    for input in inputs {
      starts.append(end)
      end += input.bytes.count
    }
    self.starts = starts
    byteCount = end
  }

  /// The input that has the value at that place, and where in it.
  func locate(_ place: Int64) -> (input: Int, position: Int) {
    let place = Int(place)
    var (low, high) = (0, starts.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= place { low = middle } else { high = middle }
    }
    return (low, place - starts[low])
  }

  /// The number that stands at that place, as written.
  func number(at place: Int64) -> ArraySlice<UInt8> {
    let (input, position) = locate(place)
    let bytes = inputs[input].bytes
    return bytes[position..<JSONScanner.numberEnd(bytes.span, from: position)]
  }

  /// Appends the record or list that stands at that place, without the white space outside its texts.
  func appendValue(at place: Int64, to output: inout [UInt8]) {
    let (input, start) = locate(place)
    let bytes = inputs[input].bytes
    let text = bytes.span
    var position = start
    var depth = 0
    repeat {
      let byte = text[position]
      switch byte {
      case JSONScanner.quote:
        let end = InputSources.textEnd(text, from: position)
        output.append(contentsOf: bytes[position..<end])
        position = end
        continue
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
      default: break
      }
      if !JSONScanner.isWhiteSpace(byte) { output.append(byte) }
      position += 1
    } while depth > 0
  }

  /// The first byte behind the text whose quote stands at `start`.
  private static func textEnd(_ text: Span<UInt8>, from start: Int) -> Int {
    var position = start + 1
    while text[position] != JSONScanner.quote {
      position += text[position] == JSONScanner.backslash ? 2 : 1
    }
    return position + 1
  }
}
