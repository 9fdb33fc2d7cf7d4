"""Many visits, eight at a time: what the page's process and its workers hold in the course of them."""

from __future__ import annotations

import asyncio
import random
import tempfile
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlencode

import numpy as np
import psutil
from websockets.exceptions import WebSocketException

from benchmarks.load.client import Client
from benchmarks.load.table import server, serving
from benchmarks.load.visits import LOOKED_AT, PATIENCE, settings

VISITS, AT_ONCE = 500, 8
# Until this share is over a process grows in any case: Streamlit keeps 128 visits, whose browsers may come back.
SETTLED = 0.3


def table(*visits: int) -> dict[str, object]:
    """A row for each number of visits, each on a server of its own."""
    return {str(number): _row(number) for number in visits or (VISITS,)}


def _row(visits: int) -> dict[str, object]:
    """What both held once three visits of ten were over, and at the end; and which visits failed."""
    with tempfile.TemporaryDirectory() as folder, server(Path(folder)) as address:
        failures, megabytes = asyncio.run(_visits(address, visits))
    settled, end = megabytes[round(SETTLED * visits) - 1], megabytes[-1]
    return {
        "failures": failures,
        "MB of the page's process and of all workers, after three visits of ten": settled.round().tolist(),
        "at the end": end.round().tolist(),
        "growth, %": (100 * (end / settled - 1)).round(1).tolist(),
    }


async def _visits(address: str, number: int) -> tuple[list[str], list[np.ndarray]]:
    failures: list[str] = []
    megabytes: list[np.ndarray] = []
    page, seats = serving(address), asyncio.Semaphore(AT_ONCE)

    async def one(place: int) -> None:
        async with seats:
            try:
                await _visit(address, random.Random(place))  # noqa: S311 - the same visitors every time
            except (OSError, WebSocketException) as error:
                failures.append(f"visit {place}: {error!r}")
            megabytes.append(_held(page))

    await asyncio.gather(*map(one, range(number)))
    return failures, megabytes


async def _visit(address: str, chance: random.Random) -> None:
    """The lab by a link of one's own, and a page more."""
    client = await Client.open(address)
    try:
        for page, link in (("", urlencode(settings(chance))), (chance.choice(LOOKED_AT), "")):
            await client.visit(page, link)
            try:
                await client.wait(lambda: client.over, PATIENCE)
            except TimeoutError:
                raise TimeoutError(page or "the lab") from None
    finally:
        await client.close()


def _held(page: psutil.Process) -> np.ndarray:
    own, below = page.memory_info().rss, 0
    for process in page.children(recursive=True):
        # A worker may just be replaced.
        with suppress(psutil.NoSuchProcess):
            below += process.memory_info().rss
    return np.array([own, below]) / 1e6
