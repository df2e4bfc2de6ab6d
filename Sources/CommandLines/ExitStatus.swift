/// What a program says to whoever started it. The numbers are those of `sysexits.h`.
package enum ExitStatus: Int32, Sendable {
  case success = 0
  case queryFailed = 1
  case wrongUsage = 64
  case badData = 65
  /// A file cannot be read, or a server cannot be reached.
  case cannotRead = 66
  case outputFailed = 74
  case interrupted = 130
}
