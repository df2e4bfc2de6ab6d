package import Foundation

/// A program of this package, run as a user runs it: as a process of its own, in a known environment.
package struct BuiltProgram {
  /// What a run left behind.
  package struct Outcome {
    package let status: Int32
    package let output: [UInt8]
    package let errors: [UInt8]

    package var outputText: String { String(decoding: output, as: UTF8.self) }
    package var errorText: String { String(decoding: errors, as: UTF8.self) }
  }

  /// Where the program stands.
  package let path: String

  /// The program `name`, built beside the running tests.
  package init(_ name: String) {
    let folder = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }?.bundleURL
      .deletingLastPathComponent()
    let beside = folder ?? URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    path = beside.appendingPathComponent(name).path
  }

  /// A program at a known place.
  package init(path: String) { self.path = path }

  /// Runs the program to its end. `HOME`, `XDG_*`, locale and time zone are the same everywhere.
  package func run(
    _ arguments: [String], input: [UInt8] = [], environment: [String: String] = [:], folder: URL? = nil
  ) throws -> Outcome {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.environment = BuiltProgram.environment.merging(environment) { $1 }
    process.currentDirectoryURL = folder ?? ProjectFiles.root
    let (standardInput, output, errors) = (Pipe(), Pipe(), Pipe())
    (process.standardInput, process.standardOutput, process.standardError) = (standardInput, output, errors)
    try process.run()
    // Each pipe has its own thread: a full one must not stop the others.
    let (outputBytes, errorBytes) = (Collected(output), Collected(errors))
    Thread.detachNewThread {
      try? standardInput.fileHandleForWriting.write(contentsOf: input)
      try? standardInput.fileHandleForWriting.close()
    }
    process.waitUntilExit()
    return Outcome(status: process.terminationStatus, output: outputBytes.wait(), errors: errorBytes.wait())
  }

  static let environment: [String: String] = [
    "HOME": "/nonexistent", "XDG_STATE_HOME": "/nonexistent", "XDG_DATA_HOME": "/nonexistent",
    "XDG_CACHE_HOME": "/nonexistent", "XDG_CONFIG_HOME": "/nonexistent", "LC_ALL": "C.UTF-8", "TZ": "UTC",
    "TERM": "dumb", "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin",
    "SWIFT_BACKTRACE": "enable=no",
    // What a program still holds when it ends is no leak; its globals live as long as it does.
    "ASAN_OPTIONS": "detect_leaks=0",
  ]
}

/// Reads a pipe to its end on a thread of its own.
private final class Collected: @unchecked Sendable {
  private var bytes = Data()
  private let isDone = DispatchSemaphore(value: 0)

  init(_ pipe: Pipe) {
    Thread.detachNewThread { [self] in
      bytes = (try? pipe.fileHandleForReading.readToEnd()) ?? Data()
      isDone.signal()
    }
  }

  func wait() -> [UInt8] {
    isDone.wait()
    return Array(bytes)
  }
}
