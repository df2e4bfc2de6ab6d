import FetchedData
import Foundation
import LaunchLibrary
import Perigee
import TestSupport
import Testing

/// `perigee fetch` against a server on the loopback interface that behaves as Launch Library 2 does, and worse.
@Suite(.serialized) struct FetchTests {
  @Test func everyPageIsBrought() throws {
    let server = try Listing().server()
    defer { server.stop() }
    try FetchRun.withFolder { folder in
      let run = try FetchRun(server, into: folder)
      #expect(run.status == 0, "\(run.errors)")
      #expect(run.names == FetchRun.wholeNames)
      #expect(run.errors.contains("page 5: 43 of 43 spacecraft"))
      #expect(server.requests.count == 5)
      #expect(server.requests.allSatisfy { $0.headers["user-agent"]?.hasPrefix("perigee-fetch/") == true })
      #expect(server.requests[0].target == "/2.3.0/spacecraft/?format=json&limit=10&mode=normal&ordering=id")
      let pages = try Table(contentsOfFolder: folder.path, shapes: LaunchLibrary.shapes)
      #expect(pages.columns == Table.spacecraft.columns)
      let snapshot = try Table(snapshot: folder.appendingPathComponent("spacecraft.perigee").path)
      #expect(snapshot.columns == Table.spacecraft.columns)
    }
  }

  @Test func whatWasFetchedIsTheDataOfTheProgram() throws {
    let server = try Listing().server()
    defer { server.stop() }
    try FetchRun.withFolder { home in
      let environment = ["XDG_DATA_HOME": home.path]
      let address = "http://127.0.0.1:\(server.port)"
      let fetched = try FetchRun.perigee.run(
        ["fetch", "--base-url", address, "-q"], environment: environment)
      #expect(fetched.status == 0 && fetched.errors.isEmpty, "\(fetched.errorText)")
      let count = try FetchRun.perigee.run(["-f", "csv", "select count()"], environment: environment)
      #expect(count.outputText == "count()\n43\n")
      let version = try FetchRun.perigee.run(["--version"], environment: environment).outputText
      #expect(version.contains("data: 43 spacecraft fetched just now at 20"), "\(version)")
      #expect(version.contains("\(home.path)/perigee"))
      let fields = try FetchRun.perigee.run(["--fields"], environment: environment)
      #expect(fields.errorText.contains("43 spacecraft fetched just now"))
      // Of what is cut short the pages are read again.
      try Data([1, 2, 3]).write(to: home.appendingPathComponent("perigee/spacecraft.perigee"))
      let again = try FetchRun.perigee.run(["-f", "csv", "select count()"], environment: environment)
      #expect(again.outputText == "count()\n43\n", "\(again.errorText)")
    }
  }

  static let troubles: [(String, LoopbackServer.Reaction)] = [
    ("asked to wait", .answer(status: 429, headers: ["Retry-After": "0"], body: "")),
    (
      "told to wait",
      .answer(status: 429, body: #"{"detail":"Request was throttled. Expected available in 1 seconds."}"#)
    ),
    ("unavailable", .answer(status: 503, body: "<html>")), ("broken", .answer(status: 500, body: "")),
    ("cut", .wrongLength(100_000, body: #"{"count":43,"#)), ("silent", .silence(3)), ("hung up", .hangUp),
    ("no JSON", .answer(status: 200, body: #"{"count":43,"results":["#)),
    ("no page", .answer(status: 200, body: #"{"detail":"maintenance"}"#)),
    (
      "no spacecraft",
      .answer(
        status: 200, body: #"{"count":1,"next":null,"results":[{"id":"x","name":1,"spacecraft_config":2}]}"#)
    ),
  ]

  @Test(arguments: 0..<troubles.count)
  func passingTroubleIsBorne(index: Int) throws {
    let reaction = Self.troubles[index].1
    var listing = Listing()
    listing.trouble = { $0.number == 3 ? reaction : nil }
    let server = try listing.server()
    defer { server.stop() }
    try FetchRun.withFolder { folder in
      let run = try FetchRun(server, into: folder)
      #expect(run.status == 0 && run.names == FetchRun.wholeNames, "\(Self.troubles[index].0): \(run.errors)")
      #expect(server.requests.count == 6)
    }
  }

  @Test(arguments: [
    (LoopbackServer.Reaction.answer(status: 503, body: ""), 66), (.hangUp, 66),
    (.answer(status: 404, body: ""), 66),
    (.answer(status: 200, body: "{"), 65), (.wrongLength(9, body: "{"), 66),
    (.answer(status: 200, body: #"{"count":-1,"results":[]}"#), 65),
    (.answer(status: 429, headers: ["Retry-After": "9999999"], body: ""), 66),
    (.answer(status: 429, headers: ["Retry-After": "1e300"], body: ""), 66),
  ])
  func lastingTroubleEndsAndTheNextRunGoesOn(reaction: LoopbackServer.Reaction, status: Int) throws {
    try FetchRun.withFolder { folder in
      var listing = Listing()
      listing.trouble = { $0.number(of: "offset") == 30 ? reaction : nil }
      let server = try listing.server()
      defer { server.stop() }
      let broken = try FetchRun(server, into: folder)
      #expect(broken.status == Int32(status), "\(broken.errors)")
      #expect(broken.pages.isEmpty && !broken.names.contains("spacecraft.perigee"))
      #expect(FetchedData(FetchFolder(folder.path)) == nil)
      let healthy = try LoopbackServer { request in
        .answer(status: 200, body: Listing().body(of: request))
      }
      defer { healthy.stop() }
      // The state tells of a server at another port: everything is fetched again.
      let anew = try FetchRun(healthy, into: folder)
      #expect(anew.status == 0 && anew.names == FetchRun.wholeNames && healthy.requests.count == 5)
    }
  }

  @Test func aFetchThatEndedGoesOnWhereItStopped() throws {
    try FetchRun.withFolder { folder in
      let isHealthy = Flag()
      var listing = Listing()
      listing.trouble = {
        !isHealthy.isSet && $0.number(of: "offset") == 30 ? .answer(status: 404, body: "") : nil
      }
      let server = try listing.server()
      defer { server.stop() }
      #expect(try FetchRun(server, into: folder).status == 66)
      let asked = server.requests.count
      isHealthy.set()
      let run = try FetchRun(server, into: folder)
      #expect(run.status == 0 && run.names == FetchRun.wholeNames, "\(run.errors)")
      #expect(server.requests.count == asked + 2)
      #expect(run.errors.contains("going on behind page 3"))
    }
  }

  @Test(arguments: [
    "http://localhost:1/2.3.0/spacecraft/?offset=10", "https://127.0.0.1/2.3.0/spacecraft/?offset=10",
    "file:///etc/passwd", "//other.example/x", "http://[", "ftp://127.0.0.1/", "http://user@HOST/x", "SELF",
    "FIRST",
  ])
  func aNextThatLeadsElsewhereIsNotFollowed(next: String) throws {
    var listing = Listing()
    listing.next = { request, _ in
      let host = request.headers["host"] ?? ""
      switch next {
      case "SELF": return "http://\(host)\(request.target)"
      case "FIRST":
        return request.number == 1
          ? "http://\(host)/2.3.0/spacecraft/?offset=10"
          : "http://\(host)/2.3.0/spacecraft/?format=json&limit=10&mode=normal&ordering=id"
      default: return next.replacingOccurrences(of: "HOST", with: host)
      }
    }
    let server = try listing.server()
    defer { server.stop() }
    try FetchRun.withFolder { folder in
      let run = try FetchRun(server, into: folder)
      #expect(run.status == 65 && run.pages.isEmpty, "\(run.errors)")
      #expect(run.errors.contains("the next page is said to be"), "\(run.errors)")
      #expect(server.requests.count == (next == "FIRST" ? 2 : 1))
    }
  }

  @Test func aRedirectionToAnotherServerIsNotFollowed() throws {
    let other = try Listing().server()
    defer { other.stop() }
    let port = other.port
    let server = try LoopbackServer { _ in
      .answer(status: 302, headers: ["Location": "http://127.0.0.1:\(port)/2.3.0/spacecraft/"], body: "")
    }
    defer { server.stop() }
    try FetchRun.withFolder { folder in
      let run = try FetchRun(server, into: folder)
      #expect(run.status == 66 && run.pages.isEmpty, "\(run.errors)")
      #expect(other.requests.isEmpty)
    }
  }

  @Test func aCountThatChangesIsTold() throws {
    var listing = Listing()
    listing.count = { $0.number > 2 ? 44 : 43 }
    let server = try listing.server()
    defer { server.stop() }
    try FetchRun.withFolder { folder in
      let run = try FetchRun(server, into: folder)
      #expect(run.status == 0)
      #expect(run.errors.contains("warning: the number of spacecraft changed from 43 to 44"), "\(run.errors)")
    }
  }

  /// Killed again and again at any time, it ends with the pages of a run that nobody disturbed; on the way what the
  /// folder offers is nothing, or all of it.
  @Test func whereverItIsKilledTheNextRunsEndTheSame() throws {
    let seed = RandomTestSettings(defaultRounds: 1).seed
    var generator = SeededGenerator(seed: seed)
    var listing = Listing()
    listing.trouble = { _ in
      Thread.sleep(forTimeInterval: 0.02)
      return nil
    }
    let server = try listing.server()
    defer { server.stop() }
    try FetchRun.withFolder { undisturbed in
      let whole = try FetchRun(server, into: undisturbed)
      #expect(whole.status == 0)
      for round in 0..<8 {
        try FetchRun.withFolder { folder in
          for _ in 0..<4 {
            try Self.kill(after: Double.random(in: 0.05...0.6, using: &generator), server, folder)
            if let data = FetchedData(FetchFolder(folder.path)) {
              #expect((try? data.load().rowCount) == 43, "PERIGEE_SEED=\(seed), round \(round)")
            }
          }
          let run = try FetchRun(server, into: folder)
          #expect(
            run.status == 0 && run.pages == whole.pages, "PERIGEE_SEED=\(seed), round \(round): \(run.errors)"
          )
          #expect(run.names == FetchRun.wholeNames, "PERIGEE_SEED=\(seed), round \(round)")
        }
      }
    }
  }

  private static func kill(after seconds: Double, _ server: LoopbackServer, _ folder: URL) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: BuiltProgram("perigee-fetch").path)
    process.arguments =
      ["--base-url", "http://127.0.0.1:\(server.port)/2.3.0/", "-o", folder.path, "--limit", "10", "-q"]
    process.standardError = FileHandle.nullDevice
    try process.run()
    Thread.sleep(forTimeInterval: seconds)
    Foundation.kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }

  @Test func aMoveThatWasBrokenOffIsEnded() throws {
    let server = try Listing().server()
    defer { server.stop() }
    try FetchRun.withFolder { folder in
      let whole = try FetchRun(server, into: folder)
      let place = FetchFolder(folder.path)
      // As a fetch leaves things that is killed between two of its moves.
      let manager = FileManager.default
      try manager.createDirectory(atPath: place.incoming, withIntermediateDirectories: false)
      for name in place.pageNames.suffix(3) {
        try manager.moveItem(atPath: place.page(name), toPath: place.incomingPage(name))
      }
      let first =
        "http://127.0.0.1:\(server.port)/2.3.0/spacecraft/?format=json&limit=10&mode=normal&ordering=id"
      try Data(#"{"first":"\#(first)","pageCount":5,"recordCount":43,"asked":[],"countChanged":false}"#.utf8)
        .write(to: URL(fileURLWithPath: place.state))
      try Data().write(to: URL(fileURLWithPath: place.moveMark))
      #expect(try FetchedData(place)?.load().rowCount == 43)
      let asked = server.requests.count
      let run = try FetchRun(server, into: folder)
      #expect(
        run.status == 0 && run.pages == whole.pages && run.names == FetchRun.wholeNames, "\(run.errors)")
      #expect(server.requests.count == asked)
    }
  }

  @Test func fewerPagesTakeThePlaceOfMore() throws {
    let server = try Listing().server()
    defer { server.stop() }
    try FetchRun.withFolder { folder in
      #expect(try FetchRun(server, into: folder).names == FetchRun.wholeNames)
      let run = try FetchRun(server, into: folder, limit: 40)
      #expect(run.names == [".lock", "spacecraft-00001.json", "spacecraft-00002.json", "spacecraft.perigee"])
    }
  }

  @Test(arguments: [
    ["--limit", "0"], ["--limit", "101"], ["--base-url", "ftp://x"], ["--base-url", "x"], ["--mode", "list"],
    ["x"],
    ["--timeout", "0"], ["--pause", "-1"], ["-o", ""],
  ])
  func wrongUsageIsTold(arguments: [String]) throws {
    let run = try FetchRun.perigee.run(["fetch"] + arguments)
    #expect(run.status == 64 && !run.errors.isEmpty)
  }

  @Test func aFolderThatCannotBeWrittenIsTold() throws {
    let server = try Listing().server()
    defer { server.stop() }
    let run = try FetchRun.perigee.run([
      "fetch", "--base-url", "http://127.0.0.1:\(server.port)", "-o", "/dev/null/x",
    ])
    #expect(run.status == 74, "\(run.errorText)")
    #expect(server.requests.isEmpty)
  }
}
