"""The processors and threads that every compared program gets."""

import os

THREADS = 2
VARIABLES = {
    "POLARS_MAX_THREADS": str(THREADS),
    "TOKIO_WORKER_THREADS": str(THREADS),
    "SWIFT_BACKTRACE": "enable=no",
}


def keep_to_two():
    os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:THREADS])
