"""Seconds of the processor: what this process has used, with all that it has started."""

from __future__ import annotations

from contextlib import suppress

import psutil


def used_by_process() -> dict[int, float]:
    """What this process and each of its children has used so far, by their ids."""
    here, found = psutil.Process(), {}
    for process in (here, *here.children(recursive=True)):
        # A worker that is being replaced may end meanwhile.
        with suppress(psutil.NoSuchProcess):
            times = process.cpu_times()
            found[process.pid] = times.user + times.system
    return found


def used_since(before: dict[int, float]) -> float:
    """What all of them have used since then."""
    return sum(seconds - before.get(process, 0.0) for process, seconds in used_by_process().items())
