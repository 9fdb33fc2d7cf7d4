"""A server that is killed, at whatever moment, loses no training whose end a visitor has seen."""

from __future__ import annotations

import random
import re
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from functools import partial
from itertools import count
from pathlib import Path

import numpy as np
import psutil
import pytest
from playwright.sync_api import Error, Page, expect

from dashboard.experiment.links.link import from_link
from dashboard.store.environment import FILE, SHELF
from dashboard.store.kept import EVERYBODY
from dashboard.store.listing import EVERYTHING, Query
from dashboard.store.store import RunStore
from tests.browser.conftest import PATIENCE
from tests.browser.driving import lab_page as lab
from tests.browser.driving.processes import process_of
from tests.browser.driving.server import serve

# How often the server is killed, and so many seconds after the first training that a visitor has seen to its end.
KILLS, SECONDS = 3, 12.0
# What a page says of its comparison's trainings while they go on.
DONE = re.compile(r"([\d,]+) of [\d,]+ runs")
# How many milliseconds lie between two looks at the page.
TICK = 20


@pytest.mark.long
def test_what_a_visitor_saw_ending_is_kept_whole_however_often_the_server_is_killed(page: Page, tmp_path: Path) -> None:
    data, seeds, moments = tmp_path / "data", count(), random.Random(14)
    serve_it = partial(serve, OVERFIT_LAB_WORKERS="1", OVERFIT_LAB_DATA=str(data))
    seen: set[str] = set()
    for kill in range(KILLS):
        with serve_it(tmp_path / f"log {kill}") as address:
            # The page's process alone, whose workers end after it, and all of them at once.
            killer = Killer(process_of(address), SECONDS * moments.random(), with_workers=bool(kill % 2))
            seen |= set(trained_until_killed(page, address, seeds, killer))
    with serve_it(tmp_path / "log") as address:
        page.goto(f"{address}/runs")
        expect(page.locator(".lab-runs tbody tr").first).to_be_visible()
        wait_until_empty(data / SHELF)
    assert len(seen) >= KILLS
    assert seen <= whole_runs(data / FILE)


@pytest.mark.long
@pytest.mark.parametrize("with_workers", [False, True])
def test_of_a_comparison_every_training_that_the_page_counted_is_kept(
    page: Page, tmp_path: Path, *, with_workers: bool
) -> None:
    data, counted = tmp_path / "data", 0
    serve_it = partial(serve, OVERFIT_LAB_WORKERS="1", OVERFIT_LAB_DATA=str(data), OVERFIT_LAB_REHEARSAL="off")
    with serve_it(tmp_path / "log") as address:
        killer = Killer(process_of(address), SECONDS / 4, with_workers=with_workers)
        page.goto(f"{address}/which_fix")
        deadline = time.monotonic() + 3 * PATIENCE / 1000
        while not killer.done:
            assert time.monotonic() < deadline
            with suppress(Error):
                counted = max(counted, trainings_done(page))
            if counted and killer.ident is None:
                killer.start()
            page.wait_for_timeout(TICK)
    assert counted, "it was killed in the midst of them"
    with serve_it(tmp_path / "log again") as address:
        page.goto(f"{address}/glossary")
        wait_until_empty(data / SHELF)
    assert len(whole_runs(data / FILE)) >= counted


def trainings_done(page: Page) -> int:
    """How many trainings of its comparison the page says are done; 0 where it says nothing of them."""
    found = DONE.search(page.inner_text("body"))
    return int(found[1].replace(",", "")) if found else 0


class Killer(threading.Timer):
    """Kills a server so many seconds after it was started."""

    def __init__(self, server: psutil.Process, seconds: float, *, with_workers: bool) -> None:
        super().__init__(seconds, self._kill)
        self._server, self._with_workers = server, with_workers

    @property
    def done(self) -> bool:
        """Whether the server is lost, and waits to be taken away by this process, which started it."""
        return self._server.status() == psutil.STATUS_ZOMBIE

    def _kill(self) -> None:
        workers = self._server.children(recursive=True) if self._with_workers else []
        for process in (self._server, *workers):
            process.kill()


def trained_until_killed(page: Page, address: str, seeds: Iterator[int], killer: Killer) -> Iterator[str]:
    """Opens link after link, and names the trainings whose ends were seen, until the server is lost.

    Nothing is waited for that can't come: a page whose server is gone waits for it for ever.
    """
    while not killer.done:
        link = {"samples": "100", "hidden_layers": "8", "epochs": "60", "seed": str(next(seeds))}
        # The page can't be opened while the server goes.
        with suppress(Error):
            page.goto(f"{address}/?{'&'.join(f'{name}={value}' for name, value in link.items())}")
            if has_ended(page, killer):
                yield from_link(link)[0].digest
                if killer.ident is None:
                    killer.start()


def has_ended(page: Page, killer: Killer) -> bool:
    """Waits for the end of the training on the page; whether it came before that of the server."""
    deadline = time.monotonic() + 3 * PATIENCE / 1000
    while not (lab.verdict(page).first.is_visible() and lab.stop(page).is_disabled()):
        assert time.monotonic() < deadline
        if killer.done:
            return False
        page.wait_for_timeout(TICK)
    return True


def wait_until_empty(shelf: Path) -> None:
    deadline = time.monotonic() + PATIENCE / 1000
    while list(shelf.iterdir()):
        assert time.monotonic() < deadline, "what lies there is not written"
        time.sleep(0.1)


def whole_runs(file: Path) -> set[str]:
    """The digests of the kept trainings that have every epoch and their weights, in a database that is sound."""
    with closing(sqlite3.connect(file)) as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    store = RunStore(f"sqlite:///{file}")
    names = [run.id for run in store.find(Query(EVERYBODY, lesson=EVERYTHING), count=10_000).runs]
    records = [run.record for run in store.get(names, EVERYBODY)]
    store.close()
    for record in records:
        assert record.final is not None
        assert record.ending is not None
        assert np.isfinite(record.final).all()
        assert np.isfinite(record.history.losses).all()
        assert record.epoch == record.ending.epochs
    return {record.experiment.digest for record in records}
