"""Compares how Perigee, DuckDB, Polars and DataFusion load the same files: alternated, two threads each.

usage: compare.py --generator PATH --worker PATH --environment FOLDER [--rows N] [--rounds N] [--shapes A,B]
                  [--engines A,B] [--folder FOLDER] [--json]

Files are generated into a folder that goes in the end. Every load is a process of its own, on the same two processors,
with the file in the system's cache; it times itself, without its start. A first round, which does not count, holds
the sums of all programs against each other.
"""

import argparse
import json
import os
import pathlib
import signal
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
SHARED = HERE.parent / "Shared"
sys.path.insert(0, str(SHARED))

import environment
import figures
import processors

PERIGEE = "perigee"
PEERS = ["duckdb", "duckdb-schema", "polars", "datafusion"]
# A full record is long: a tenth of the rows is as much to read.
SHARES = {"slim": 1, "full": 10, "csv": 1}
ENDINGS = {"slim": "ndjson", "full": "ndjson", "csv": "csv"}


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--generator", required=True, help="the built generate-data")
    parser.add_argument("--worker", required=True, help="the built LoadWorker")
    parser.add_argument("--environment", required=True, help="where the peers are or will be installed")
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--shapes", default=",".join(SHARES))
    parser.add_argument("--engines", default=",".join([PERIGEE] + PEERS))
    parser.add_argument("--folder", help="where to generate; default: a temporary folder")
    parser.add_argument("--json", action="store_true", help="print one JSON object instead of tables")
    return parser.parse_args()


def main():
    # Stopped from outside, it takes its files away too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    options = arguments()
    python = environment.prepared(pathlib.Path(options.environment), SHARED / "peers.txt")
    report = {"machine": environment.machine(), "peers": environment.versions(python), "files": []}
    if not options.json:
        print(report["machine"] + "; " + ", ".join(f"{n} {v}" for n, v in report["peers"].items()))
    with tempfile.TemporaryDirectory(prefix="perigee-loading-", dir=options.folder) as folder:
        for shape in options.shapes.split(","):
            comparison = compare(shape, folder, python, options)
            report["files"].append(comparison)
            if not options.json:
                figures.show(comparison)
    if options.json:
        print(json.dumps(report, indent=1))
    return 0 if all(file["sums_agree"] and not file["failures"] for file in report["files"]) else 1


def compare(shape, folder, python, options):
    rows = max(options.rows // SHARES[shape], 1)
    path = generated(shape, rows, folder, options.generator)
    commands = {
        engine: [options.worker, path] if engine == PERIGEE else [python, str(HERE / "peer_worker.py"), engine, shape, path]
        for engine in options.engines.split(",")
    }
    first = {engine: run(command) for engine, command in commands.items()}
    failures = {engine: result["error"] for engine, result in first.items() if "error" in result}
    running = [engine for engine in commands if engine not in failures]
    sums = [first[engine]["contents"] for engine in running]
    results = {engine: [] for engine in running}
    for round in range(options.rounds):
        # Each begins a round in its turn.
        turn = round % max(len(running), 1)
        for engine in running[turn:] + running[:turn]:
            result = run(commands[engine])
            if "error" in result:
                sys.exit(f"{engine} has loaded {shape} once and fails the next time: {result['error']}")
            results[engine].append(result)
    size = os.path.getsize(path)
    os.remove(path)
    return {
        "shape": shape,
        "rows": rows,
        "bytes": size,
        "sums_agree": all(one == sums[0] for one in sums),
        "sums": {engine: first[engine]["contents"] for engine in running},
        "failures": failures,
        "engines": {engine: figures.summary(results[engine], rows, size) for engine in running},
    }


def generated(shape, rows, folder, generator):
    path = os.path.join(folder, f"{shape}.{ENDINGS[shape]}")
    with open(path, "wb") as file:
        subprocess.run([generator, shape, str(rows)], stdout=file, check=True)
    # Read once, so that every load finds it in the system's cache.
    with open(path, "rb") as file:
        while file.read(1 << 24):
            pass
    return path


def run(command):
    variables = os.environ | processors.VARIABLES
    process = subprocess.run(command, capture_output=True, text=True, env=variables, preexec_fn=processors.keep_to_two)
    if process.returncode != 0:
        lines = process.stderr.strip().splitlines() or ["no message"]
        # Python says last what happened, the others first.
        line = lines[-1] if lines[0].startswith("Traceback") else lines[0]
        return {"error": f"{line} (status {process.returncode})"}
    return json.loads(process.stdout)


sys.exit(main())
