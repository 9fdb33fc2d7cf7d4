"""What a visitor sees when a part of the server is lost, and that the page comes back."""

from __future__ import annotations

import re
import signal
from functools import partial
from pathlib import Path

import psutil
import pytest
from playwright.sync_api import Browser, Page, WebSocketRoute, expect

from tests.browser.conftest import PATIENCE
from tests.browser.driving import lab_page as lab
from tests.browser.driving.any_page import on_page
from tests.browser.driving.hanging import Hanging
from tests.browser.driving.machines import wait_until_answered
from tests.browser.driving.processes import busiest, cluster_of, process_of
from tests.browser.driving.server import serve
from tests.browser.lab.test_lab import LONG

pytestmark = pytest.mark.long


class Line:
    """Between a page and its server: what the page sends over a dead one is lost."""

    def __init__(self) -> None:
        self.dead = False
        self._ends: tuple[WebSocketRoute, ...] = ()

    def connect(self, page: WebSocketRoute) -> None:
        server = page.connect_to_server()
        self.dead, self._ends = False, (server, page)
        page.on_message(lambda message: None if self.dead else server.send(message))
        server.on_message(page.send)

    def cut(self) -> None:
        """The page notices, and connects anew."""
        for end in self._ends:
            end.close(code=3000)


def test_a_page_that_is_loaded_anew_goes_on_with_its_training(visit: Page, server: str) -> None:
    visit.goto(f"{server}/{LONG}")
    before = lab.epoch(visit)
    visit.reload()
    assert lab.epoch(visit) >= before
    lab.stop(visit).click()
    expect(on_page(visit, "Stopped by you")).to_be_visible()


def test_a_lost_cluster_is_started_again_and_trains(page: Page, tmp_path: Path) -> None:
    with serve(tmp_path / "log") as address:
        wait_until_answered(f"{address}/ready")
        lab.open_lab(page, address)
        cluster_of(address).kill()
        page.get_by_role("button", name="L2", exact=True).click()
        # On a busy machine another one is there after two minutes.
        expect(on_page(page, "A good fit")).to_be_visible(timeout=4 * PATIENCE)
        lab.wait_until_trained(page)


def test_who_trains_on_a_worker_that_hangs_reads_so_and_trains_on_and_nobody_else_notices(
    visit: Page, browser: Browser, tmp_path: Path
) -> None:
    hanging = Hanging(tmp_path)
    with serve(tmp_path / "log", OVERFIT_LAB_WORKERS="2", PYTHONPATH=hanging.path) as address:
        wait_until_answered(f"{address}/ready")
        visit.goto(f"{address}/{LONG}")
        lab.epoch(visit)
        hanging.hold(busiest(cluster_of(address).children(recursive=True)).pid)
        other = browser.new_page()
        lab.open_lab(other, address)
        # A worker that says nothing is waited for two minutes.
        hung = on_page(visit, "The worker that trained this stopped answering.")
        expect(hung).to_be_visible(timeout=4 * PATIENCE)
        lab.open_lab(other, address, "?seed=1")
        lab.train(visit)
        lab.epoch(visit)
        other.close()


def test_an_open_page_comes_back_with_its_settings_when_its_server_is_killed_and_started_again(
    page: Page, tmp_path: Path
) -> None:
    with serve(tmp_path / "log") as address:
        wait_until_answered(f"{address}/ready")
        lab.open_lab(page, address, "?l2=0.01&seed=3")
        before = lab.curves(page)
        process_of(address).kill()
        expect(page.get_by_test_id("stConnectionStatus")).to_be_visible()
        expect(page.get_by_role("dialog").get_by_text("The lab is not answering.")).to_be_visible()
        expect(page.get_by_text("streamlit run")).to_be_hidden()
        port = int(address.rpartition(":")[2])
        with serve(tmp_path / "log again", port=port):
            wait_until_answered(f"{address}/ready")
            train = lab.sidebar_button(page, "Train")
            expect(train).to_be_enabled()
            lab.wait_until_trained(page)
            assert lab.curves(page)["train"] == pytest.approx(before["train"], rel=1e-4)


def test_a_press_of_stop_that_is_lost_with_the_connection_counts_once_that_is_back(page: Page, server: str) -> None:
    line = Line()
    page.route_web_socket(re.compile("_stcore/stream"), line.connect)
    page.goto(f"{server}/{LONG}")
    lab.epoch(page)
    line.dead = True
    lab.stop(page).click()
    # Whoever has pressed it sees so before the server has heard of it.
    expect(page.locator("html.lab-stopping")).to_be_attached()
    line.cut()
    expect(on_page(page, "Stopped by you")).to_be_visible()
    expect(page.locator("html.lab-stopping")).not_to_be_attached()


def test_a_server_that_is_told_to_end_in_mid_training_ends_with_all_its_processes_and_keeps_what_was_finished(
    page: Page, browser: Browser, tmp_path: Path
) -> None:
    serve_it = partial(serve, OVERFIT_LAB_DATA=str(tmp_path / "data"))
    with serve_it(tmp_path / "log") as address:
        wait_until_answered(f"{address}/ready")
        other = browser.new_page()
        other.goto(f"{address}/{LONG}")
        lab.epoch(other)
        lab.open_lab(page, address)
        process = process_of(address)
        family = [process, *process.children(recursive=True)]
        process.send_signal(signal.SIGTERM)
        _, left = psutil.wait_procs(family, timeout=60)
        assert not left
        other.close()
    with serve_it(tmp_path / "log again", DASK_SCHEDULER_ADDRESS="tcp://127.0.0.1:9") as address:
        page.goto(f"{address}/runs")
        expect(page.locator(".lab-runs tbody tr")).to_have_count(1)
