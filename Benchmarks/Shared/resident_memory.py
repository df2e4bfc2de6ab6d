"""What this process has in memory, and how long it has worked, as Linux tells it."""

import ctypes
import gc
import time


def measured():
    """(now, most since forget_peak), in KiB."""
    numbers = {}
    with open("/proc/self/status") as status:
        for line in status:
            name, _, rest = line.partition(":")
            if name in ("VmRSS", "VmHWM"):
                numbers[name] = int(rest.split()[0])
    return numbers["VmRSS"], numbers["VmHWM"]


def forget_peak():
    """Lets the peak begin again at what is in memory now."""
    with open("/proc/self/clear_refs", "w") as file:
        file.write("5")


def give_back():
    """Gives free memory back to the system, so that what is left is the table's."""
    gc.collect()
    try:
        ctypes.CDLL(None).malloc_trim(0)
    except AttributeError:
        pass  # another C library


def processor_seconds():
    """What all threads of this process have worked so far."""
    return time.clock_gettime(time.CLOCK_PROCESS_CPUTIME_ID)
