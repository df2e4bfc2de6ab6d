"""Makes of generated spacecraft (slim NDJSON) what the peers load: a Parquet file with narrow integers and durations in
seconds, and, where the rows are few enough, a SQLite database with indexes.

usage: make_tables.py NDJSON PARQUET FACTS [DATABASE]
"""

import json
import sqlite3
import sys

import duckdb

UNITS = {"days": 86400, "hours": 3600, "minutes": 60, "seconds": 1}
PATTERN = r"^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$"
DURATIONS = ["time_in_space", "time_docked", "fastest_turnaround"]
FIELDS = [
    "id::bigint as id",
    "name",
    "serial_number",
    "is_placeholder",
    "in_space",
    *DURATIONS,
    "flights_count::tinyint as flights_count",
    "mission_ends_count::tinyint as mission_ends_count",
    "status.id::tinyint as status_id",
    "status.name as status_name",
    "description",
    "spacecraft_config.id::smallint as config_id",
    "spacecraft_config.name as config_name",
    "spacecraft_config.type.id::tinyint as config_type_id",
    "spacecraft_config.type.name as config_type",
    "spacecraft_config.agency.id::smallint as agency_id",
    "spacecraft_config.agency.name as agency_name",
    "spacecraft_config.agency.abbrev as agency_abbrev",
    "spacecraft_config.agency.type.id::tinyint as agency_type_id",
    "spacecraft_config.agency.type.name as agency_type",
    "list_transform(spacecraft_config.family, lambda one: one.name) as family",
    "spacecraft_config.in_use as in_use",
]
INDEXES = ["name", "flights_count", "time_in_space", "status_id, in_space"]


def main():
    ndjson, parquet, facts, *database = sys.argv[1:]
    connection = duckdb.connect(":memory:", config={"threads": 2, "preserve_insertion_order": True})
    source = f"(select {', '.join(FIELDS)} from read_json('{ndjson}', format = 'newline_delimited'))"
    seconds = ", ".join(f"{in_seconds(name)} as {name}" for name in DURATIONS)
    connection.execute(f"copy (select * replace ({seconds}) from {source}) to '{parquet}' (format parquet)")
    size = connection.execute(f"select sum(strlen(description)) from '{parquet}'").fetchall()[0][0]
    with open(facts, "w") as file:
        json.dump({"description_bytes": int(size)}, file)
    for path in database:
        write_database(connection, parquet, path)


def in_seconds(name):
    """An ISO 8601 duration as seconds; one that is not of that form is an error."""
    parts = f"regexp_extract({name}, '{PATTERN}', {list(UNITS)})"
    sum = " + ".join(f"coalesce(try_cast(part.{unit} as bigint), 0) * {factor}" for unit, factor in UNITS.items())
    value = f"list_transform([{parts}], lambda part: {sum})[1]"
    wrong = f"error('no duration: ' || {name})"
    return f"case when {name} is null then null when regexp_matches({name}, '{PATTERN}') then {value} else {wrong} end"


def write_database(connection, parquet, path):
    rows = connection.execute(f"select * exclude family from '{parquet}'")
    names = [column[0] for column in rows.description]
    columns = ", ".join("id integer primary key" if name == "id" else name for name in names)
    marks = ", ".join("?" * len(names))
    database = sqlite3.connect(path)
    database.execute(f"create table t ({columns})")
    while some := rows.fetchmany(10_000):
        database.executemany(f"insert into t values ({marks})", some)
    for number, index in enumerate(INDEXES):
        database.execute(f"create index index_{number} on t ({index})")
    database.execute("analyze")
    database.commit()
    database.close()


main()
