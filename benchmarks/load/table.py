"""A server of its own under a number of visitors: who failed, how long the others waited, what it took."""

from __future__ import annotations

import asyncio
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import psutil

from benchmarks.load.visits import Waits, visit
from tests.browser.driving.server import serve

WARM_UP = 25.0
VISITORS = (1, 10, 50)


def table(*visitors: int) -> dict[str, object]:
    """A row for each number of visitors, each on a server that has just been started and has had time to rehearse."""
    return {str(number): _row(number) for number in visitors or VISITORS}


def _row(number: int) -> dict[str, object]:
    with tempfile.TemporaryDirectory() as folder, server(Path(folder)) as address:
        before = processor_seconds(address)
        waits, health, memory = asyncio.run(_together(address, number))
        after = processor_seconds(address)
        return {
            "failed": len(waits.failures),
            "failures": waits.failures,
            "seconds": {kind: quantiles(seconds) for kind, seconds in waits.seconds.items()},
            "health path, s": quantiles(health),
            "MB sent": round(waits.bytes / 1e6, 1),
            "page process at most, MB": round(max(memory, default=0)),
            "processor seconds a visit": {who: round((after[who] - before[who]) / number, 1) for who in after},
        }


@contextmanager
def server(folder: Path) -> Iterator[str]:
    """A server as strangers find it, a while after its start; what it keeps is deleted with the folder."""
    log, data = folder / "log", str(folder / "data")
    with serve(log, OVERFIT_LAB_DATA=data, OVERFIT_LAB_REHEARSAL="on", OVERFIT_LAB_QUICK_SECONDS="2") as address:
        time.sleep(WARM_UP)
        yield address


async def _together(address: str, number: int) -> tuple[Waits, list[float], list[float]]:
    waits: Waits = Waits()
    health: list[float] = []
    memory: list[float] = []
    watched = asyncio.create_task(watch(address, health, memory))
    await asyncio.gather(*(visit(address, place, waits) for place in range(number)))
    watched.cancel()
    return waits, health, memory


async def watch(address: str, health: list[float], memory: list[float]) -> None:
    """Once a second, how soon the health path answers and what the page's process holds."""
    process = serving(address)
    while True:
        began = time.perf_counter()
        await asyncio.to_thread(urllib.request.urlopen, f"{address}/_stcore/health", None, 60)
        health.append(time.perf_counter() - began)
        memory.append(process.memory_info().rss / 1e6)
        await asyncio.sleep(1.0)


def serving(address: str) -> psutil.Process:
    port = address.rpartition(":")[2]
    return next(
        process
        for process in psutil.process_iter(["cmdline"])
        if f"--server.port={port}" in (process.info["cmdline"] or ())
    )


def processor_seconds(address: str) -> dict[str, float]:
    """What the page's process has taken, and what its workers have, those that were replaced included."""
    page = serving(address)
    own = page.cpu_times()
    below = [process.cpu_times() for process in page.children(recursive=True)]
    workers = sum(sum(times[:4]) for times in below)
    return {"page": own.user + own.system, "workers": workers}


def quantiles(seconds: list[float]) -> dict[str, float]:
    return {f"p{share}": round(float(np.percentile(seconds, share)), 2) for share in (50, 95)} if seconds else {}
