"""Where nothing can be written, whoever wants something kept reads why it is not."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import FilePayload, Page, expect

from tests.browser.driving import lab_page as lab
from tests.browser.driving.machines import LONGEST, wait_until_answered
from tests.browser.driving.processes import process_of
from tests.browser.driving.server import serve
from tests.waiting import wait_until

pytestmark = pytest.mark.long
TABLE = FilePayload(name="t.csv", mimeType="text/csv", buffer=b"a,b\n" + b"1,2\n3,4\n" * 2000)
# How the folder of data is mounted, for the server alone, and what it then says of runs and of a file.
FOLDERS = {
    "full": ("size=64k", "the disk is full", "the disk is full"),
    "read-only": ("ro", "the file of the database can't be opened or written", "the data folder is read-only"),
}


# What takes all the room that is left, in a file of this name.
FILLER = "filler"
FILL = f"cat /dev/zero > {FILLER} 2>/dev/null"


def mounted(folder: Path, options: str, then: str = "true") -> list[str]:
    """Runs a command with a file system of its own in that folder, once something was done there."""
    folder.mkdir()
    script = f'mount -t tmpfs -o {options} tmpfs {folder} && (cd {folder}; {then}); exec "$@"'
    return ["unshare", "--map-root-user", "--mount", "sh", "-c", script, "sh"]


@pytest.fixture(params=FOLDERS)
def server_and_words(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[str, ...]]:
    """The address of a server that can keep nothing, and what it says of runs and of a file. It trains nothing."""
    options, *words = FOLDERS[request.param]
    folder, elsewhere = tmp_path / "data", "tcp://127.0.0.1:9"
    within, told = mounted(folder, options, FILL), {"OVERFIT_LAB_DATA": str(folder)}
    with serve(tmp_path / "log", None, within, "dashboard/app.py", DASK_SCHEDULER_ADDRESS=elsewhere, **told) as address:
        yield address, *words
    assert "Traceback" not in (tmp_path / "log").read_text()


def test_where_nothing_can_be_kept_one_reads_why(visit: Page, server_and_words: tuple[str, ...]) -> None:
    address, why, of_file = server_and_words
    visit.goto(f"{address}/runs")
    expect(visit.get_by_text(f"Runs can't be read at present: {why}.")).to_be_visible()
    visit.goto(f"{address}/in_class")
    expect(visit.get_by_text(f"Rooms can't be opened or joined at present: {why}.")).to_be_visible()
    bring_table(visit, address)
    expect(visit.get_by_text(f"t.csv: The server can't keep the file: {of_file}.")).to_be_visible()


def bring_table(page: Page, address: str) -> None:
    page.goto(f"{address}/your_data")
    page.locator("input[type=file]").first.set_input_files(TABLE)


# The disk is far larger than what is written here, and small enough to be filled at once.
def test_on_a_disk_that_fills_in_operation_trainings_go_on_and_are_kept_once_there_is_room(
    visit: Page, tmp_path: Path
) -> None:
    folder, link = tmp_path / "data", "?samples=100&hidden_layers=8&epochs=40&seed="
    within, told = mounted(folder, "size=40m"), {"OVERFIT_LAB_DATA": str(folder), "OVERFIT_LAB_WORKERS": "1"}
    with serve(tmp_path / "log", None, within, **told) as address:
        wait_until_answered(f"{address}/ready")
        lab.open_lab(visit, address, f"{link}1")
        runs = visit.locator(".lab-runs tbody tr")
        visit.goto(f"{address}/runs")
        expect(runs).to_have_count(1)
        # As the server sees it.
        disk = Path(f"/proc/{process_of(address).pid}/root{folder}")
        subprocess.run(FILL, shell=True, cwd=disk, check=False)
        lab.open_lab(visit, address, f"{link}2")
        visit.goto(f"{address}/runs")
        unsaved = visit.get_by_text("Runs can't be saved at present: the disk is full. Training goes on all the same.")
        expect(unsaved).to_be_visible()
        bring_table(visit, address)
        expect(visit.get_by_text("t.csv: The server can't keep the file: the disk is full.")).to_be_visible()
        (disk / FILLER).unlink()
        bring_table(visit, address)
        expect(visit.get_by_text("4,000 rows of t.csv. Nothing is trained until you choose.")).to_be_visible()

        def listed() -> bool:
            visit.goto(f"{address}/runs")
            expect(runs.first.or_(unsaved)).to_be_visible()
            return runs.count() == 2

        wait_until(listed, "the run of meanwhile", patience=LONGEST, tick=0.2)
    assert "Traceback" not in (tmp_path / "log").read_text()
