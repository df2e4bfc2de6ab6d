import Testing
import Values

@Suite struct CalendarDateTests {
  @Test func everyDayOfTheYears1To9999AgreesWithCountingDayByDay() {
    var day = CalendarDate.validDays.lowerBound
    var failures = 0
    for year in 1...9999 {
      let isLeap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0
      for month in 1...12 {
        let length = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
        for dayOfMonth in 1...length {
          let date = CalendarDate(year: year, month: month, day: dayOfMonth)
          let isRight =
            date?.daysSinceEpoch == day && date.map { $0.components == (year, month, dayOfMonth) } == true
          if !isRight { failures += 1 }
          day += 1
        }
        if CalendarDate(year: year, month: month, day: length + 1) != nil { failures += 1 }
      }
    }
    #expect(failures == 0)
    #expect(day == CalendarDate.validDays.upperBound + 1)
  }

  @Test(
    arguments: [
      ("1970-01-01", 0), ("1969-12-31", -1), ("2000-02-29", 11_016), ("2019-03-02", 17_957),
      ("0001-01-01", -719_162), ("9999-12-31", 2_932_896),
    ] as [(String, Int64)])
  func readsAndWritesADay(text: String, days: Int64) {
    let date = readDate(text)
    #expect(date?.daysSinceEpoch == days)
    #expect(date.map { date in written { date.write(to: &$0) } } == text)
    #expect(readCanonicalDate(text) == date)
  }

  @Test(arguments: [
    "", "2019", "2019-3-2", "2019-02-29", "1900-02-29", "2019-04-31", "2019-13-01", "2019-00-01",
    "2019-01-00",
    "0000-12-31", "10000-01-01", "-001-01-01", "2019/03/02", "2019-03-02 ", " 2019-03-02", "20190302",
    "2019-03-0x", "٢٠١٩-03-02", "2019-03-02T00:00",
  ])
  func rejectsWhatIsNoDay(text: String) {
    #expect(readDate(text) == nil)
  }

  @Test func midnightIsTheFirstMomentOfTheDay() throws {
    let date = try #require(CalendarDate(year: 1969, month: 12, day: 31))
    #expect(date.midnight.microsecondsSinceEpoch == -86_400_000_000)
    #expect(date.midnight.date == date)
  }
}
