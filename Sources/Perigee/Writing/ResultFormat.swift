package import ResultRendering

/// A way to write an answer. The raw values are the names that the program `perigee` gives them.
public enum ResultFormat: String, Hashable, Sendable, CaseIterable {
  /// A drawn table, for people.
  case table
  /// A table as GitHub's Markdown writes it.
  case markdown
  /// RFC 4180 with a header line; null is empty, empty text `""`.
  case csv
  /// The same with tabs in place of commas.
  case tsv
  /// One array of objects on one line.
  case json
  /// An object a line.
  case ndjson
  /// A line a value, `name = value`, and a blank line between rows.
  case line
}

/// How an answer is written.
public struct WritingOptions: Hashable, Sendable {
  /// Which fields whole records have in the formats that hold everything.
  public enum Mode: Hashable, Sendable {
    /// Without the fields that only detailed records have.
    case normal
    /// All that there are.
    case detailed
  }

  /// The width that a drawn table must fit, in columns of a terminal; nil where nothing may be cut or left out.
  public var width: Int?
  /// True where the reader understands the colours of a terminal.
  public var isColored: Bool
  /// Nil for the fields that the records came with.
  public var mode: Mode?

  /// Makes options. Without arguments nothing is cut, coloured or left out.
  public init(width: Int? = nil, isColored: Bool = false, mode: Mode? = nil) {
    self.width = width
    self.isColored = isColored
    self.mode = mode
  }
}

extension ResultFormat {
  var output: OutputFormat {
    switch self {
    case .table: .table
    case .markdown: .markdown
    case .csv: .csv
    case .tsv: .tsv
    case .json: .json
    case .ndjson: .ndjson
    case .line: .line
    }
  }
}

extension WritingOptions {
  var rendering: RenderingOptions {
    RenderingOptions(width: width, isColored: isColored, mode: mode?.recordMode)
  }
}

extension WritingOptions.Mode {
  /// The same in the terms of the renderers.
  package var recordMode: RecordMode {
    switch self {
    case .normal: .normal
    case .detailed: .detailed
    }
  }
}
