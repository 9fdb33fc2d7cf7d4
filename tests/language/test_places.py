"""What stands side by side on a wide screen stands one below the other on a phone, where nothing is left or right."""

from __future__ import annotations

import re
from pathlib import Path

import polib
import pytest

from language.catalog import ROOT, catalog_path, rooms

CATALOGS = [path for room in rooms() if (path := catalog_path(room, "ko")).exists()]
SIDES = re.compile(
    r"\b(?:left|right)(?:-hand)? (?:chart|column|figure|picture|plot|table)s?\b|(?:왼쪽|오른쪽) (?:그림|열|차트|표)",
    re.IGNORECASE,
)


@pytest.mark.parametrize("path", CATALOGS, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_chart_is_named_by_its_side(path: Path) -> None:
    entries = polib.pofile(str(path))
    assert [text for entry in entries for text in (entry.msgid, entry.msgstr) if SIDES.search(text)] == []


def test_a_side_is_found_in_either_language() -> None:
    assert SIDES.search("as the right chart shows")
    assert SIDES.search("오른쪽 차트를 보세요")
