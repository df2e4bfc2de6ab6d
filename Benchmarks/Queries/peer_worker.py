"""Loads a table with one of the peers and does what compare.py asks for, a command a line, each answered by a line of
JSON; the commands are those of QueryWorker. It times itself, so that pipes do not count.

usage: peer_worker.py PEER PARQUET
"""

import gc
import json
import pathlib
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "Shared"))

import resident_memory
from peers import PEERS
from queries import IDS


def main():
    name, path = sys.argv[1:]
    peer = PEERS[name]()
    resident_memory.give_back()
    before, _ = resident_memory.measured()
    start = time.perf_counter_ns()
    peer.load(path)
    nanoseconds = time.perf_counter_ns() - start
    resident_memory.give_back()
    after, _ = resident_memory.measured()
    tell({"rows": peer.rows(), "ns": nanoseconds, "before_kib": before, "after_kib": after})
    gc.freeze()
    gc.disable()
    for line in sys.stdin:
        tell(answer(peer, line.rstrip("\n").split("\t")))


def answer(peer, command):
    if command[0] == "time":
        mode, runs, repeats, form, text = command[1:]
        run = (peer.run_prepared if mode == "prepared" else peer.run_of_text)(text, form)
        return {"ns": times(run, int(runs), int(repeats))}
    if command[0] == "answer":
        form, path, text = command[1:]
        return write(peer, form, path, peer.run_of_text(text, form)())
    if command[0] == "memory":
        resident_memory.give_back()
        return {"kib": resident_memory.measured()[0]}
    raise ValueError(f"no command: {command}")


def times(run, runs, repeats):
    clock = time.perf_counter_ns
    result = []
    for _ in range(runs):
        start = clock()
        for _ in range(repeats):
            answer = run()
        result.append((clock() - start) // repeats)
        # Only then, so that giving the answer's memory back does not count.
        del answer
    return result


def write(peer, form, path, answer):
    """Ids as they are in memory, all else as text."""
    with open(path, "wb") as file:
        if form == IDS:
            parts = [ids for ids in peer.ids(answer) if len(ids)]
            for ids in parts:
                size = ids.type.bit_width // 8
                if size != 8 or ids.null_count:
                    raise ValueError(f"ids are {ids.type}")
                file.write(memoryview(ids.buffers()[1])[ids.offset * size : (ids.offset + len(ids)) * size])
            return {"rows": sum(map(len, parts))}
        lines = peer.lines(answer)
        file.write("".join("\t".join(map(str, line)) + "\n" for line in lines).encode())
        return {"rows": len(lines)}


def tell(message):
    print(json.dumps(message), flush=True)


main()
