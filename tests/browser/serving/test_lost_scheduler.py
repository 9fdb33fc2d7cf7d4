"""A scheduler elsewhere that is killed: whoever trained reads so, and what they trained goes on once it is back."""

from __future__ import annotations

import re
from contextlib import ExitStack
from pathlib import Path

import psutil
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.driving import lab_page as lab
from tests.browser.driving.any_page import on_page
from tests.browser.driving.machines import LONGEST, scheduler, wait_until_answered, worker
from tests.browser.driving.server import free_port, serve
from tests.browser.lab.test_lab import LONG

GONE = re.compile(r"Cannot reach the scheduler \(\w+\)\. Trying again\.")


@pytest.mark.long
def test_a_training_goes_on_once_a_scheduler_that_was_killed_and_its_workers_are_there_again(
    visit: Page, browser: Browser, tmp_path: Path
) -> None:
    address, folder = f"tcp://127.0.0.1:{free_port()}", str(tmp_path / "data")
    with ExitStack() as stack:
        start = stack.enter_context

        def start_workers() -> list[psutil.Process]:
            logs = [tmp_path / f"worker {number}" for number in range(2)]
            return [start(worker(address, log, OVERFIT_LAB_DATA=folder)) for log in logs]

        first = start(scheduler(address, tmp_path / "scheduler"))
        workers = start_workers()
        server = start(serve(tmp_path / "log", DASK_SCHEDULER_ADDRESS=address, OVERFIT_LAB_DATA=folder))
        wait_until_answered(f"{server}/ready")
        visit.goto(f"{server}/{LONG}")
        lab.epoch(visit)
        first.kill()
        expect(visit.get_by_text(GONE)).to_be_visible()
        # Each ends with its scheduler, and is started again by what started it, such as Docker.
        _, left = psutil.wait_procs(workers, timeout=LONGEST)
        assert not left
        start(scheduler(address, tmp_path / "scheduler"))
        start_workers()
        wait_until_answered(f"{server}/ready")
        before = lab.epoch(visit)
        other = browser.new_page()
        lab.open_lab(other, server)
        other.close()
        lab.wait_for_epoch_after(visit, before)
        lab.stop(visit).click()
        expect(on_page(visit, "Stopped by you")).to_be_visible()
    assert "Traceback" not in (tmp_path / "log").read_text()
