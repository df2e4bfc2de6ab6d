"""What was measured, as tables in Markdown."""

import goals

NAMES = {
    "perigee": "Perigee",
    "duckdb": "DuckDB",
    "duckdb-enum": "DuckDB ENUM",
    "polars": "Polars",
    "polars-enum": "Polars Enum",
    "polars-streaming": "Polars streaming",
    "datafusion": "DataFusion",
    "datafusion-dictionary": "DataFusion dict.",
    "datafusion-view": "DataFusion views",
    "sqlite": "SQLite",
}


def show_machine(report):
    print(f"{report['machine']}; " + ", ".join(f"{name} {version}" for name, version in report["peers"].items()))
    print(f"{report['rounds']} rounds. Every query from its text; Perigee's ids: {report['rows_out']}.")


def show(report):
    print(f"\n## {report['rows']:,} rows\n")
    show_bandwidth(report["bandwidth"])
    show_differences(report["differences"])
    for temperature, meaning in (("warm", "again and again"), ("cold", "after the others have run")):
        show_times(report, temperature, meaning)
    show_first(report)
    show_memory(report)
    show_goals(report["goals"])


def show_bandwidth(bandwidth):
    before, after = bandwidth
    print(f"Two threads read {before:.1f} GB/s before and {after:.1f} GB/s after.")
    if has_moved(bandwidth):
        print("**The machine's bandwidth moved by more than 15 %: measure again.**")


def has_moved(bandwidth):
    return max(bandwidth) > 1.15 * min(bandwidth)


def show_differences(differences):
    if not differences:
        print("All answers are the same, element by element.")
    for difference in differences:
        print(f"**DIFFERENT** {difference}")


def show_times(report, temperature, meaning):
    engines = [engine for engine in NAMES if engine in report["memory"]]
    peers = [engine for engine in engines if engine != "perigee"]
    print(f"\n**{temperature.capitalize()}: {meaning}; medians, ± half of the middle half; ms**\n")
    heads = ["query", "Perigee", *(["prepared"] if temperature == "warm" else []), *(NAMES[engine] for engine in peers)]
    heads += ["best ÷ Perigee", "goal", "met"]
    print("| " + " | ".join(heads) + " |")
    print("|---|" + "--:|" * (len(heads) - 2) + "---|")
    for name, query in report["queries"].items():
        cells = [f"{name} {query['title']}", time(query["engines"]["perigee"][temperature])]
        if temperature == "warm":
            cells.append(time(query["engines"]["perigee"]["prepared"]))
        cells += [time(query["engines"].get(engine, {}).get(temperature)) for engine in peers]
        print("| " + " | ".join(cells + ratio(query, name, temperature, report["rows"])) + " |")


def time(summary):
    if summary is None:
        return "-"
    return f"{milliseconds(summary['median'])} ± {summary['spread'] * 100:.0f} %"


def milliseconds(nanoseconds):
    value = nanoseconds / 1e6
    digits = 0 if value >= 100 else 2 if value >= 1 else 3 if value >= 0.01 else 5
    return f"{value:.{digits}f}"


def ratio(query, name, temperature, rows):
    best = query["best"].get(temperature)
    if not best:
        return ["-", "-", "-"]
    limit = goals.ratio_goal(name, temperature, rows)
    met = "-" if limit is None else "yes" if best["ratio"] >= limit else "**no**"
    return [f"{number(best['ratio'])} ({NAMES[best['engine']]})", "-" if limit is None else f"{limit:g}", met]


def number(value):
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"


def show_first(report):
    firsts = {name: query for name, query in report["queries"].items() if query.get("first")}
    if not firsts:
        return
    print("\n**The first time that the table is asked; ms**\n")
    print("| query | first | warm | warm, prepared |\n|---|--:|--:|--:|")
    for name, query in firsts.items():
        ours = query["engines"]["perigee"]
        print(f"| {name} {query['title']} | {time(query['first'])} | {time(ours['warm'])} | {time(ours['prepared'])} |")


def show_memory(report):
    print("\n**Memory: growth of the process, free memory given back; bytes a row**\n")
    print("| program | after loading | after all queries |\n|---|--:|--:|")
    for engine, one in report["memory"].items():
        print(f"| {NAMES[engine]} | {one['bytes_per_row']:.0f} | {one['bytes_per_row_after_queries']:.0f} |")


def show_goals(goals):
    if not goals:
        return
    print(f"\n**Goals: {sum(goal['met'] for goal in goals)} of {len(goals)} met**\n")
    print("| goal | is | has to be | met |\n|---|--:|--:|---|")
    for goal in goals:
        sign = "≥" if goal["is_least"] else "≤"
        answer = "yes" if goal["met"] else "**no**"
        print(f"| {goal['name']} | {number(goal['value'])} | {sign} {goal['limit']:g} | {answer} |")


def show_fixed_cost(cost):
    print(f"\n## {cost['rows']:,} rows: fixed cost\n")
    queries = cost["queries"]
    engines = list(next(iter(queries.values()))["text"])
    print("From the text, with nothing kept, and prepared before; medians, µs.\n")
    kinds = [(mode, engine) for mode in ("text", "prepared") for engine in engines]
    print("| query | " + " | ".join(f"{NAMES[engine]}, {mode}" for mode, engine in kinds) + " |")
    print("|---|" + "--:|" * len(kinds))
    for name, query in queries.items():
        cells = [microseconds(query[mode][engine]["median"]) for mode, engine in kinds]
        print(f"| {name} {query['title']} | " + " | ".join(cells) + " |")
    show_goals(cost["goals"])


def microseconds(nanoseconds):
    return number(nanoseconds / 1e3)


def show_growth(growth, path):
    print("\n## Growth\n")
    print(f"Perigee's warm medians, ms; drawn beside the best peers' in `{path.name}`.\n")
    print("| query | " + " | ".join(f"{rows:,}" for rows in growth) + " |")
    print("|---|" + "--:|" * len(growth))
    for name in next(iter(growth.values()), {}):
        print(f"| {name} | " + " | ".join(milliseconds(queries[name]["perigee"]) for queries in growth.values()) + " |")
