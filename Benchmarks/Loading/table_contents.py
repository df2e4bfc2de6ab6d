"""What must be the same in whatever program has loaded a file."""

import pyarrow
import pyarrow.compute as compute

DURATION = (
    r"^P(?:(?P<days>\d+)D)?(?:T(?:(?P<hours>\d+)H)?(?:(?P<minutes>\d+)M)?(?:(?P<seconds>\d+)S)?)?$"
)
UNITS = {"days": 86400, "hours": 3600, "minutes": 60, "seconds": 1}


def contents(table):
    """Of an Arrow table with the columns flights_count, time_in_space (as text) and name."""
    return {
        "rows": table.num_rows,
        "flights": compute.sum(table["flights_count"]).as_py(),
        "stay_seconds": stay_seconds(table["time_in_space"]),
        "names": compute.count_distinct(table["name"], mode="only_valid").as_py(),
    }


def stay_seconds(durations):
    texts = durations.cast(pyarrow.large_string())
    parts = compute.extract_regex(texts, pattern=DURATION)
    if parts.null_count != texts.null_count:
        raise ValueError("time_in_space has texts that are no durations")
    total = 0
    for unit, seconds in UNITS.items():
        digits = compute.struct_field(parts, unit)
        digits = compute.if_else(compute.equal(digits, ""), "0", digits)
        total += (compute.sum(digits.cast(pyarrow.int64())).as_py() or 0) * seconds
    return total
