"""Whether all programs answer the same, element by element."""

import array
import filecmp
import pathlib

from queries import GROUPS, IDS


def differences(workers, queries, folder):
    """What differs from Perigee's answers, told in lines; none where all is the same."""
    found = []
    for query in queries:
        answers = {worker.engine: answer(worker, query, folder) for worker in workers}
        ours = answers.pop("perigee")
        for engine, theirs in answers.items():
            difference = compared(query, ours, theirs)
            if difference:
                found.append(f"{query.name}: {engine} {difference}")
        for path in [ours, *answers.values()]:
            path.unlink()
    return found


def answer(worker, query, folder):
    path = pathlib.Path(folder) / f"{query.name}-{worker.engine}.answer"
    worker.ask("answer", query.form, path, query.text(worker.engine))
    return path


def compared(query, ours, theirs):
    """Empty where both are the same. Rows that no query has ordered may come in any order."""
    if filecmp.cmp(ours, theirs, shallow=False):
        return ""
    if query.form == IDS:
        return compared_values(read_ids(ours), read_ids(theirs), query.is_ordered)
    return compared_values(read_lines(ours), read_lines(theirs), query.form != GROUPS)


def compared_values(ours, theirs, is_ordered):
    if len(ours) != len(theirs):
        return f"has {len(theirs):,} rows, perigee {len(ours):,}"
    if not is_ordered:
        ours, theirs = sorted(ours), sorted(theirs)
    for place, (one, other) in enumerate(zip(ours, theirs)):
        if one != other:
            return f"has {other} at {place:,}, perigee {one}"
    return ""


def read_ids(path):
    ids = array.array("q")
    ids.frombytes(path.read_bytes())
    return ids


def read_lines(path):
    return path.read_text().splitlines()
