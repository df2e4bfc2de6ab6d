/// What the program says to whoever started it. The numbers are those of `sysexits.h`.
enum ExitStatus: Int32 {
  case success = 0
  case queryFailed = 1
  case wrongUsage = 64
  case badData = 65
  case cannotRead = 66
  case outputFailed = 74
  case interrupted = 130
}
