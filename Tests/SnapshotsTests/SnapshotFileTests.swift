import Foundation
import LaunchLibrary
import Perigee
import TestSupport
import Testing

/// Snapshots as files: how they are found, written, mapped and refused.
@Suite struct SnapshotFileTests {
  private static let perigee = BuiltProgram("perigee")
  private static let query = "where in_space and flights_count > 1 order by -time_in_space"

  /// A folder of its own, taken away afterwards.
  private func withFolder(_ body: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("perigee-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder)
  }

  @Test(arguments: [true, false])
  func whatWasWrittenIsOpened(mapped: Bool) throws {
    try withFolder { folder in
      let path = folder.appendingPathComponent("craft").path
      try Table.spacecraft.write(to: path)
      let table = try Table(snapshot: path, shapes: LaunchLibrary.shapes, mapped: mapped)
      #expect(table.columns == Table.spacecraft.columns)
      let request = try table.run("/spacecraft/?in_space=true&limit=2")
      #expect(request.rowCount == 2)
    }
  }

  @Test func resultsKeepTheFileThatTheyCameFrom() throws {
    try withFolder { folder in
      let path = folder.appendingPathComponent("craft").path
      try Table.spacecraft.write(to: path)
      var table: Table? = try Table(snapshot: path)
      let result = try #require(try table?.run(Self.query))
      table = nil
      try Table(json: "[{\"a\":1}]").write(to: path)
      #expect(result.text(as: .csv) == (try Table.spacecraft.run(Self.query)).text(as: .csv))
      try FileManager.default.removeItem(atPath: path)
      #expect(result.text(as: .json) == (try Table.spacecraft.run(Self.query)).text(as: .json))
    }
  }

  @Test func aSnapshotIsToldByItsContent() throws {
    try withFolder { folder in
      let path = folder.appendingPathComponent("craft.json").path
      try Table.spacecraft.write(to: path)
      let table = try Table(contentsOfFile: path, shapes: LaunchLibrary.shapes)
      #expect(table.columns == Table.spacecraft.columns)
      let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
      #expect(try Table(bytes: bytes, shapes: LaunchLibrary.shapes).columns == Table.spacecraft.columns)
    }
  }

  @Test func severalSnapshotsAndOtherFilesAreOneTable() throws {
    try withFolder { folder in
      let (first, second) = (folder.appendingPathComponent("a").path, folder.appendingPathComponent("b.json"))
      try Table(json: #"[{"a":1,"t":"P1D"},{"t":null}]"#).write(to: first)
      try Data(#"[{"a":0.5,"x":[1]}]"#.utf8).write(to: second)
      let joined = try Table(contentsOfFiles: [first, second.path, first])
      let read = try Table(
        json: #"[{"a":1,"t":"P1D"},{"t":null},{"a":0.5,"x":[1]},{"a":1,"t":"P1D"},{"t":null}]"#)
      #expect(joined.columns == read.columns)
    }
  }

  @Test func aFileThatCannotBeWrittenLeavesNothingBehind() throws {
    try withFolder { folder in
      let path = folder.appendingPathComponent("taken").path
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
      for target in [path, "/dev/null/craft", "", "a\0b"] {
        let error = try #require(throws: DataError.self) { try Table.spacecraft.write(to: target) }
        #expect(error.diagnostics.map(\.code) == [.cannotWrite], "\(target)")
      }
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["taken"])
    }
  }

  /// Beside the link, in another folder, through a second link, and where nothing is there yet.
  @Test(arguments: [true, false])
  func aLinkStaysAndWhatItLeadsToIsReplaced(isThere: Bool) throws {
    try withFolder { folder in
      let manager = FileManager.default
      let path = { (name: String) in folder.appendingPathComponent(name).path }
      try manager.createDirectory(atPath: path("kept"), withIntermediateDirectories: false)
      if isThere { try Table(json: "[{\"a\":1}]").write(to: path("kept/craft")) }
      try manager.createSymbolicLink(atPath: path("near"), withDestinationPath: "kept/craft")
      try manager.createSymbolicLink(atPath: path("far"), withDestinationPath: path("near"))
      try Table.spacecraft.write(to: path("far"))
      #expect(try manager.destinationOfSymbolicLink(atPath: path("far")) == path("near"))
      #expect(try manager.destinationOfSymbolicLink(atPath: path("near")) == "kept/craft")
      #expect(try Table(snapshot: path("kept/craft")).columns == Table.spacecraft.columns)
      #expect(try manager.contentsOfDirectory(atPath: path("kept")) == ["craft"])
    }
  }

  @Test func aLinkThatLeadsToItselfIsRefused() throws {
    try withFolder { folder in
      let path = folder.appendingPathComponent("loop").path
      try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: "loop")
      let error = try #require(throws: DataError.self) { try Table.spacecraft.write(to: path) }
      #expect(error.description.hasSuffix("Too many levels of symbolic links"), "\(error)")
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["loop"])
    }
  }

  @Test func whatCannotBeReadIsTold() throws {
    for path in ["/nonexistent", "/", "/dev/null", ""] {
      let error = try #require(throws: DataError.self) { try Table(snapshot: path) }
      #expect(error.diagnostics.map(\.code) == [.cannotRead], "\(path)")
    }
    let error = try #require(throws: DataError.self) {
      try Table(snapshot: ProjectFiles.root.appendingPathComponent("Package.swift").path)
    }
    #expect(error.diagnostics.map(\.code) == [.badData])
  }

  @Test func theProgramSavesAndOpens() throws {
    try withFolder { folder in
      let path = folder.appendingPathComponent("craft").path
      let saved = try Self.perigee.run(["save", path])
      #expect(saved.status == 0 && saved.output.isEmpty && saved.errors.isEmpty)
      let (again, embedded) = (
        try Self.perigee.run(["-d", path, Self.query]), try Self.perigee.run([Self.query])
      )
      #expect(again.status == 0 && again.output == embedded.output)
      let data = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
      let piped = try Self.perigee.run(["-d", "-", Self.query], input: data)
      #expect(piped.output == embedded.output)
      let fields = try Self.perigee.run(["-d", path, "--fields"])
      #expect(fields.output == (try Self.perigee.run(["--fields"])).output)
    }
  }

  @Test func theProgramRefusesDamageAsBadData() throws {
    try withFolder { folder in
      let path = folder.appendingPathComponent("craft")
      try Table.spacecraft.write(to: path.path)
      let whole = [UInt8](try Data(contentsOf: path))
      for place in [0, 3, 8, 16, 24, 40, 70, whole.count / 2, whole.count - 1] {
        var damaged = whole
        damaged[place] ^= 0x20
        try Data(damaged).write(to: path)
        let run = try Self.perigee.run(["-d", path.path, "select count()"])
        #expect(run.status == 65 && run.output.isEmpty, "\(place): \(run.errorText)")
        #expect(run.errorText.contains("snapshot"), "\(place): \(run.errorText)")
      }
      for length in [1, 7, 8, 63, 64, 72, whole.count - 1] {
        try Data(whole[..<length]).write(to: path)
        let run = try Self.perigee.run(["-d", path.path, "select count()"])
        #expect(run.status == 65 && run.errorText.contains("snapshot"), "\(length): \(run.errorText)")
      }
    }
  }
}
