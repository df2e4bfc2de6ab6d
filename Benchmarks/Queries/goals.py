"""What Perigee has to reach at 10,000,000 rows, and at 1,000,000 half of it."""

import statistics

COLUMNAR = ["duckdb", "polars", "datafusion"]

# How many times as fast as the best peer, warm and cold.
RATIOS = {
    "q01": (4, 2.5),
    "q02": (4, 3),
    "q03": (2, 2),
    "q04": (5, 5),
    "q05": (15, 10),
    "q06": (2, 2),
    "q07": (4, 2),
    "q10": (6, 6),
    "q11": (10, 10),
    "q12": (1.7, 1.7),
    "q13": (5, 4),
    "q14": (4, 3),
    "q15": (3, 2.5),
    "q16": (3, 2.5),
    "q17": (20, 12),
    "q18": (10, 8),
    "q19": (4, 3),
    "q20": (8, 8),
}
MEDIAN_RATIO = 6
INDEXED_NANOSECONDS = {"q08": 2_000, "q09": 50_000, "q21": 1_000}
FIRST_RATIOS = {"q08": 10, "q09": 2}
# Bytes that a scan of the plainest columns would read, and what part of the machine's bandwidth they have to come at.
BANDWIDTH_SHARES = {"q12": 0.85, "q16": 0.8}
MEMORY_SHARE = 0.85
SQLITE_RATIO = 3
# Of the goals for 10,000,000 rows.
SHARES = {10_000_000: 1, 1_000_000: 0.5}


def ratio_goal(name, temperature, rows):
    """None where there is none."""
    share = SHARES.get(rows)
    goal = RATIOS.get(name)
    if share is None or goal is None:
        return None
    return goal[temperature == "cold"] * share


def has_moved(bandwidth):
    """Whether the machine read so much faster or slower after the run that shares of its bandwidth tell nothing."""
    return max(bandwidth) > 1.15 * min(bandwidth)


def goals(report):
    """Each with a name, what it is, what it has to be, and whether it is met."""
    found = []

    def goal(name, value, limit, is_least):
        met = value >= limit if is_least else value <= limit
        found.append({"name": name, "value": value, "limit": limit, "is_least": is_least, "met": met})

    queries, rows = report["queries"], report["rows"]
    share = SHARES[rows]
    for name, query in queries.items():
        for temperature in ("warm", "cold"):
            limit = ratio_goal(name, temperature, rows)
            best = query["best"].get(temperature)
            if limit is not None and best:
                goal(f"{name} {temperature}: best peer ÷ Perigee", best["ratio"], limit, True)
    for name, limit in INDEXED_NANOSECONDS.items():
        if name in queries:
            nanoseconds = queries[name]["engines"]["perigee"]["prepared"]["median"]
            goal(f"{name} prepared, µs", nanoseconds / 1e3, limit / 1e3, False)
    for name, limit in FIRST_RATIOS.items():
        first = queries.get(name, {}).get("first")
        best = queries.get(name, {}).get("best", {}).get("cold")
        if first and best:
            ratio = best["nanoseconds"] / first["median"]
            goal(f"{name} first run: best columnar peer, cold ÷ Perigee", ratio, limit * share, True)
    for name in BANDWIDTH_SHARES:
        if name in queries and rows == 10_000_000 and not has_moved(report["bandwidth"]):
            goal(f"{name}: share of the read bandwidth", queries[name]["bandwidth_share"], BANDWIDTH_SHARES[name], True)
    add_sqlite(queries, goal)
    add_memory(report["memory"], goal)
    ratios = [query["best"]["warm"]["ratio"] for query in queries.values() if query["best"].get("warm")]
    if len(ratios) == 21:
        goal("median of the 21 warm ratios", statistics.median(ratios), MEDIAN_RATIO, True)
    return found


def add_sqlite(queries, goal):
    """Beside its indexes: q08 with Perigee's, from the text and prepared on both sides; q17 whatever Perigee does."""
    for name, kind, limit in (("q08", "warm", 1), ("q08", "prepared", 1), ("q17", "warm", SQLITE_RATIO)):
        engines = queries.get(name, {}).get("engines", {})
        if "sqlite" in engines:
            ratio = engines["sqlite"][kind]["median"] / engines["perigee"][kind]["median"]
            how = " prepared" if kind == "prepared" else ""
            goal(f"{name}{how}: SQLite's index ÷ Perigee", ratio, limit, True)


def add_memory(memory, goal):
    """Perigee with all that it has made for queries, the others at their least: what loading has left over they use
    again or give back later."""
    sizes = {engine: [one["bytes_per_row"], one["bytes_per_row_after_queries"]] for engine, one in memory.items()}
    peers = [min(both) for engine, both in sizes.items() if engine not in ("perigee", "sqlite")]
    if peers:
        goal("memory: Perigee ÷ best peer", max(sizes["perigee"]) / min(peers), MEMORY_SHARE, False)
