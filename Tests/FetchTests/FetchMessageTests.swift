import FetchedData
import Foundation
import Perigee
import TestSupport
import Testing

/// What `perigee fetch` says and keeps where a server gives something else than spacecraft, or nothing.
@Suite(.serialized) struct FetchMessageTests {
  @Test func anEmptyListingLeavesWhatIsThere() throws {
    let isEmpty = Flag()
    var listing = Listing()
    listing.trouble = { _ in
      isEmpty.isSet
        ? .answer(status: 200, body: #"{"count":0,"next":null,"previous":null,"results":[]}"#) : nil
    }
    let server = try listing.server()
    defer { server.stop() }
    try FetchRun.withFolder { folder in
      let whole = try FetchRun(server, into: folder)
      #expect(whole.status == 0)
      isEmpty.set()
      for _ in 0..<2 {
        let asked = server.requests.count
        let run = try FetchRun(server, into: folder)
        #expect(run.status == 65 && run.errors.contains("has no spacecraft"), "\(run.errors)")
        #expect(run.errors.contains("what was fetched before is kept"), "\(run.errors)")
        #expect(run.pages == whole.pages && server.requests.count > asked)
        #expect(try FetchedData(FetchFolder(folder.path))?.load().rowCount == 43)
      }
    }
  }

  @Test(arguments: [
    (#"{"id":1,"name":"Agency","abbrev":"A"}"#, "record 1 of its `results` has no `spacecraft_config`"),
    (#"{"a":1}"#, "record 1 of its `results` has no `id`"),
    (#"{"id":1,"name":"x","spacecraft_config":null},{"id":2,"name":"y"}"#, "record 2"),
  ])
  func recordsThatAreNoSpacecraftAreRefused(results: String, reason: String) throws {
    let server = try LoopbackServer { _ in
      .answer(status: 200, body: #"{"count":2,"next":null,"previous":null,"results":[\#(results)]}"#)
    }
    defer { server.stop() }
    try FetchRun.withFolder { folder in
      let run = try FetchRun(server, into: folder)
      #expect(run.status == 65 && run.pages.isEmpty, "\(run.errors)")
      #expect(run.errors.contains("is no page of spacecraft") && run.errors.contains(reason), "\(run.errors)")
    }
  }

  @Test func aServerThatIsSilentIsToldByItsNameAndTheTime() throws {
    let server = try LoopbackServer { _ in .silence(20) }
    defer { server.stop() }
    try FetchRun.withFolder { folder in
      let run = try FetchRun(server, into: folder, ["--timeout", "0.2"])
      #expect(run.status == 66)
      #expect(
        run.errors.hasPrefix(
          "127.0.0.1 gave no answer within 0.2 seconds; asking again in 0.01 seconds\n"), "\(run.errors)")
      #expect(
        run.errors.contains(
          "error: cannot fetch http://127.0.0.1:\(server.port)/2.3.0/spacecraft/?"), "\(run.errors)")
      #expect(
        run.errors.hasSuffix(
          "127.0.0.1 gave no answer within 0.2 seconds, 6 times\n  the next run goes on from here\n"),
        "\(run.errors)")
    }
  }

  @Test func aServerThatIsNotThereIsTold() throws {
    let server = try Listing().server()
    server.stop()
    try FetchRun.withFolder { folder in
      let run = try FetchRun(server, into: folder)
      #expect(run.status == 66)
      #expect(run.errors.hasPrefix("cannot connect to 127.0.0.1; asking again"), "\(run.errors)")
    }
  }

  @Test func errorsAndWarningsAreWrittenAsJSON() throws {
    var listing = Listing()
    listing.count = { $0.number > 2 ? 44 : 43 }
    listing.trouble = { $0.number(of: "offset") == 40 ? .answer(status: 404, body: "") : nil }
    let server = try listing.server()
    defer { server.stop() }
    try FetchRun.withFolder { folder in
      let run = try FetchRun(server, into: folder, ["--errors", "json"])
      #expect(run.status == 66)
      let told = try Table(bytes: Array(run.errors.utf8)).run("select severity, code").text(as: .csv)
      #expect(told == "severity,code\nwarning,bad-data\nerror,cannot-read\n", "\(run.errors)")
    }
    let usage = try FetchRun.perigee.run(["fetch", "--errors=json", "--limit", "0"])
    #expect(usage.status == 64)
    #expect(
      usage.errorText.hasPrefix(#"{"severity":"error","code":"usage","message":"--limit is a number"#),
      "\(usage.errorText)")
  }
}
