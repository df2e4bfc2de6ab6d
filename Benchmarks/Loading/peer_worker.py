"""Loads one file with one of the peers and prints, as a JSON object, how long that took, what memory it needed, and
what the table holds. compare.py starts one for every load, so that none finds memory that another has left.

usage: peer_worker.py PEER SHAPE FILE
"""

import json
import pathlib
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "Shared"))

import resident_memory
import table_contents
from peers import PEERS


def main():
    name, shape, path = sys.argv[1:]
    peer = PEERS[name](path, shape)
    peer.prepare()
    resident_memory.give_back()
    before, _ = resident_memory.measured()
    resident_memory.forget_peak()
    start, start_of_work = time.perf_counter(), resident_memory.processor_seconds()
    peer.load()
    seconds = time.perf_counter() - start
    cpu_seconds = resident_memory.processor_seconds() - start_of_work
    _, peak = resident_memory.measured()
    resident_memory.give_back()
    after, _ = resident_memory.measured()
    result = {"seconds": seconds, "cpu_seconds": cpu_seconds}
    result |= {"before_kib": before, "peak_kib": peak, "after_kib": after}
    print(json.dumps(result | {"contents": table_contents.contents(peer.arrow())}))


main()
