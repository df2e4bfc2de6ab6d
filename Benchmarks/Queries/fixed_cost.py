"""What a query costs where the data cost next to nothing: a table of 603 and one of 1,000 rows, from the query's text
with nothing kept of earlier ones, and prepared before."""

import sys

import rounds
from workers import Workers

SIZES = [603, 1000]
ENGINES = ["perigee", "sqlite", "duckdb", "polars", "datafusion"]
MODES = ["text", "prepared"]
# A sample is as many runs as take about so long.
SAMPLE_NANOSECONDS = 1_000_000
MOST_REPEATS = 1000


def measured(files, queries, options):
    """For each query, engine and mode a summary of nanoseconds."""
    files.prepare(options.keep_snapshot)
    print(f"{files.rows:,} rows: fixed cost", file=sys.stderr)
    wanted = {engine.partition("-")[0] for engine in options.engines}
    engines = [engine for engine in ENGINES if engine in wanted]
    with Workers({engine: files.command(engine) for engine in engines}) as workers:
        return {
            "rows": files.rows,
            "queries": {query.name: {"title": query.title} | of_query(workers, query, options.rounds) for query in queries},
        }


def of_query(workers, query, round_count):
    kinds = [(worker, mode) for worker in workers for mode in MODES]
    repeats = {(worker.engine, mode): repeats_of(worker, query, mode) for worker, mode in kinds}
    samples = {key: [] for key in repeats}
    for round in range(round_count):
        turn = round % len(kinds)
        for worker, mode in kinds[turn:] + kinds[:turn]:
            key = (worker.engine, mode)
            samples[key] += worker.time(query, mode, runs=2, repeats=repeats[key])
    return {mode: {worker.engine: rounds.summary(samples[worker.engine, mode]) for worker in workers} for mode in MODES}


def repeats_of(worker, query, mode):
    nanoseconds = min(worker.time(query, mode, runs=5))
    return min(max(SAMPLE_NANOSECONDS // max(nanoseconds, 1), 1), MOST_REPEATS)


def goals(found):
    """As goals.goals: of the query of the card, and never to be slower than SQLite."""
    result = []

    def goal(name, value, limit, is_least=False):
        met = value >= limit if is_least else value <= limit
        result.append({"name": name, "value": value, "limit": limit, "is_least": is_least, "met": met})

    rows, queries = found["rows"], found["queries"]
    if rows == 603 and "q05" in queries:
        goal("603 rows: q05 from its text, µs", median(queries, "q05", "text", "perigee") / 1e3, 20)
        goal("603 rows: q05 prepared, µs", median(queries, "q05", "prepared", "perigee") / 1e3, 5)
    for mode in MODES:
        if rows == 1000 and mode == "prepared":
            for name in queries:
                limit = 15 if name == "q18" else 2
                goal(f"1,000 rows: {name} prepared, µs", median(queries, name, mode, "perigee") / 1e3, limit)
        add_peers(queries, rows, mode, goal)
    return result


def add_peers(queries, rows, mode, goal):
    engines = next(iter(queries.values()), {mode: {}})[mode]
    columnar = [engine for engine in engines if engine not in ("perigee", "sqlite")]
    if "sqlite" in engines:
        slowest, ratio = worst(queries, mode, ["sqlite"])
        goal(f"{rows:,} rows, {mode}: SQLite ÷ Perigee, at worst ({slowest})", ratio, 1, True)
    if columnar and mode == "prepared":
        slowest, ratio = worst(queries, mode, columnar)
        goal(f"{rows:,} rows, {mode}: columnar peers ÷ Perigee, at worst ({slowest})", ratio, 30, True)


def worst(queries, mode, peers):
    """The query at which Perigee is least ahead of the best of the peers, and how far."""
    ratios = {
        name: min(median(queries, name, mode, peer) for peer in peers) / max(median(queries, name, mode, "perigee"), 1)
        for name in queries
    }
    name = min(ratios, key=ratios.get)
    return name, ratios[name]


def median(queries, name, mode, engine):
    return queries[name][mode][engine]["median"]
