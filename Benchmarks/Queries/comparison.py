"""The comparison at one number of rows: all engines that fit in memory together in one run, else in groups, each with
Perigee."""

import subprocess
import sys
import tempfile

import equality
import goals
import report
import rounds
from data_files import MOST_SQLITE_ROWS
from workers import Workers

PERIGEE = "perigee"
# Those that were never the best; to be named by whoever wants to see.
MORE_ENGINES = ["polars-streaming", "datafusion-dictionary", "datafusion-view"]
KIB = 1024
# About what each needs while it loads and answers, to tell how many fit.
BYTES_PER_ROW = {
    PERIGEE: 300,
    "duckdb": 500,
    "duckdb-enum": 400,
    "polars": 550,
    "polars-enum": 450,
    "polars-streaming": 550,
    "datafusion": 800,
    "datafusion-dictionary": 700,
    "datafusion-view": 700,
    "sqlite": 400,
}
MEMORY_IN_USE = 0.8


def compare(files, queries, options):
    files.prepare(options.keep_snapshot)
    engines = [engine for engine in options.engines if engine != "sqlite" or files.rows <= MOST_SQLITE_ROWS]
    found = {
        "rows": files.rows,
        "queries": {query.name: {"title": query.title, "engines": {}, "best": {}} for query in queries},
        "memory": {},
        "differences": [],
    }
    before = bandwidth(options.bandwidth)
    for group in groups(engines, files.rows):
        compare_group(group, files, queries, options, found)
    found["bandwidth"] = [before, bandwidth(options.bandwidth)]
    add_bandwidth_shares(found, files)
    found["goals"] = goals.goals(found) if files.rows in goals.SHARES else []
    return found


def groups(engines, rows):
    """The engines parted so that each part fits into memory beside Perigee, which is in all of them."""
    room = MEMORY_IN_USE * available_memory() - BYTES_PER_ROW[PERIGEE] * rows
    parts, left = [], 0
    for engine in engines:
        if engine == PERIGEE:
            continue
        need = BYTES_PER_ROW[engine] * rows
        if not parts or need > left:
            parts.append([PERIGEE])
            left = room
        parts[-1].append(engine)
        left -= need
    return parts or [[PERIGEE]]


def available_memory():
    with open("/proc/meminfo") as information:
        for line in information:
            name, _, rest = line.partition(":")
            if name == "MemAvailable":
                return int(rest.split()[0]) * KIB
    raise OSError("/proc/meminfo does not tell what memory is available")


def compare_group(group, files, queries, options, found):
    print(f"{files.rows:,} rows: loading {', '.join(group)}", file=sys.stderr)
    with Workers({engine: files.command(engine) for engine in group}) as workers:
        add_memory(workers, found, "bytes_per_row", loaded_kib)
        first = rounds.first_runs(workers[PERIGEE], queries)
        with tempfile.TemporaryDirectory(dir=files.folder) as folder:
            found["differences"] += equality.differences(workers, queries, folder)
        times = rounds.measured(workers, queries, options.rounds, progress)
        add_memory(workers, found, "bytes_per_row_after_queries", current_kib)
    for name, engines in times.items():
        add_times(found["queries"][name], engines)
    for name, nanoseconds in first.items():
        found["queries"][name].setdefault("first", rounds.summary(nanoseconds))


def add_memory(workers, found, key, kib):
    for worker in workers:
        grown = (kib(worker) - worker.introduction["before_kib"]) * KIB
        memory = found["memory"].setdefault(worker.engine, {})
        memory.setdefault(key, grown / worker.introduction["rows"])
        memory.setdefault("load_seconds", worker.introduction["ns"] / 1e9)


def loaded_kib(worker):
    return worker.introduction["after_kib"]


def current_kib(worker):
    return worker.ask("memory")["kib"]


def add_times(query, engines):
    """Perigee's times are those of the first group; the ratios of each group are to Perigee in it."""
    ours = {kind: rounds.summary(nanoseconds) for kind, nanoseconds in engines[PERIGEE].items()}
    query["engines"].setdefault(PERIGEE, ours)
    for engine, times in engines.items():
        if engine == PERIGEE:
            continue
        theirs = {kind: rounds.summary(nanoseconds) for kind, nanoseconds in times.items()}
        query["engines"][engine] = theirs
        if engine == "sqlite":
            continue  # its indexes are a goal of their own
        for temperature in ("warm", "cold"):
            ratio = theirs[temperature]["median"] / ours[temperature]["median"]
            best = query["best"].get(temperature)
            if not best or ratio < best["ratio"]:
                nanoseconds = theirs[temperature]["median"]
                query["best"][temperature] = {"engine": engine, "ratio": ratio, "nanoseconds": nanoseconds}


def progress(query, times):
    parts = []
    for engine, kinds in times.items():
        medians = {kind: report.milliseconds(rounds.summary(kinds[kind])["median"]) for kind in ("warm", "cold")}
        parts.append(f"{engine} {medians['warm']}/{medians['cold']}")
    print(f"  {query.name}  " + "  ".join(parts), file=sys.stderr)


def bandwidth(program):
    """GB/s that two threads read."""
    return float(subprocess.run([program], capture_output=True, text=True, check=True).stdout)


def add_bandwidth_shares(found, files):
    """q12 reads all descriptions, q16 two numbers of four bytes a row."""
    sizes = {"q12": files.facts()["description_bytes"], "q16": 8 * files.rows}
    speed = sum(found["bandwidth"]) / 2
    for name, size in sizes.items():
        if name in found["queries"]:
            median = found["queries"][name]["engines"][PERIGEE]["warm"]["median"]
            found["queries"][name]["bandwidth_share"] = size / median / speed
