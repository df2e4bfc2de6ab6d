import Perigee
import ResultRendering

// Commands that change how a session answers.

extension Shell {
  func chooseFormat(_ arguments: String) -> Bool {
    switch arguments.lowercased() {
    case "": screen.remark("\(state.format?.rawValue ?? "auto"); there are auto, \(Shell.formatNames)\n")
    case "auto": state.format = nil
    default:
      guard let format = format(named: arguments) else { return false }
      state.format = format
    }
    return true
  }

  static var formatNames: String { OutputFormat.allCases.map(\.rawValue).joined(separator: ", ") }

  /// The format of that name in any case; nil where there is none, which has been told.
  func format(named name: String) -> OutputFormat? {
    if let format = OutputFormat(rawValue: name.lowercased()) { return format }
    let names = OutputFormat.allCases.map(\.rawValue)
    let meant = NearestName.to(name, among: names).map { "did you mean `\($0)`? " } ?? ""
    _ = complain("unknown format `\(name)`", hint: "\(meant)there are \(Shell.formatNames)")
    return nil
  }

  func chooseMode(_ arguments: String) -> Bool {
    switch arguments.lowercased() {
    case "": screen.remark("\(state.mode?.rawValue ?? "own"); there are normal, detailed, own\n")
    case "own": state.mode = nil
    default:
      guard let mode = RecordMode(rawValue: arguments.lowercased()) else {
        return complain(
          "unknown mode `\(arguments)`", hint: "there are normal, detailed and own (records as they came)")
      }
      state.mode = mode
    }
    return true
  }

  func chooseTimer(_ arguments: String) -> Bool {
    switch arguments.lowercased() {
    case "on": state.showsTime = true
    case "off": state.showsTime = false
    case "": screen.remark("the timer is \(state.showsTime ? "on" : "off")\n")
    default: return complain(.timer, "`\(arguments)` is neither on nor off")
    }
    return true
  }

  /// Binds a parameter: the first word is its name, all behind it the value, quotes around it left out.
  func set(_ arguments: String) -> Bool {
    let words = ArgumentReader.words(arguments)
    guard let first = words.first else { return complain(.set, "`.set` wants the name of a parameter") }
    let name = first.text.hasPrefix("$") ? String(first.text.dropFirst()) : first.text
    guard ParameterName.isValid(name) else {
      return complain(
        "`\(name)` is not the name of a parameter", hint: "names are letters, digits and `_`; or 1, 2 …")
    }
    let rest = String(decoding: Array(arguments.utf8)[first.range.upperBound...], as: UTF8.self).trimmingSpace
    guard !rest.isEmpty else {
      return state.set(name, to: nil)
        || complain("no parameter `$\(name)` is bound", hint: "`.params` lists them")
    }
    let isQuoted = words.count == 2 && words[1].isClosed && !words[1].isPlain
    state.set(name, to: isQuoted ? words[1].text : rest)
    return true
  }
}
