/// The bytes of one file (or of standard input) and what to call it in messages.
package struct DataInput: Sendable {
  package let name: String
  package let bytes: [UInt8]

  package init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }
}
