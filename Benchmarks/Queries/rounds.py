"""Timing: in each round every program answers once after the others have, and then some more times."""

import statistics

WARM_RUNS = 3
# What takes so long shows little of the caches in a third run.
LONG = 500_000_000
FIRST_RUNS = 3
# Programs that keep a query to run it again.
PREPARED = ["perigee", "sqlite"]
# Those for which something is made when they are asked again: marks of codes, an index or classes of texts, an order.
LEARNED = ["q01", "q02", "q03", "q04", "q05", "q06", "q07", "q08", "q09", "q10", "q11", "q13", "q17", "q18", "q19"]


def measured(workers, queries, rounds, progress):
    """For each query and engine the nanoseconds of runs: cold, warm; of Perigee and SQLite also prepared."""
    times = {}
    for query in queries:
        engines = [worker for worker in workers if answers(worker.engine, query)]
        times[query.name] = {worker.engine: {"cold": [], "warm": []} for worker in engines}
        for round in range(rounds):
            # Each begins a round in its turn.
            turn = round % len(engines)
            for worker in engines[turn:] + engines[:turn]:
                run(worker, query, times[query.name][worker.engine])
        progress(query, times[query.name])
    return times


def answers(engine, query):
    """SQLite is there for what an index answers, and is slow at the rest."""
    return engine != "sqlite" or query.name in ["q08", "q09", "q17"]


def run(worker, query, times):
    first = worker.time(query)[0]
    times["cold"].append(first)
    times["warm"] += worker.time(query, runs=WARM_RUNS if first < LONG else 1)
    if worker.engine in PREPARED:
        times.setdefault("prepared", []).extend(worker.time(query, "prepared", runs=WARM_RUNS))


def first_runs(worker, queries):
    """What a table takes for a query that it has never been asked."""
    times = {}
    for query in queries:
        if query.name not in LEARNED:
            continue
        for _ in range(FIRST_RUNS):
            worker.ask("refresh")
            times.setdefault(query.name, []).extend(worker.time(query))
    return times


def summary(nanoseconds):
    """Median and spread: half of what the middle half of the runs lies within, as a part of the median."""
    median = statistics.median(nanoseconds)
    if len(nanoseconds) < 2:
        return {"median": median, "least": median, "spread": 0.0}
    quarters = statistics.quantiles(nanoseconds, n=4, method="inclusive")
    return {"median": median, "least": min(nanoseconds), "spread": (quarters[2] - quarters[0]) / 2 / median}
