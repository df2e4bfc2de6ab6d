"""What the comparison computes: `python3 -m unittest discover Benchmarks/Queries`."""

import pathlib
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "Shared"))

import comparison
import equality
import goals
import growth
import plot
import rounds
from queries import QUERIES

BY_NAME = {query.name: query for query in QUERIES}


def summary(median):
    return {"median": median, "least": median, "spread": 0.0}


def times(warm, cold):
    return {"warm": summary(warm), "cold": summary(cold), "prepared": summary(warm)}


class Equality(unittest.TestCase):
    def compared(self, query, ours, theirs):
        with tempfile.TemporaryDirectory() as folder:
            paths = [pathlib.Path(folder) / name for name in ("ours", "theirs")]
            for path, content in zip(paths, (ours, theirs)):
                path.write_bytes(content)
            return equality.compared(BY_NAME[query], *paths)

    @staticmethod
    def ids(*numbers):
        return b"".join(number.to_bytes(8, "little", signed=True) for number in numbers)

    def test_ids_without_an_order_may_come_in_any(self):
        self.assertEqual(self.compared("q01", self.ids(1, 2, 300), self.ids(300, 1, 2)), "")
        self.assertNotEqual(self.compared("q01", self.ids(1, 2, 300), self.ids(300, 1, 3)), "")

    def test_ordered_ids_come_in_their_order(self):
        self.assertNotEqual(self.compared("q18", self.ids(1, 2), self.ids(2, 1)), "")

    def test_missing_ids_are_told(self):
        self.assertIn("1 rows", self.compared("q01", self.ids(1, 2), self.ids(1)))

    def test_groups_may_come_in_any_order_and_counts_are_the_same(self):
        self.assertEqual(self.compared("q20", b"a\t1\t2\nb\t3\t4\n", b"b\t3\t4\na\t1\t2\n"), "")
        self.assertNotEqual(self.compared("q20", b"a\t1\t2\n", b"a\t1\t3\n"), "")
        self.assertNotEqual(self.compared("q02", b"7\n", b"8\n"), "")


class Figures(unittest.TestCase):
    def test_a_summary_has_the_median_and_half_of_the_middle_half(self):
        found = rounds.summary([100, 90, 110, 80, 120])
        self.assertEqual((found["median"], found["least"]), (100, 80))
        self.assertAlmostEqual(found["spread"], 0.1)

    def test_the_best_peer_is_the_fastest_and_indexes_stand_apart(self):
        query = {"engines": {}, "best": {}}
        engines = {"perigee": (10, 20), "polars": (50, 60), "duckdb": (40, 90), "sqlite": (1, 1)}
        comparison.add_times(
            query, {engine: {"warm": [warm], "cold": [cold]} for engine, (warm, cold) in engines.items()}
        )
        self.assertEqual(query["best"]["warm"], {"engine": "duckdb", "ratio": 4, "nanoseconds": 40})
        self.assertEqual(query["best"]["cold"], {"engine": "polars", "ratio": 3, "nanoseconds": 60})

    def test_a_ratio_is_to_perigee_in_the_same_group(self):
        query = {"engines": {}, "best": {}}
        for ours, engine, theirs in [(10, "polars", 50), (20, "datafusion", 60)]:
            group = {"perigee": ours, engine: theirs}
            comparison.add_times(query, {name: {"warm": [time], "cold": [time]} for name, time in group.items()})
        self.assertEqual(query["best"]["warm"]["engine"], "datafusion")
        self.assertEqual(query["best"]["warm"]["ratio"], 3)
        self.assertEqual(query["engines"]["perigee"]["warm"]["median"], 10)

    def test_every_group_has_perigee_and_every_engine_is_in_one(self):
        room = comparison.available_memory
        comparison.available_memory = lambda: 2_000_000_000
        try:
            parts = comparison.groups(["perigee", "duckdb", "polars", "datafusion"], 1_000_000)
        finally:
            comparison.available_memory = room
        self.assertEqual(parts, [["perigee", "duckdb", "polars"], ["perigee", "datafusion"]])
        self.assertEqual(comparison.groups(["perigee"], 1000), [["perigee"]])

    def test_sizes_are_powers_of_ten(self):
        self.assertEqual(growth.sizes(100_000), [1000, 10_000, 100_000])

    def test_a_plot_has_a_line_of_each_kind_for_each_query(self):
        drawn = plot.svg({1000: {"q01": {"perigee": 1e3, "best": 1e5}}}, [BY_NAME["q01"]])
        self.assertEqual(drawn.count("<polyline"), 2)


class Goals(unittest.TestCase):
    def report(self, rows, query, name="q04"):
        sizes = {"perigee": (70, 80), "polars": (200, 100)}
        memory = {
            engine: {"bytes_per_row": loaded, "bytes_per_row_after_queries": asked}
            for engine, (loaded, asked) in sizes.items()
        }
        return {"rows": rows, "queries": {name: query}, "memory": memory}

    def met(self, report, name):
        return next(goal["met"] for goal in goals.goals(report) if goal["name"].startswith(name))

    def query(self, ratio):
        best = {"engine": "polars", "ratio": ratio, "nanoseconds": 100 * ratio}
        engines = {"perigee": times(100, 100), "polars": times(100 * ratio, 100 * ratio)}
        return {"engines": engines, "best": {"warm": best, "cold": best}}

    def test_at_a_tenth_of_the_rows_half_is_enough(self):
        self.assertFalse(self.met(self.report(10_000_000, self.query(4)), "q04 warm"))
        self.assertTrue(self.met(self.report(1_000_000, self.query(4)), "q04 warm"))
        self.assertIsNone(goals.ratio_goal("q04", "warm", 1000))

    def test_memory_has_to_be_less_than_the_best_peers(self):
        report = self.report(10_000_000, self.query(4))
        self.assertTrue(self.met(report, "memory"))
        report["memory"]["polars"]["bytes_per_row_after_queries"] = 90
        self.assertFalse(self.met(report, "memory"))

    def test_a_first_run_is_held_against_cold_peers(self):
        report = self.report(10_000_000, self.query(15) | {"first": summary(100)}, "q08")
        self.assertTrue(self.met(report, "q08 first"))
        report["queries"]["q08"]["first"] = summary(200)
        self.assertFalse(self.met(report, "q08 first"))


if __name__ == "__main__":
    unittest.main()
