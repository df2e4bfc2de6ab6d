"""What the programs load: all of it made from the same generated spacecraft, and kept for later runs."""

import json
import os
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
# More rows are no question of indexes alone, and take SQLite long to load.
MOST_SQLITE_ROWS = 1_000_000


class DataFiles:
    """Of one number of rows."""

    def __init__(self, folder, rows, tools):
        self.folder, self.rows, self.tools = pathlib.Path(folder), rows, tools
        self.ndjson = self.path("ndjson")
        self.snapshot, self.parquet = self.path("perigee"), self.path("parquet")
        self.database, self.facts_file = self.path("sqlite"), self.path("json")

    def path(self, ending):
        return self.folder / f"{self.rows}.{ending}"

    def prepare(self, keeps_snapshot):
        """Makes what is missing, and the snapshot anew where the program is newer that made it."""
        self.folder.mkdir(parents=True, exist_ok=True)
        needs_snapshot = not self.snapshot.exists() or (not keeps_snapshot and self.is_outdated())
        needs_tables = not self.parquet.exists() or not self.facts_file.exists()
        if not needs_snapshot and not needs_tables:
            return
        print(f"making {self.rows:,} spacecraft", file=sys.stderr)
        try:
            with open(self.ndjson, "wb") as file:
                subprocess.run([self.tools.generator, "slim", str(self.rows)], stdout=file, check=True)
            if needs_snapshot:
                subprocess.run([self.tools.worker, "--make", self.ndjson, self.snapshot], check=True)
            if needs_tables:
                self.make_tables()
        finally:
            self.ndjson.unlink(missing_ok=True)

    def is_outdated(self):
        return self.snapshot.stat().st_mtime < os.stat(self.tools.worker).st_mtime

    def make_tables(self):
        self.database.unlink(missing_ok=True)
        database = [self.database] if self.rows <= MOST_SQLITE_ROWS else []
        command = [self.tools.python, HERE / "make_tables.py", self.ndjson, self.parquet, self.facts_file, *database]
        subprocess.run(command, check=True)

    def facts(self):
        """What is known of the data, for figures in bytes."""
        return json.loads(self.facts_file.read_text())

    def command(self, engine):
        """What starts a worker."""
        if engine == "perigee":
            return [self.tools.worker, self.snapshot, "--rows-out", self.tools.rows_out]
        if engine == "sqlite":
            return [self.tools.sqlite_worker, self.database]
        return [self.tools.python, HERE / "peer_worker.py", engine, self.parquet]
