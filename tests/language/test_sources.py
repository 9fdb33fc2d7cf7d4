"""The sources say everything through the catalogs, as whole sentences, and when it is read."""

from __future__ import annotations

from pathlib import Path

import pytest

from language.catalog import ROOT, rooms
from tests.language.sources import Said, glued, said_past_the_catalogs, said_too_early

# Rooms whose words no visitor reads: what a log, a script or a programmer does.
UNREAD = {"api", "engine", "export", "language", "store", "training", "web"}
PARTS = [(path, path.relative_to(ROOT).parts) for room in rooms() for path in sorted(room.rglob("*.py"))]
FILES = [path for path, parts in PARTS if not UNREAD & set(parts)]
EACH = pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))


@EACH
def test_it_says_nothing_past_the_catalogs(path: Path) -> None:
    assert said_past_the_catalogs(path) == []


@EACH
def test_it_says_nothing_before_it_is_read(path: Path) -> None:
    """A page is a script, which runs anew for each reader."""
    found: list[Said] = [] if path.name == "page.py" else said_too_early(path)
    assert found == []


@EACH
def test_it_glues_no_sentence_together(path: Path) -> None:
    assert glued(path) == []
