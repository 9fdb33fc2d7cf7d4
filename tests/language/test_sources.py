"""The sources say everything through the catalogs, as whole sentences, and when it is read."""

from __future__ import annotations

from pathlib import Path

import pytest

from language.catalog import ROOT, rooms
from tests.language.sources import glued, said_past_the_catalogs, said_too_early

# Rooms whose words no visitor reads: what a log, a script or a programmer does.
UNREAD = {"api", "engine", "export", "language", "store", "training", "web"}
FILES = {
    room: [path for path in sorted(room.rglob("*.py")) if not UNREAD & set(path.relative_to(ROOT).parts)]
    for room in rooms()
}
EACH = pytest.mark.parametrize("room", FILES, ids=lambda room: str(room.relative_to(ROOT)))


@EACH
def test_it_says_nothing_past_the_catalogs(room: Path) -> None:
    assert {path: said for path in FILES[room] if (said := said_past_the_catalogs(path))} == {}


@EACH
def test_it_says_nothing_before_it_is_read(room: Path) -> None:
    """A page is a script, which runs anew for each reader."""
    modules = [path for path in FILES[room] if path.name != "page.py"]
    assert {path: said for path in modules if (said := said_too_early(path))} == {}


@EACH
def test_it_glues_no_sentence_together(room: Path) -> None:
    assert {path: said for path in FILES[room] if (said := glued(path))} == {}
