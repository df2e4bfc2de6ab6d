public import TableReading
import Values

// All forms of data are told by their content first and by their name second: pages of Launch Library 2, an array of
// JSON objects, one object, objects behind one another (NDJSON), CSV and TSV with a header line, snapshots. Files are
// read piece by piece; a file of lines (NDJSON, CSV, TSV) on several threads; a snapshot is mapped.

extension Table {
  /// Loads a file.
  ///
  ///     let table = try Table(contentsOfFile: "spacecraft.json", shapes: LaunchLibrary.shapes)
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - shapes: Forms of data whose types are known beforehand, such as `LaunchLibrary.shapes`. Data that
  ///     have none of them get the types that their values show.
  ///   - options: Who is told of the progress, and who may stop it.
  /// - Throws: `DataError` where the file cannot be read or is wrong, with the place.
  public init(
    contentsOfFile path: String, shapes: [TableShape] = [], options: LoadingOptions = LoadingOptions()
  ) throws(DataError) {
    try self.init(contentsOfFiles: [path], shapes: shapes, options: options)
  }

  /// Loads several files as one table: the pages of one listing, say. Fields are united by name and get types by the
  /// rule for one file; records of Launch Library 2 with the same id are one, with the later one's content.
  ///
  /// - Throws: `DataError` where a file cannot be read or is wrong, with its name and the place.
  public init(
    contentsOfFiles paths: [String], shapes: [TableShape] = [], options: LoadingOptions = LoadingOptions()
  ) throws(DataError) {
    try self.init(files: paths.map { DataFile(path: $0) }, shapes: shapes, options: options)
  }

  /// Loads the data files of a folder as one table: `*.json`, `*.ndjson`, `*.jsonl`, `*.csv` and `*.tsv`, not those of
  /// its sub-folders, by name in the order of code points.
  ///
  /// - Throws: `DataError` where the folder holds none, or a file cannot be read or is wrong.
  public init(
    contentsOfFolder path: String, shapes: [TableShape] = [], options: LoadingOptions = LoadingOptions()
  ) throws(DataError) {
    try self.init(files: DataFile.files(inFolder: path), shapes: shapes, options: options)
  }

  /// Loads bytes that are there already.
  ///
  /// - Parameters:
  ///   - bytes: The data.
  ///   - name: What the data are called in errors; its ending tells the form where the content does not.
  ///   - shapes: Forms of data whose types are known beforehand.
  ///   - options: Who is told of the progress, and who may stop it.
  /// - Throws: `DataError` with the place where the data are wrong, also where they are not UTF-8.
  public init(
    bytes: [UInt8], named name: String = "data", shapes: [TableShape] = [],
    options: LoadingOptions = LoadingOptions()
  ) throws(DataError) {
    try self.init(files: [DataFile(name: name, bytes: bytes)], shapes: shapes, options: options)
  }

  /// Loads JSON text.
  ///
  /// - Throws: `DataError` with the place where the text is wrong.
  public init(json text: String, shapes: [TableShape] = []) throws(DataError) {
    try self.init(bytes: Array(text.utf8), named: "json", shapes: shapes)
  }

  /// Loads a stream of pieces of bytes, say from a download. The bytes are kept until the stream has ended, and then
  /// read; pieces may be cut anywhere.
  ///
  /// - Parameters:
  ///   - chunks: The pieces, in order.
  ///   - name: What the data are called in errors; its ending tells the form where the content does not.
  ///   - shapes: Forms of data whose types are known beforehand.
  ///   - options: Who is told of the progress, and who may stop it.
  /// - Throws: `DataError` where the data are wrong or the loading is cancelled.
  public init(
    chunks: some Sequence<some Sequence<UInt8>>, named name: String = "stream", shapes: [TableShape] = [],
    options: LoadingOptions = LoadingOptions()
  ) throws(DataError) {
    var stream = StreamedBytes(name: name, options: options)
    for chunk in chunks { try stream.append(chunk) }
    try self.init(bytes: stream.bytes, named: name, shapes: shapes, options: options)
  }

  /// Loads several files as one table.
  package init(
    files: [DataFile], shapes: [TableShape], options: LoadingOptions = LoadingOptions()
  ) throws(DataError) {
    try self.init(files: files, shapes: shapes, watch: options.watch())
  }

  init(files: [DataFile], shapes: [TableShape], watch: ReadingWatch) throws(DataError) {
    if let first = files.first, files.count == 1, let file = try first.snapshot() {
      self = try Table(snapshot: file, named: first.input.name, shapes: shapes)
      return
    }
    var readable: [DataFile] = []
    for file in files { readable.append(files.count == 1 ? file : try file.readable(shapes)) }
    do {
      let (columns, warnings) = try TableReader.read(readable.map(\.input), shapes: shapes, watch: watch)
      self.init(columns, shapes: shapes, warnings: warnings)
    } catch {
      throw DataError(diagnostics: error.diagnostics, source: error.source)
    }
  }
}
