"""Compares how Perigee, DuckDB, Polars, DataFusion and SQLite answer the same questions of the same table: alternated,
two threads each.

Each program is a process of its own, with the table in memory, which times itself. First all answers are held against
each other. In each round every program answers a query once, after the others have (cold), and three times more (warm);
each begins a round in its turn.
"""

import argparse
import json
import pathlib
import signal
import sys

HERE = pathlib.Path(__file__).resolve().parent
SHARED = HERE.parent / "Shared"
sys.path.insert(0, str(SHARED))

import comparison
import environment
import fixed_cost
import growth
import plot
import report
from data_files import DataFiles
from queries import QUERIES

PARTS = ["queries", "fixed", "growth"]
ENGINES = ["perigee", "duckdb", "duckdb-enum", "polars", "polars-enum", "datafusion", "sqlite"]


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--generator", required=True, help="the built generate-data")
    parser.add_argument("--worker", required=True, help="the built QueryWorker")
    parser.add_argument("--sqlite-worker", required=True, help="the built SQLiteWorker")
    parser.add_argument("--bandwidth", required=True, help="the built ReadBandwidth")
    parser.add_argument("--environment", required=True, help="where the peers are or will be installed")
    parser.add_argument("--data", required=True, help="a folder for what the programs load; it is kept")
    parser.add_argument("--rows", type=int, default=10_000_000)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--queries", default=",".join(query.name for query in QUERIES))
    parser.add_argument("--engines", default=",".join(ENGINES))
    parser.add_argument("--parts", default=",".join(PARTS), help="the comparison itself, small tables, all sizes")
    parser.add_argument(
        "--rows-out", default="buffer", choices=["buffer", "array", "sum"], help="what Perigee's worker does with ids"
    )
    parser.add_argument("--keep-snapshot", action="store_true", help="of an older program")
    parser.add_argument("--quick", action="store_true", help="three rounds, each peer once")
    parser.add_argument("--plot", help="where growth is drawn; default: growth.svg in the folder of the data")
    parser.add_argument("--json", action="store_true", help="print one JSON object instead of tables")
    options = parser.parse_args()
    if options.quick:
        options.rounds = min(options.rounds, 3)
        options.engines = "perigee,duckdb-enum,polars-enum,datafusion,sqlite"
    options.engines = known("engines", options.engines, ENGINES + comparison.MORE_ENGINES)
    options.parts = known("parts", options.parts, PARTS)
    names = known("queries", options.queries, [query.name for query in QUERIES])
    options.queries = [query for query in QUERIES if query.name in names]
    return options


def known(kind, names, all):
    names = names.split(",")
    unknown = [name for name in names if name not in all]
    if unknown:
        sys.exit(f"unknown {kind}: {', '.join(unknown)}; known are {', '.join(all)}")
    return names


def main():
    # Stopped from outside, it ends its workers too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    options = arguments()
    options.python = environment.prepared(pathlib.Path(options.environment), SHARED / "peers.txt")
    found = {"machine": environment.machine(), "peers": environment.versions(options.python)}
    found |= {"rounds": options.rounds, "rows_out": options.rows_out}
    if not options.json:
        report.show_machine(found)
    for part in options.parts:
        PART_FUNCTIONS[part](options, found)
    if options.json:
        print(json.dumps(found, indent=1))
    return 1 if found.get("queries", {}).get("differences") else 0


def files(options, rows):
    return DataFiles(options.data, rows, options)


def compare_queries(options, found):
    found["queries"] = comparison.compare(files(options, options.rows), options.queries, options)
    if not options.json:
        report.show(found["queries"])


def measure_fixed_cost(options, found):
    found["fixed_cost"] = []
    for rows in fixed_cost.SIZES:
        cost = fixed_cost.measured(files(options, rows), options.queries, options)
        cost["goals"] = fixed_cost.goals(cost)
        found["fixed_cost"].append(cost)
        if not options.json:
            report.show_fixed_cost(cost)


def measure_growth(options, found):
    largest = found.get("queries")
    found["growth"] = growth.measured(lambda rows: files(options, rows), options.queries, options, largest)
    path = pathlib.Path(options.plot or pathlib.Path(options.data) / "growth.svg")
    path.write_text(plot.svg(found["growth"], options.queries))
    if not options.json:
        report.show_growth(found["growth"], path)


PART_FUNCTIONS = {"queries": compare_queries, "fixed": measure_fixed_cost, "growth": measure_growth}

sys.exit(main())
