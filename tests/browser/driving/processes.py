"""The processes of a server, to be killed, stopped or watched."""

from __future__ import annotations

import time
from collections.abc import Iterable

import psutil

# For how long it is watched which one computes, in seconds.
WATCHED = 2.0


def process_of(address: str) -> psutil.Process:
    """The one that serves the pages at an address."""
    option = f"--server.port={address.rpartition(':')[2]}"
    return next(one for one in psutil.process_iter(["cmdline"]) if option in (one.info["cmdline"] or ()))


def cluster_of(address: str) -> psutil.Process:
    return next(one for one in process_of(address).children() if "dashboard.engine.cluster" in one.cmdline())


def busiest(processes: Iterable[psutil.Process]) -> psutil.Process:
    """The one that computes most at present."""
    before = {process: process.cpu_times().user for process in processes}
    time.sleep(WATCHED)
    return max(before, key=lambda process: process.cpu_times().user - before[process])
