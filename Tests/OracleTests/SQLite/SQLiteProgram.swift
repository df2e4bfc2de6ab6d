import Values

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The program `sqlite3`, if there is one on the path.
enum SQLiteProgram {
  enum Outcome {
    case output(String)
    case notInstalled
    case failed(String)
  }

  /// Runs a script in memory, reading from and writing to unnamed files, so that neither side waits for the other.
  static func run(_ script: String) -> Outcome {
    guard let input = tmpfile(), let output = tmpfile() else { return .failed("no temporary files") }
    defer {
      fclose(input)
      fclose(output)
    }
    let bytes = Array(script.utf8)
    guard fwrite(bytes, 1, bytes.count, input) == bytes.count, fflush(input) == 0 else {
      return .failed("the script cannot be written")
    }
    rewind(input)
    switch status(input: fileno(input), output: fileno(output)) {
    case nil: return .notInstalled
    case 0: return .output(contents(of: output))
    case let status?: return .failed("sqlite3 ends with \(status)\n\(contents(of: output).suffix(2_000))")
    }
  }

  /// The program's exit status; nil where it cannot be started.
  private static func status(input: Int32, output: Int32) -> Int32? {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
    #else
      var actions = posix_spawn_file_actions_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (from, to) in [(input, 0), (output, 1), (output, 2)] as [(Int32, Int32)] {
      posix_spawn_file_actions_adddup2(&actions, from, to)
    }
    let arguments = ["sqlite3", "-init", "/dev/null", "-batch", "-bail", "-list", "-noheader", ":memory:"]
    var pointers = arguments.map { strdup($0) } + [nil]
    defer { for pointer in pointers { free(pointer) } }
    var process = pid_t()
    guard posix_spawnp(&process, "sqlite3", &actions, nil, &pointers, environ) == 0 else { return nil }
    var status: Int32 = 0
    while waitpid(process, &status, 0) == -1 && errno == EINTR {}
    // A shell that cannot find a program ends so too.
    return status >> 8 == 127 ? nil : status
  }

  private static func contents(of file: UnsafeMutablePointer<FILE>) -> String {
    rewind(file)
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&piece, 1, piece.count, file)
      if count == 0 { break }
      bytes += piece[..<count]
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Says at the very end of the test run that this oracle was missing.
  static func announceAbsence() {
    atexit {
      let line = Array("SQLite oracle: not run, sqlite3 is not installed\n".utf8)
      try? Platform.write(line.span, to: Platform.standardError)
    }
  }
}
