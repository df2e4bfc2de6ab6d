import CMemory
import Glibc

/// What this process has in memory, and how long it has worked, as Linux tells it.
package enum ResidentMemory {
  package struct Unknown: Error, CustomStringConvertible {
    package let description: String
  }

  /// In KiB: now, and the most since `forgetPeak`.
  package static func measured() throws -> (now: Int, peak: Int) {
    let lines = try status().split(separator: "\n")
    func number(_ name: String) throws -> Int {
      guard let line = lines.first(where: { $0.hasPrefix(name) }),
        let number = line.split(whereSeparator: { !$0.isNumber }).first.flatMap({ Int($0) })
      else { throw Unknown(description: "/proc/self/status has no number in `\(name)`") }
      return number
    }
    return (try number("VmRSS:"), try number("VmHWM:"))
  }

  private static func status() throws -> String {
    guard let file = fopen("/proc/self/status", "r") else {
      throw Unknown(description: "/proc/self/status cannot be read")
    }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 1 << 14)
    let count = fread(&bytes, 1, bytes.count, file)
    return String(decoding: bytes[..<count], as: UTF8.self)
  }

  /// Lets the peak begin again at what is in memory now.
  package static func forgetPeak() throws {
    let file = open("/proc/self/clear_refs", O_WRONLY)
    defer { close(file) }
    guard file >= 0, write(file, "5", 1) == 1 else {
      throw Unknown(description: "/proc/self/clear_refs cannot be written")
    }
  }

  /// Gives free memory back to the system, so that what is left is the table's.
  package static func giveBack() { memory_give_back() }

  /// What all threads of this process have worked so far.
  package static func processorSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
