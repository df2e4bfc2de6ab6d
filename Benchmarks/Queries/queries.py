"""The questions, in the languages of the programs that answer them; Polars has them as expressions, in
polars_queries.py."""

import dataclasses

IDS, COUNT, GROUPS = "ids", "count", "groups"


@dataclasses.dataclass(frozen=True)
class Query:
    name: str
    title: str
    form: str
    perigee: str
    sql: str
    # Where SQLite, or DataFusion, has to be asked in other words for the same answer.
    sqlite: str = ""
    datafusion: str = ""
    # Whether the ids come in an order that the query asks for.
    is_ordered: bool = False

    def text(self, engine):
        """What the engine's worker is told: its text, or for Polars the name of the expression."""
        if engine == "perigee":
            return self.perigee
        if engine.startswith("polars"):
            return self.name
        if engine == "sqlite":
            return self.sqlite or self.sql
        if engine.startswith("datafusion"):
            return self.datafusion or self.sql
        return self.sql


def count(name, title, perigee, sql, **others):
    others = {engine: f"select count(*) from t where {condition}" for engine, condition in others.items()}
    return Query(name, title, COUNT, f"select count() where {perigee}", f"select count(*) from t where {sql}", **others)


def ids(name, title, perigee, sql, **others):
    return Query(name, title, IDS, f"select id {perigee}", f"select id from t {sql}", **others)


LONGEST_FIRST = "order by time_in_space desc nulls last, id"
CARD = "where in_space and flights_count > 1"
CARD_SQL = f"{CARD} {LONGEST_FIRST}"
FREQUENT = "order by flights_count desc, time_in_space desc nulls last, id limit 10"
AGENCIES = "('SpX', 'NASA', 'ESA', 'JAXA')"
CONFIGURATIONS = "(10, 11, 12, 15, 16, 17, 22)"

QUERIES = [
    ids(
        "q01", "`flights_count >= 30` → ids",
        "where flights_count >= 30",
        "where flights_count >= 30",
    ),
    count(
        "q02", "`time_in_space > 2000000s` → count",
        "time_in_space > 2000000s",
        "time_in_space > 2000000",
    ),
    ids(
        "q03", "`time_in_space > 2000000s` → ids",
        "where time_in_space > 2000000s",
        "where time_in_space > 2000000",
    ),
    ids(
        "q04", "`in_space and flights_count > 1` by `-time_in_space, id`",
        f"{CARD} order by -time_in_space, id", CARD_SQL, is_ordered=True,
    ),
    ids(
        "q05", "the same, `limit 10`",
        f"{CARD} order by -time_in_space, id limit 10", f"{CARD_SQL} limit 10", is_ordered=True,
    ),
    ids(
        "q06", "`or` of status, flights and time → ids",
        "where status.id = 3 or flights_count > 10 or time_in_space > 200000000s",
        "where status_id = 3 or flights_count > 10 or time_in_space > 200000000",
    ),
    count(
        "q07", "`status = … and spacecraft_config = …` → count",
        "status.name = 'Destroyed' and spacecraft_config.name = 'Crew Dragon 2'",
        "status_name = 'Destroyed' and config_name = 'Crew Dragon 2'",
    ),
    ids(
        "q08", "`name = 'Progress MS-31'` → ids",
        "where name = 'Progress MS-31'",
        "where name = 'Progress MS-31'",
    ),
    count(
        "q09", "`name like 'Progress MS-1%'` → count",
        "name like 'Progress MS-1%'",
        "name like 'Progress MS-1%'",
        # Its `like` takes an index only where that is of the same case.
        sqlite="name glob 'Progress MS-1*'",
    ),
    count(
        "q10", "`name like '%Dragon C1%'` → count",
        "name like '%Dragon C1%'",
        "name like '%Dragon C1%'",
        sqlite="instr(name, 'Dragon C1')",
    ),
    count(
        "q11", "`name ilike '%dragon c1%'` → count",
        "name ilike '%dragon c1%'",
        "name ilike '%dragon c1%'",
        sqlite="name like '%dragon c1%'",
    ),
    count(
        "q12", "`description like '%Salyut%'` → count",
        "description like '%Salyut%'",
        "description like '%Salyut%'",
        sqlite="instr(description, 'Salyut')",
    ),
    count(
        "q13", "agency `in` 4 and configuration `in` 7 → count",
        f"spacecraft_config.agency.abbrev in {AGENCIES} and spacecraft_config.id in {CONFIGURATIONS}",
        f"agency_abbrev in {AGENCIES} and config_id in {CONFIGURATIONS}",
    ),
    count(
        "q14", "turnaround `is not null` and serial `is null` → count",
        "fastest_turnaround is not null and serial_number is null",
        "fastest_turnaround is not null and serial_number is null",
    ),
    count(
        "q15", "`time_docked * 10 > time_in_space * 9` → count",
        "time_docked * 10 > time_in_space * 9",
        "time_docked * 10 > time_in_space * 9",
    ),
    # Nothing by nothing is null here, in SQLite, and in DuckDB with the setting that its worker makes; it is not a
    # number, and greater than any, in the others.
    count(
        "q16", "`time_docked / time_in_space > 0.9` → count",
        "time_docked / time_in_space > 0.9",
        "time_docked / time_in_space > 0.9",
        sqlite="1.0 * time_docked / time_in_space > 0.9",
        datafusion="cast(time_docked as double) / nullif(time_in_space, 0) > 0.9",
    ),
    ids(
        "q17", "by `-flights_count, -time_in_space, id limit 10`",
        "order by -flights_count, -time_in_space, id limit 10", FREQUENT, is_ordered=True,
    ),
    ids(
        "q18", "by `-time_in_space, id` → all ids",
        "order by -time_in_space, id", LONGEST_FIRST, is_ordered=True,
    ),
    count(
        "q19", "`not in_space and status.id = 4` → count",
        "not in_space and status.id = 4",
        "not in_space and status_id = 4",
    ),
    Query(
        "q20", "by configuration: count, sum of flights", GROUPS,
        "select spacecraft_config.name, count(), sum(flights_count) group by spacecraft_config.name",
        "select config_name, count(*), sum(flights_count) from t group by config_name",
    ),
    Query("q21", "`count()`", COUNT, "select count()", "select count(*) from t"),
]
