import Foundation

/// An HTTP server on the loopback interface that does what a test tells it to, well or badly.
final class LoopbackServer: @unchecked Sendable {
  /// A request as it came.
  struct Request: Sendable {
    /// Path and query.
    let target: String
    let headers: [String: String]
    /// Counted from 1 over all connections.
    let number: Int

    /// The number that a parameter of the query has.
    func number(of parameter: String) -> Int? {
      let items = URLComponents(string: "http://x\(target)")?.queryItems ?? []
      return items.last { $0.name == parameter }?.value.flatMap { Int($0) }
    }
  }

  /// What the server does with a request.
  enum Reaction: Sendable {
    case answer(status: Int, headers: [String: String] = [:], body: String)
    /// Says that the body has another length than it has, then hangs up.
    case wrongLength(Int, body: String)
    /// Takes the request and says nothing for so many seconds.
    case silence(Double)
    /// Hangs up.
    case hangUp
  }

  let port: UInt16
  private let listener: Int32
  private let react: @Sendable (Request) -> Reaction
  private let lock = NSLock()
  private var received: [Request] = []

  var requests: [Request] { lock.withLock { received } }

  init(_ react: @escaping @Sendable (Request) -> Reaction) throws {
    let socket = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    guard socket >= 0, let port = LoopbackServer.listen(socket) else { throw NoSocket() }
    self.react = react
    self.port = port
    listener = socket
    Thread.detachNewThread { [self] in serve() }
  }

  private struct NoSocket: Error {}

  /// Listens at a port that is free; returns it.
  private static func listen(_ socket: Int32) -> UInt16? {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isListening = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
        bind(socket, pointer, length) == 0 && Foundation.listen(socket, 64) == 0
          && getsockname(socket, pointer, &length) == 0
      }
    }
    return isListening ? UInt16(bigEndian: address.sin_port) : nil
  }

  func stop() {
    shutdown(listener, Int32(SHUT_RDWR))
    close(listener)
  }

  private func serve() {
    while true {
      let connection = accept(listener, nil, nil)
      guard connection >= 0 else { return }
      Thread.detachNewThread { [self] in
        handle(connection)
        close(connection)
      }
    }
  }

  private func handle(_ connection: Int32) {
    guard let request = read(connection) else { return }
    switch react(request) {
    case .hangUp: return
    case .silence(let seconds): Thread.sleep(forTimeInterval: seconds)
    case .wrongLength(let length, let body): send(connection, 200, ["Content-Length": "\(length)"], body)
    case .answer(let status, var headers, let body):
      headers["Content-Length"] = "\(body.utf8.count)"
      send(connection, status, headers, body)
    }
  }

  private func read(_ connection: Int32) -> Request? {
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 4096)
    while true {
      let text = String(decoding: bytes, as: UTF8.self)
      if let end = text.range(of: "\r\n\r\n") { return request(String(text[..<end.lowerBound])) }
      let length = recv(connection, &piece, piece.count, 0)
      guard length > 0 else { return nil }
      bytes += piece[..<length]
    }
  }

  private func request(_ head: String) -> Request? {
    let lines = head.components(separatedBy: "\r\n")
    let words = lines[0].split(separator: " ").map(String.init)
    guard words.count == 3 else { return nil }
    var headers: [String: String] = [:]
    for line in lines.dropFirst() {
      let parts = line.split(separator: ":", maxSplits: 1)
      if parts.count == 2 { headers[parts[0].lowercased()] = parts[1].trimmingCharacters(in: .whitespaces) }
    }
    return lock.withLock {
      let request = Request(target: words[1], headers: headers, number: received.count + 1)
      received.append(request)
      return request
    }
  }

  private func send(_ connection: Int32, _ status: Int, _ headers: [String: String], _ body: String) {
    var head = "HTTP/1.1 \(status) Some\r\nContent-Type: application/json\r\nConnection: close\r\n"
    for (name, value) in headers { head += "\(name): \(value)\r\n" }
    let bytes = Array((head + "\r\n" + body).utf8)
    var sent = 0
    while sent < bytes.count {
      let length = bytes[sent...].withUnsafeBytes {
        Foundation.send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard length > 0 else { return }
      sent += length
    }
  }
}
