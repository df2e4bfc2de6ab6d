import Foundation

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// What a server answered.
struct Answer {
  let status: Int
  let body: [UInt8]
  /// The header `Retry-After`, as it is written.
  let retryAfter: String?
}

/// Why there is no answer. Asking again may help.
struct TransportFailure: Error {
  let reason: String
}

/// Asks one server for pages, with no cookies, no cache and no redirection to others.
final class Transport: NSObject, URLSessionDataDelegate, @unchecked Sendable {
  // One request is made at a time; what it leaves is written by the session's only thread before `done` is signalled
  // and read after.
  private let origin: Origin
  private let timeout: TimeInterval
  private let userAgent: String
  private var body: [UInt8] = []
  private var response: HTTPURLResponse?
  private var failure: String?
  private let done = DispatchSemaphore(value: 0)

  /// No page is as long; a server that sends more is not listened to.
  private static let mostBytes = 1 << 28

  init(_ origin: Origin, timeout: TimeInterval, userAgent: String) {
    self.origin = origin
    self.timeout = timeout
    self.userAgent = userAgent
  }

  func get(_ address: URL) throws(TransportFailure) -> Answer {
    (body, response, failure) = ([], nil, nil)
    let configuration = URLSessionConfiguration.ephemeral
    configuration.timeoutIntervalForRequest = timeout
    configuration.timeoutIntervalForResource = max(timeout, timeout * 10)
    configuration.httpCookieStorage = nil
    configuration.urlCache = nil
    let session = URLSession(configuration: configuration, delegate: self, delegateQueue: nil)
    defer { session.invalidateAndCancel() }
    var request = URLRequest(url: address, timeoutInterval: timeout)
    request.setValue(userAgent, forHTTPHeaderField: "User-Agent")
    request.setValue("application/json", forHTTPHeaderField: "Accept")
    session.dataTask(with: request).resume()
    done.wait()
    if let failure { throw TransportFailure(reason: failure) }
    guard let response else { throw TransportFailure(reason: "\(origin.host) gave no answer") }
    let length = response.expectedContentLength
    // What was packed on the way has another length.
    if response.value(forHTTPHeaderField: "Content-Encoding") == nil, length >= 0, length != Int64(body.count)
    {
      throw TransportFailure(reason: "the answer has \(body.count) bytes instead of \(length)")
    }
    return Answer(
      status: response.statusCode, body: body,
      retryAfter: response.value(forHTTPHeaderField: "Retry-After"))
  }

  // MARK: What the session tells

  func urlSession(
    _ session: URLSession, task: URLSessionTask, willPerformHTTPRedirection response: HTTPURLResponse,
    newRequest request: URLRequest, completionHandler: @escaping (URLRequest?) -> Void
  ) {
    let isHere = request.url.flatMap(Origin.init) == origin
    completionHandler(isHere ? request : nil)
  }

  func urlSession(
    _ session: URLSession, dataTask: URLSessionDataTask, didReceive response: URLResponse,
    completionHandler: @escaping (URLSession.ResponseDisposition) -> Void
  ) {
    self.response = response as? HTTPURLResponse
    body = []
    completionHandler(.allow)
  }

  func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
    body.append(contentsOf: data)
    guard body.count > Transport.mostBytes else { return }
    failure = "the answer is longer than any page"
    dataTask.cancel()
  }

  func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
    if let error, failure == nil { failure = reason(for: error) }
    done.signal()
  }

  // MARK: Failures

  /// Why there is no answer, in words of this program where the system's are for those who write programs.
  private func reason(for error: any Error) -> String {
    switch (error as? URLError)?.code {
    case .timedOut where response == nil:
      "\(origin.host) gave no answer within \(Patience.text(timeout))"
    case .timedOut: "\(origin.host) did not end its answer in time, after \(body.count) bytes"
    case .cannotFindHost, .dnsLookupFailed: "there is no server of the name \(origin.host)"
    case .cannotConnectToHost: "cannot connect to \(origin.host)"
    case .networkConnectionLost: "\(origin.host) broke the connection off"
    default: "\(origin.host) cannot be asked: \(error.localizedDescription)"
    }
  }
}
