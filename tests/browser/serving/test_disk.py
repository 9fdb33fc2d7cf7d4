"""Where nothing can be written, whoever wants something kept reads why it is not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import FilePayload, Page, expect

from tests.browser.driving.server import serve

pytestmark = pytest.mark.long
TABLE = FilePayload(name="t.csv", mimeType="text/csv", buffer=b"a,b\n" + b"1,2\n3,4\n" * 2000)
# How the folder of data is mounted, for the server alone, and what it then says of runs and of a file.
FOLDERS = {
    "full": ("size=64k", "the disk is full", "the disk is full"),
    "read-only": ("ro", "the file of the database can't be opened or written", "the data folder is read-only"),
}


def mounted(folder: Path, options: str) -> list[str]:
    """Runs a command with a file system of its own in that folder, and as much in it as will fit."""
    folder.mkdir()
    script = f'mount -t tmpfs -o {options} tmpfs {folder} && cat /dev/zero > {folder}/filler 2>/dev/null; exec "$@"'
    return ["unshare", "--map-root-user", "--mount", "sh", "-c", script, "sh"]


@pytest.fixture(params=FOLDERS)
def server_and_words(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[str, ...]]:
    """The address of a server that can keep nothing, and what it says of runs and of a file. It trains nothing."""
    options, *words = FOLDERS[request.param]
    folder, elsewhere = tmp_path / "data", "tcp://127.0.0.1:9"
    within, told = mounted(folder, options), {"OVERFIT_LAB_DATA": str(folder)}
    with serve(tmp_path / "log", None, within, "dashboard/app.py", DASK_SCHEDULER_ADDRESS=elsewhere, **told) as address:
        yield address, *words
    assert "Traceback" not in (tmp_path / "log").read_text()


def test_where_nothing_can_be_kept_one_reads_why(visit: Page, server_and_words: tuple[str, ...]) -> None:
    address, why, of_file = server_and_words
    visit.goto(f"{address}/runs")
    expect(visit.get_by_text(f"Runs can't be read at present: {why}.")).to_be_visible()
    visit.goto(f"{address}/in_class")
    expect(visit.get_by_text(f"Rooms can't be opened or joined at present: {why}.")).to_be_visible()
    visit.goto(f"{address}/your_data")
    visit.locator("input[type=file]").first.set_input_files(TABLE)
    expect(visit.get_by_text(f"t.csv: The server can't keep the file: {of_file}.")).to_be_visible()
