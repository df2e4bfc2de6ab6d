"""Medians and their tables."""

import statistics

MIB = 1024


def summary(results, rows, size):
    """Of one program's loads of one file. Memory is what came on top of the process before the load."""
    seconds = sorted(result["seconds"] for result in results)
    median = statistics.median(seconds)

    def mebibytes(measure):
        return statistics.median(measure(result) for result in results) / MIB

    return {
        "seconds": median,
        "fastest": seconds[0],
        "slowest": seconds[-1],
        "cpu_seconds": statistics.median(result["cpu_seconds"] for result in results),
        "megabytes_per_second": size / median / 1e6,
        "rows_per_second": rows / median,
        "peak_mib": mebibytes(lambda result: result["peak_kib"] - result["before_kib"]),
        "table_mib": mebibytes(lambda result: result["after_kib"] - result["before_kib"]),
        "peak_over_table_mib": mebibytes(lambda result: result["peak_kib"] - result["after_kib"]),
    }


def show(comparison):
    """Prints a table of one file's loads."""
    print(f"\n{comparison['shape']}: {comparison['rows']:,} rows, {comparison['bytes'] / 1e6:.0f} MB")
    if comparison["sums_agree"]:
        print("rows and sums agree: " + ", ".join(f"{k} {v:,}" for k, v in first_sums(comparison).items()))
    else:
        print("ROWS OR SUMS DIFFER: " + "; ".join(f"{e}: {s}" for e, s in comparison["sums"].items()))
    print(
        f"{'':22}{'median s':>9}{'least':>8}{'most':>8}{'CPU s':>8}{'MB/s':>8}{'Mrows/s':>9}"
        f"{'peak MiB':>10}{'table MiB':>11}{'difference':>12}"
    )
    for engine, one in comparison["engines"].items():
        print(
            f"{engine:22}{one['seconds']:9.3f}{one['fastest']:8.3f}{one['slowest']:8.3f}{one['cpu_seconds']:8.2f}"
            f"{one['megabytes_per_second']:8.0f}{one['rows_per_second'] / 1e6:9.3f}"
            f"{one['peak_mib']:10.0f}{one['table_mib']:11.0f}{one['peak_over_table_mib']:12.0f}"
        )
    for engine, message in comparison["failures"].items():
        print(f"{engine:22} cannot load it: {message}")
    show_perigee(comparison["engines"])


def first_sums(comparison):
    return next(iter(comparison["sums"].values()), {})


def show_perigee(engines):
    """Ratios by the clock, and by the processors' time, which tells more where others keep the machine busy; and what
    loading needs beyond the table."""
    if "perigee" not in engines:
        return
    ours = engines["perigee"]
    others = {engine: one for engine, one in engines.items() if engine != "perigee"}
    for measure, meaning in [("seconds", "is"), ("cpu_seconds", "by the processors' time is")]:
        if others:
            best = min(others, key=lambda engine: others[engine][measure])
            ratio = others[best][measure] / ours[measure]
            print(f"perigee {meaning} {ratio:.2f} times as fast as the best other, {best}")
    print(f"perigee needs {ours['peak_over_table_mib']:.0f} MiB beyond the finished table while it loads")
