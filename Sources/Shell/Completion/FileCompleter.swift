import Perigee

/// Finds the files that may be meant by the beginning of a path.
struct FileCompleter {
  private let environment: ShellEnvironment

  init(_ environment: ShellEnvironment) { self.environment = environment }

  /// The entries of the folder that the path leads to; hidden ones only where a point is typed. Folders end in `/`, and
  /// something may follow them.
  func completions(at place: ArgumentPlace) -> LineCompletions {
    let slash = place.written.lastIndex(of: "/")
    let folder = slash.map { String(place.written[...$0]) } ?? ""
    let beginning = slash.map { String(place.written[place.written.index(after: $0)...]) } ?? place.written
    let path = folder.isEmpty ? "." : environment.expanded(folder)
    guard let names = try? Platform.entries(ofDirectory: path) else {
      return .none(at: place.range.upperBound)
    }
    let fitting = names.filter { name in
      name.hasPrefix(beginning) && (beginning.hasPrefix(".") || !name.hasPrefix("."))
    }
    .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    let shown = fitting.prefix(ShellCompleter.mostCandidates).map { name in
      let isFolder = Platform.isDirectory("\(path)/\(name)")
      let written = ArgumentReader.written(isFolder ? "\(folder)\(name)/" : folder + name)
      // The quote behind a folder is left open for what follows.
      let isQuoted = written.hasSuffix("'") && isFolder
      return LineCompletions.Candidate(
        isQuoted ? String(written.dropLast()) : written, detail: isFolder ? "folder" : "",
        isFinished: !isFolder)
    }
    return LineCompletions(
      replaced: place.range, candidates: Array(shown), omitted: fitting.count - shown.count)
  }
}
