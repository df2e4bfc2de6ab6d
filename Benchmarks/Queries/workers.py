"""Processes that answer queries, one for each program, driven over pipes."""

import json
import os
import subprocess
import tempfile

import processors


class WorkerFailed(Exception):
    pass


class Worker:
    """A program with its table, which waits until it is asked."""

    def __init__(self, engine, command):
        self.engine = engine
        self.errors = tempfile.TemporaryFile("w+")
        self.process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self.errors,
            text=True,
            env=os.environ | processors.VARIABLES,
            preexec_fn=processors.keep_to_two,
        )
        self.introduction = {}

    def start(self):
        """Waits until the table is loaded."""
        self.introduction = self.reply()

    def ask(self, *words):
        try:
            self.process.stdin.write("\t".join(map(str, words)) + "\n")
            self.process.stdin.flush()
        except BrokenPipeError:
            pass  # the reply tells why
        return self.reply()

    def time(self, query, mode="text", runs=1, repeats=1):
        """Nanoseconds of each run."""
        return self.ask("time", mode, runs, repeats, query.form, query.text(self.engine))["ns"]

    def reply(self):
        line = self.process.stdout.readline()
        if line:
            return json.loads(line)
        self.process.wait()
        self.errors.seek(0)
        lines = self.errors.read().strip().splitlines() or [f"status {self.process.returncode}"]
        raise WorkerFailed(f"{self.engine}: {lines[-1]}")

    def stop(self):
        """It ends when nothing more can be asked; in the middle of a long query it is ended."""
        self.process.stdin.close()
        try:
            self.process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.process.stdout.close()
        self.errors.close()


class Workers:
    """Some of them, stopped together."""

    def __init__(self, commands):
        self.all = []
        try:
            for engine, command in commands.items():
                self.all.append(Worker(engine, command))
                # One after the other: loading needs more memory than what is loaded.
                self.all[-1].start()
        except BaseException:
            self.stop()
            raise

    def __iter__(self):
        return iter(self.all)

    def __getitem__(self, engine):
        return next(worker for worker in self.all if worker.engine == engine)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()

    def stop(self):
        for worker in self.all:
            worker.stop()
