"""The questions of queries.py as expressions of Polars."""

import polars

NEWEST = {"descending": [True, False], "nulls_last": True}


def column(name):
    return polars.col(name)


def is_card():
    return column("in_space") & (column("flights_count") > 1)


def either():
    return (column("status_id") == 3) | (column("flights_count") > 10) | (column("time_in_space") > 200_000_000)


def is_destroyed_dragon():
    return (column("status_name") == "Destroyed") & (column("config_name") == "Crew Dragon 2")


def is_listed():
    agencies, configurations = ["SpX", "NASA", "ESA", "JAXA"], [10, 11, 12, 15, 16, 17, 22]
    return column("agency_abbrev").is_in(agencies) & column("config_id").is_in(configurations)


def is_mostly_docked():
    stay = column("time_in_space")
    return (stay != 0) & (column("time_docked") / stay > 0.9)


def ids(condition):
    return lambda table: table.filter(condition()).select("id")


def count(condition):
    return lambda table: table.filter(condition()).select(polars.len())


def longest_first(table):
    return table.sort(["time_in_space", "id"], **NEWEST).select("id")


def most_frequent(table):
    keys = ["flights_count", "time_in_space", "id"]
    return table.sort(keys, descending=[True, True, False], nulls_last=True).select("id").head(10)


def by_configuration(table):
    return table.group_by("config_name").agg(polars.len(), column("flights_count").sum().cast(polars.Int64))


# Each makes its question of a lazy table, anew at every call.
QUESTIONS = {
    "q01": ids(lambda: column("flights_count") >= 30),
    "q02": count(lambda: column("time_in_space") > 2_000_000),
    "q03": ids(lambda: column("time_in_space") > 2_000_000),
    "q04": lambda table: longest_first(table.filter(is_card())),
    "q05": lambda table: longest_first(table.filter(is_card())).head(10),
    "q06": ids(either),
    "q07": count(is_destroyed_dragon),
    "q08": ids(lambda: column("name") == "Progress MS-31"),
    "q09": count(lambda: column("name").str.starts_with("Progress MS-1")),
    "q10": count(lambda: column("name").str.contains("Dragon C1", literal=True)),
    "q11": count(lambda: column("name").str.contains("(?i)dragon c1")),
    "q12": count(lambda: column("description").str.contains("Salyut", literal=True)),
    "q13": count(is_listed),
    "q14": count(lambda: column("fastest_turnaround").is_not_null() & column("serial_number").is_null()),
    "q15": count(lambda: column("time_docked") * 10 > column("time_in_space") * 9),
    "q16": count(is_mostly_docked),
    "q17": most_frequent,
    "q18": longest_first,
    "q19": count(lambda: ~column("in_space") & (column("status_id") == 4)),
    "q20": by_configuration,
    "q21": lambda table: table.select(polars.len()),
}
