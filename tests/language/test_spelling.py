"""A visitor reads one spelling: British words, and -ize as in Keras and in the field's books: colour, memorize."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from language.catalog import ROOT, rooms
from tests.language.catalogs import extracted

READ = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
ISE = re.compile(r"\b(?:un)?[a-z]*is(?:e|es|ed|ing|ation|ations|er|ers)\b", re.IGNORECASE)
# In either spelling these end so: nothing was made a verb there.
AS_THEY_ARE = re.compile(
    r"(?:adv|compr|comprom|dev|exerc|improv|no|prec|prom|ra|rev|r|superv|surpr|w)is(?:e|es|ed|ing|er|ers)"
    r"|(?:element|pair|other|like)wise",
    re.IGNORECASE,
)
AMERICAN = re.compile(r"\b(?:un)?(?:color|behavior|neighbor|favor|labeled|labeling|gray|center)\w*", re.IGNORECASE)


def mixed(text: str) -> list[str]:
    """Words of the other spelling; what stands as code is spelt as its library spells it."""
    words = re.sub(r"`[^`]*`|\S*[_/(]\S*|https?:\S+", " ", text)
    return [word for word in ISE.findall(words) if not AS_THEY_ARE.fullmatch(word)] + AMERICAN.findall(words)


@pytest.mark.parametrize("room", [pytest.param(room, id=str(room.relative_to(ROOT))) for room in rooms()])
def test_all_that_a_page_says_has_one_spelling(room: Path) -> None:
    assert [word for sentence in extracted(room) for word in mixed(sentence)] == []


@pytest.mark.parametrize("path", READ, ids=lambda path: path.name)
def test_so_has_what_is_read_beside_the_pages(path: Path) -> None:
    assert mixed(path.read_text("utf-8")) == []


def test_either_spelling_is_found_where_it_does_not_belong() -> None:
    assert mixed("It memorises the noise, and generalises otherwise; a revised exercise.") == [
        "memorises",
        "generalises",
    ]
    assert mixed("The color of a neighboring row") == ["color", "neighboring"]
