import ResultRendering

/// What `--help` says before it lists the options.
enum CommandHelp {
  static let discussion = """
    Without --data it answers from what `perigee fetch` brought last, or else from 43 real spacecraft that are built in. \
    Data are snapshots, LL2 pages, JSON, NDJSON, CSV or TSV, told by their content; several files make one table. \
    Without a query, a session begins where standard input is a terminal; from elsewhere queries are read.

      perigee "where in_space and flights_count > 1 order by -time_in_space"
      perigee "select agency, sum(time_in_space) as time group by agency order by -time"
      perigee -d spacecraft.json -f json "where status = 'Retired'"
      perigee -d spacecraft.json --fields
      perigee --param least=90d "where time_in_space > \\$least"
      perigee -f ll2 "/spacecraft/?in_space=true&ordering=-time_in_space&limit=2"

    COMMANDS
    Where they are the first argument: `perigee fetch` brings all spacecraft of Launch Library 2, `perigee save FILE` \
    keeps data in a snapshot, `perigee completions SHELL` prints what completes command lines in bash, zsh or fish. Each \
    has a --help of its own.

    FORMATS
    table, markdown and line are for people: without select they show a choice of the fields, and durations in their \
    short form. A table fits its terminal: texts are cut, then columns left out and counted; into a file or a pipe it \
    goes whole. csv, tsv, json and ndjson hold whole records, durations in ISO 8601; ll2 is JSON in the envelope of \
    Launch Library 2. chart draws a bar a row: the first text labels it, the first number or duration sizes it.

    EXIT STATUS
    0 success, also without a row; 1 a query failed; 64 wrong usage; 65 bad data; 66 a file cannot be read; 70 a \
    fault of the program's own; 74 output failed (a closed pipe ends the program with 0); 130 interrupted.

    ENVIRONMENT
    NO_COLOR and TERM=dumb switch colour off, CLICOLOR_FORCE switches it on where no terminal is. LC_ALL, LC_CTYPE and \
    LANG tell whether the bars of charts, and on a terminal the borders of tables, may be more than ASCII. In a session \
    PAGER shows answers that are longer than the screen, what was typed is kept below XDG_STATE_HOME (or ~/.local/state), and ~/.inputrc holds for the keys.
    """
}
