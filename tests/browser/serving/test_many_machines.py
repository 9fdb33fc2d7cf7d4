"""The parts of compose.yaml as processes of this machine, and what remains when some of them are killed."""

from __future__ import annotations

import re
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import psutil
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.driving import lab_page as lab
from tests.browser.driving import machines
from tests.browser.driving.any_page import on_page
from tests.browser.driving.machines import COMPOSE, LONGEST, status, wait_until_answered
from tests.browser.driving.processes import busiest, process_of
from tests.browser.driving.server import free_port, serve
from tests.browser.lab.test_lab import LONG
from tests.store.databases import postgresql
from tests.waiting import wait_until

STARTED = re.compile(r"^overfit_lab_trainings_started_total [1-9]", re.MULTILINE)


def caddyfile(address: str, pages: Sequence[str]) -> str:
    text: str = COMPOSE["configs"]["caddyfile"]["content"]
    told = text.replace("{$$DOMAIN}", address)
    here = "to " + " ".join(page.removeprefix("http://") for page in pages)
    told, replaced = re.subn(r"dynamic a pages 8501 \{[^}]*\}", here, told)
    assert replaced == 1
    return f"{{\n  admin off\n  auto_https off\n}}\n{told}"


def read(url: str) -> str:
    with urllib.request.urlopen(url, timeout=60) as answer:
        text: str = answer.read().decode()
        return text


@dataclass(frozen=True)
class Parts:
    """What runs: the proxy's address and those of the page processes behind it, and what starts each worker again."""

    address: str
    pages: tuple[str, ...]
    nannies: tuple[psutil.Process, ...]

    @property
    def workers(self) -> list[psutil.Process]:
        return [worker for nanny in self.nannies for worker in nanny.children(recursive=True)]

    def serving(self) -> set[str]:
        """The page processes for whose visitors anything was trained."""
        return {page for page in self.pages if STARTED.search(read(f"{page}/metrics"))}


@pytest.fixture
def parts(tmp_path: Path) -> Iterator[Parts]:
    """Proxy, two page processes, database, scheduler and three workers."""
    scheduler = f"tcp://127.0.0.1:{free_port()}"
    shared = {"OVERFIT_LAB_DATA": str(tmp_path / "data")}
    with ExitStack() as stack:
        known = shared | {
            "DASK_SCHEDULER_ADDRESS": scheduler,
            "OVERFIT_LAB_DATABASE": stack.enter_context(postgresql()),
        }

        start = stack.enter_context
        start(machines.scheduler(scheduler, tmp_path / "scheduler"))
        logs = [tmp_path / f"worker {number}" for number in range(3)]
        nannies = [start(machines.worker(scheduler, log, **shared)) for log in logs]
        pages = [start(serve(tmp_path / f"page {number}", None, **known)) for number in range(2)]
        address = f"http://localhost:{free_port()}"
        start(machines.proxy(tmp_path, caddyfile(address, pages)))
        for url in (f"{address}/_stcore/health", *(f"{page}/ready" for page in pages)):
            wait_until_answered(url)
        yield Parts(address, tuple(pages), tuple(nannies))


def visitor_elsewhere(browser: Browser, parts: Parts) -> Page:
    """One whom the other page process serves: which it is, is the proxy's choice."""
    for seed in range(20):
        context = browser.new_context()
        page = context.new_page()
        lab.open_lab(page, parts.address, f"?seed={seed}")
        if parts.serving() == set(parts.pages):
            return page
        context.close()
    pytest.fail("The proxy has sent all visitors to one process.")


@pytest.mark.long
def test_who_trains_behind_a_proxy_goes_on_where_a_worker_or_a_page_process_is_killed_and_others_notice_nothing(
    page: Page, browser: Browser, parts: Parts
) -> None:
    lab.open_lab(page, parts.address, "?dataset=circles")
    (mine,) = parts.serving()
    (theirs,) = set(parts.pages) - {mine}
    other = visitor_elsewhere(browser, parts)
    assert status(f"{mine}/metrics") == status(f"{mine}/ready") == 200
    assert status(f"{parts.address}/metrics") == status(f"{parts.address}/ready") == 404

    page.goto(f"{parts.address}/{LONG}")
    lab.epoch(page)
    busiest(parts.workers).kill()
    expect(on_page(page, "The worker process that trained this was lost.")).to_be_visible()
    lab.train(page)
    lab.epoch(page)

    other.goto(f"{parts.address}/{LONG}&seed=1")
    before = lab.epoch(other)
    process_of(mine).kill()
    lab.wait_for_epoch_after(other, before)
    # The browser connects again by itself, and has the same trained behind the other process.
    running = "overfit_lab_trainings_running 2"
    wait_until(lambda: running in read(f"{theirs}/metrics"), "it to train anew", patience=LONGEST, tick=0.2)
    # A button of the page before is pressed in vain: the page is there again once it tells of further epochs.
    lab.wait_for_epoch_after(page, lab.epoch(page))
    lab.sidebar_button(page, "Stop").click()
    expect(on_page(page, "Stopped by you.").first).to_be_visible()
    lab.wait_for_epoch_after(other, before + 1)
    other.context.close()
    # What was trained behind the process that is gone is in the database that both had.
    page.goto(f"{parts.address}/runs")
    expect(page.locator(".lab-runs tbody tr", has_text="Circles")).to_be_visible()
