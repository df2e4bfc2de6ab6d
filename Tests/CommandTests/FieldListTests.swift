import TestSupport
import Testing

/// `--fields`: what the fields of the data are like, in every format.
@Suite struct FieldListTests {
  private static let data = #"""
    [{"id":1,"name":"b","time":"P1DT2H","tags":["x","y"],"at":{"name":"Oslo","high":4.5},"launches":[{"year":2001},{"year":null}],"any":1},
    {"id":2,"name":"a","time":"PT3M51S","tags":[],"at":null,"launches":[{"year":1999}],"any":"x","on":true},
    {"id":4,"name":"b","time":null,"tags":null,"at":{"name":"Quito"},"launches":[],"odd name":"2019-03-02"}]
    """#

  private func list(_ format: String) throws -> String {
    let run = try CommandTests.perigee.run(
      ["-d", "-", "--fields", "-f", format], input: Array(Self.data.utf8))
    // People are told which data they are.
    let isForPeople = ["table", "markdown", "line"].contains(format)
    let told = isForPeople ? "3 rows of standard input\n" : ""
    #expect(run.status == 0 && run.errorText == told, "\(run.errorText)")
    return run.outputText
  }

  @Test func aTableShowsDurationsForPeople() throws {
    #expect(
      try list("table") == """
        ┌───────────────┬────────────────┬───────┬──────────┬────────────┬────────────┐
        │ field         │ type           │ nulls │ distinct │ smallest   │ largest    │
        ├───────────────┼────────────────┼───────┼──────────┼────────────┼────────────┤
        │ id            │ integer        │     0 │        3 │ 1          │ 4          │
        │ name          │ text           │     0 │        2 │ a          │ b          │
        │ time          │ duration       │     1 │        2 │ 3m 51s     │ 1d 2h      │
        │ tags          │ list of text   │     1 │     null │ 0          │ 2          │
        │ at            │ record         │     1 │     null │ null       │ null       │
        │ at.name       │ text           │     1 │        2 │ Oslo       │ Quito      │
        │ at.high       │ real           │     2 │        1 │ 4.5        │ 4.5        │
        │ launches      │ list of record │     0 │     null │ 0          │ 2          │
        │ launches.year │ integer        │     1 │        2 │ 1999       │ 2001       │
        │ any           │ text           │     1 │        2 │ 1          │ x          │
        │ on            │ boolean        │     2 │        1 │ true       │ true       │
        │ `odd name`    │ date           │     2 │        1 │ 2019-03-02 │ 2019-03-02 │
        └───────────────┴────────────────┴───────┴──────────┴────────────┴────────────┘
        12 rows

        """)
  }

  @Test func programsReadItLikeAnyAnswer() throws {
    let lines = try list("ndjson").split(separator: "\n").map(String.init)
    #expect(lines[0] == #"{"field":"id","type":"integer","nulls":0,"distinct":3,"smallest":1,"largest":4}"#)
    #expect(
      lines[2]
        == #"{"field":"time","type":"duration","nulls":1,"distinct":2,"smallest":"PT3M51S","largest":"P1DT2H"}"#
    )
    #expect(
      lines[4] == #"{"field":"at","type":"record","nulls":1,"distinct":null,"smallest":null,"largest":null}"#)
    #expect(
      lines[10] == #"{"field":"on","type":"boolean","nulls":2,"distinct":1,"smallest":true,"largest":true}"#)
    #expect(try list("json") == "[\(lines.joined(separator: ","))]\n")
    #expect(try list("csv").hasPrefix("field,type,nulls,distinct,smallest,largest\nid,integer,0,3,1,4\n"))
    #expect(
      try list("tsv").hasPrefix("field\ttype\tnulls\tdistinct\tsmallest\tlargest\nid\tinteger\t0\t3\t1\t4\n"))
    #expect(try list("markdown").hasPrefix("| field         | type           | nulls | distinct |"))
    #expect(try list("line").hasPrefix("field = id\ntype = integer\nnulls = 0\ndistinct = 3\n"))
  }

  @Test func theEmbeddedSpacecraftAreListedWithoutAQuery() throws {
    let run = try CommandTests.perigee.run(["--fields", "-f", "csv"])
    #expect(run.outputText.contains("\nflights_count,integer,0,8,0,28\n"), "\(run.outputText)")
    #expect(run.outputText.contains("\nspacecraft_config.agency.name,text,0,"))
    #expect(run.status == 0)
  }

  @Test(arguments: [
    (["--fields", "where id = 1"], "runs no query, but `where id = 1` is given"),
    (["--fields", "-i", "x"], "leave out --input, --show-query and --param"),
    (["--fields", "--show-query"], "leave out --input, --show-query and --param"),
    (["--fields", "--param", "x=1"], "leave out --input, --show-query and --param"),
  ])
  func aQueryBesideItIsWrongUsage(arguments: [String], message: String) throws {
    let run = try CommandTests.perigee.run(arguments)
    #expect(run.status == 64 && run.outputText == "")
    #expect(run.errorText.contains(message), "\(run.errorText)")
  }
}
