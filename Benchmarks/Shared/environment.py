"""A Python environment with the peers, made once and made anew when the list of them changes."""

import json
import os
import platform
import shutil
import subprocess
import sys
import venv


def prepared(folder, requirements):
    """The environment's Python, with everything installed that the file lists."""
    python, stamp = folder / "bin" / "python", folder / "installed.txt"
    wanted = requirements.read_text()
    if stamp.exists() and stamp.read_text() == wanted:
        return str(python)
    print("installing what Perigee is compared with", file=sys.stderr)
    shutil.rmtree(folder, ignore_errors=True)
    venv.create(folder, with_pip=True)
    subprocess.run([python, "-m", "pip", "install", "--quiet", "-r", requirements], check=True, stdout=sys.stderr)
    stamp.write_text(wanted)
    return str(python)


def versions(python):
    """Names and versions of the peers."""
    code = (
        "import json, importlib.metadata as m;"
        "print(json.dumps({n: m.version(n) for n in ('duckdb', 'polars', 'datafusion')}))"
    )
    return json.loads(subprocess.run([python, "-c", code], capture_output=True, text=True, check=True).stdout)


def machine():
    """Processor and number of cores."""
    model = platform.machine()
    try:
        with open("/proc/cpuinfo") as information:
            names = [line.partition(":")[2].strip() for line in information if line.startswith("model name")]
            model = names[0] if names else model
    except OSError:
        pass
    return f"{model}, {os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}"
