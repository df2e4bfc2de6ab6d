import LaunchLibrary
import Perigee
import QueryCompletion
import Testing

/// Fields, by their beginning, by a word in them and by the end of their path.
@Suite struct FieldCompletionTests {
  @Test func fieldsThatAreShownComeFirstAndAllHaveTheirTypes() {
    let fields = Completing.candidates("where |", kind: .field)
    #expect(fields.map(\.text).starts(with: ["id", "name", "in_space"]))
    #expect(fields.count == Table.spacecraft.fieldNames.count)
    #expect(fields.first { $0.text == "time_in_space" }?.detail == "duration")
    #expect(fields.first { $0.text == "status" }?.detail == "record")
    #expect(fields.first { $0.text == "status" }?.isFinished == false)
  }

  @Test func aWordInsideANameIsFoundBehindItsBeginning() {
    let found = Completing.texts("where ti|", kind: .field)
    #expect(found.starts(with: ["time_in_space", "time_docked"]))
    let middle = Completing.texts("select turn|", kind: .field)
    #expect(middle.first == "fastest_turnaround")
    #expect(Completing.texts("select SPACE|", kind: .field).contains("in_space"))
  }

  @Test func aFieldOfARecordIsFoundByTheEndOfItsPath() {
    let found = Completing.candidates("where abb|", kind: .field)
    #expect(found.first?.text == "abbrev")
    #expect(found.first?.detail == "text, spacecraft_config.agency.abbrev")
    #expect(Completing.texts("where agency.|").contains("abbrev"))
    #expect(Completing.texts("where agency.ab|") == ["abbrev"])
    #expect(Completing.texts("select spacecraft_config.agency.na|") == ["name"])
    #expect(Completing.texts("where nonsense.|") == [])
  }

  @Test func aRecordThatIsTypedWholeGoesOn() {
    #expect(Completing.texts("where status|", kind: .field).contains("status."))
    #expect(!Completing.texts("where statu|", kind: .field).contains("status."))
  }

  @Test func ofARecordWithoutANameAFieldIsNamed() throws {
    let table = try Table(json: #"[{"place": {"x": 1, "y": 2}}]"#)
    let completer = QueryCompleter(table: table.columns, parameters: [])
    let found = Completing.candidates("select pl|", completer, kind: .field)
    #expect(found.map(\.text) == ["place."] && found.first?.isFinished == false)
    #expect(Completing.texts("select place.|", completer) == ["x", "y"])
  }

  @Test func pathsThroughListsBelongInsideQuantifiers() {
    #expect(!Completing.texts("where maiden|", kind: .field).contains { $0.contains("family") })
    #expect(Completing.texts("where any(family.na|") == ["name"])
    #expect(!Completing.texts("where any(maiden|", kind: .field).isEmpty)
  }

  @Test func namesThatNeedThemHaveBackquotes() throws {
    let table = try Table(json: #"[{"two words": 1, "order": 2, "a": {"limit": 3, "b c": 4}}]"#)
    let completer = QueryCompleter(table: table.columns, parameters: [])
    #expect(Completing.texts("where tw|", completer, kind: .field) == ["`two words`"])
    #expect(Completing.texts("where `tw|", completer) == ["`two words`"])
    #expect(Completing.texts("where ord|", completer, kind: .field).first == "`order`")
    #expect(Completing.texts("where a.|", completer) == ["limit", "`b c`"])
    #expect(Completing.texts("where a.`b|", completer) == ["`b c`"])
  }

  @Test func columnsNamedByAsAreOfferedWhereTheyCount() {
    let query = "select agency, sum(time_in_space) as `all of it` group by agency order by a|"
    #expect(Completing.texts(query, kind: .field).first == "`all of it`")
    #expect(!Completing.texts("select name as n2 where n|", kind: .field).contains("n2"))
  }

  @Test func whatStandsBehindTheCursorStays() {
    let (text, offset) = Completing.unmarked("select na| where in_space")
    let completions = Completing.spacecraft.completions(in: text, at: offset)
    #expect(completions.replaced == 7..<9)
    #expect(completions.candidates.first?.text == "name")
  }

  @Test func namesThatCouldSteerATerminalAreNotOffered() throws {
    let table = try Table(json: #"[{"bad\u001b[31m": 1, "good": 2, "right\u202eleft": 3}]"#)
    let completer = QueryCompleter(table: table.columns, parameters: [])
    #expect(Completing.texts("where |", completer, kind: .field) == ["good"])
  }
}
