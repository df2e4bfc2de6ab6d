"""How the cost of a query grows with the rows."""

import sys

import comparison
import rounds
from workers import Workers

SMALLEST = 1000
ROUNDS = 3


def sizes(rows):
    """The powers of ten from the smallest up to the rows."""
    size, found = SMALLEST, []
    while size <= rows:
        found.append(size)
        size *= 10
    return found


def measured(files_of, queries, options, largest):
    """For each size and query the warm median of Perigee, and of the best peer, in nanoseconds. Those of the size that
    was compared are taken from there."""
    found = {}
    for size in sizes(options.rows):
        if largest and size == options.rows:
            found[size] = {name: of_comparison(query) for name, query in largest["queries"].items()}
        else:
            found[size] = of_size(files_of(size), queries, options)
    return found


def of_comparison(query):
    best = query["best"].get("warm")
    return {"perigee": query["engines"]["perigee"]["warm"]["median"], "best": best["nanoseconds"] if best else None}


def of_size(files, queries, options):
    files.prepare(options.keep_snapshot)
    print(f"{files.rows:,} rows: growth", file=sys.stderr)
    engines = [engine for engine in options.engines if engine != "sqlite"]
    found = {}
    for group in comparison.groups(engines, files.rows):
        with Workers({engine: files.command(engine) for engine in group}) as workers:
            times = rounds.measured(workers, queries, ROUNDS, lambda *_: None)
        for name, of_engines in times.items():
            medians = {engine: rounds.summary(kinds["warm"])["median"] for engine, kinds in of_engines.items()}
            entry = found.setdefault(name, {"perigee": medians["perigee"], "best": None})
            peers = [median for engine, median in medians.items() if engine != "perigee"]
            entry["best"] = min([*peers, *([entry["best"]] if entry["best"] else [])], default=None)
    return found
