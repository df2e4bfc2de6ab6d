/// What is told of matters that are neither a word of the language nor a command.
enum Subjects {
  struct Subject {
    let words: [String]
    let page: HelpPage
  }

  static let all = [
    Subject(
      words: ["texts", "text", "strings"],
      page: HelpPage(
        "texts",
        [
          "A text stands in single or double quotes; a quote inside is doubled: 'it''s'.",
          "A record with a name, such as a status or an agency, may be compared with a text.",
          "TAB behind `status = ` lists the texts that occur, with their numbers.",
        ], examples: ["where status = 'Active' and name contains 'dragon'"])),
    Subject(
      words: ["durations", "duration"],
      page: HelpPage(
        "durations",
        [
          "90d, 2h30m, 1.5h, 500ms: weeks w, days d, hours h, minutes m, seconds s, ms, us; or as data "
            + "write them: P253DT23H14M9S. They are added, compared, divided by numbers and by each other."
        ],
        examples: [
          "where time_in_space > 90d", "select name, time_in_space / flights_count where flights_count > 1",
        ])),
    Subject(
      words: ["dates", "date", "timestamps", "timestamp", "times"],
      page: HelpPage(
        "dates and time stamps",
        [
          "Written as text beside a field of that type: '2015-01-01', '2019-03-02T07:49:00Z' (UTC without a zone).",
          "A date minus a date is a duration; `year`, `month` and `day` take them apart.",
        ], examples: ["where any(family.maiden_flight > '2015-01-01')"])),
    Subject(
      words: ["numbers", "number"],
      page: HelpPage(
        "numbers",
        [
          "28, 1_000_000, 0.9, 1e6. Integers stay exact: what does not fit is an error, never a wrong number.",
          "`/` gives a real, `//` a whole number, `%` what is left.",
        ], examples: ["select 7 / 2, 7 // 2, 7 % 2 limit 1"])),
    Subject(
      words: ["null", "nulls", "is null"],
      page: HelpPage(
        "null",
        [
          "A value that is not known. It drops out of comparisons; the notes below an answer count the rows.",
          "`x is null` asks for it; `coalesce(x, y)` puts something in its place.",
        ], examples: ["where fastest_turnaround is null"])),
    Subject(
      words: ["parameters", "parameter", "$"],
      page: HelpPage(
        "parameters",
        ["`$name` in a query takes the value that `.set name VALUE` has bound; `.params` lists them."],
        examples: [".set least 90d", "where time_in_space > $least"])),
    Subject(
      words: ["requests", "request", "ll2"],
      page: HelpPage(
        "requests",
        [
          "A line that begins with / or ? is a request of Launch Library 2 and is answered as it would be.",
          "`.format ll2` puts its envelope around answers.",
        ], examples: ["/spacecraft/?search=dragon&in_space=true&ordering=-time_in_space"])),
    Subject(
      words: ["notes", "note"],
      page: HelpPage(
        "notes",
        [
          "Below an answer: how many rows dropped out because a field of the condition is null, and, where no row "
            + "is found, which term alone is to blame. `.why ID` tells it of one row."
        ])),
    Subject(
      words: ["formats"],
      page: HelpPage(
        "formats",
        [
          "For people: table, line, markdown, chart. For programs: csv, tsv, json, ndjson, ll2.",
          "`.format F` chooses for all answers to come, `.last F` shows the last one so. Where none is chosen "
            + "(`.format auto`), answers are tables, but for a single row that is wider than the screen.",
          "On a screen, a long table shows its first and last rows; `.last` shows all. Where the environment has "
            + "a PAGER, what is longer than the screen goes there whole.",
        ], examples: [".last json > craft.json"])),
    Subject(
      words: ["files", "output", "pipes", ">", "|"],
      page: HelpPage(
        "files and commands",
        [
          "Behind a dot-command, `> FILE` writes its output to a file, `>> FILE` adds it, `| COMMAND` hands it on.",
          "Behind a query they would be part of it: use `.last > FILE`, or `.output FILE` for all that follow.",
        ], examples: [".last csv > craft.csv", ".fields | less"])),
    Subject(
      words: ["keys", "editing", "history"],
      page: HelpPage(
        "keys",
        [
          "TAB     completes, and lists what may stand there",
          "Ctrl-R  searches what was typed before; the arrow keys go through it",
          "Ctrl-C  gives up the line, or stops the query that runs",
          "Ctrl-D  leaves; Ctrl-_ takes back a change; Ctrl-L clears the screen",
          "A statement goes on over lines while a bracket or a quote is open, behind `where`, `and` and the like, "
            + "and behind a `\\`. Several statements on a line have `;` between them.",
          "All keys are those of GNU readline: ~/.inputrc changes them (`$if perigee` for this program alone).",
        ])),
  ]
}
