"""Every sentence that a visitor can see has a translation, with the same values in it."""

from __future__ import annotations

import re
import string
from collections import defaultdict
from pathlib import Path

import polib
import pytest

from language.catalog import ROOT, catalog_path, rooms
from tests.language.catalogs import OTHERS, extracted

ROOMS = [pytest.param(room, id=str(room.relative_to(ROOT))) for room in rooms()]


def entries(room: Path, language: str) -> list[polib.POEntry]:
    """None where nothing is said."""
    path = catalog_path(room, language)
    return [*polib.pofile(str(path))] if path.exists() else []


def written(room: Path, language: str) -> dict[str, str]:
    return {one.msgid: one.msgstr or one.msgstr_plural.get(0, "") for one in entries(room, language)}


def values(sentence: str) -> list[str]:
    return sorted(name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None)


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("room", ROOMS)
def test_the_catalog_holds_what_the_sources_say_and_nothing_else(room: Path, language: str) -> None:
    assert set(written(room, language)) == set(extracted(room)), "run python -m tests.language.catalogs"


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("room", ROOMS)
def test_every_sentence_is_translated(room: Path, language: str) -> None:
    assert [one for one, said in written(room, language).items() if not said] == []
    assert not any(one.fuzzy for one in entries(room, language))


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("room", ROOMS)
def test_a_translation_has_the_values_of_its_sentence(room: Path, language: str) -> None:
    """A formula's braces are no values: only a sentence that is filled is held to them."""
    for one, said in written(room, language).items():
        try:
            asked = values(one)
        except ValueError:
            continue
        if all(name.isidentifier() for name in asked):
            assert set(asked) - {"count"} <= set(values(said)) <= {*asked, "count"}, one


@pytest.mark.parametrize("language", OTHERS)
def test_a_sentence_has_one_translation_wherever_it_stands(language: str) -> None:
    found: dict[str, set[str]] = defaultdict(set)
    for room in rooms():
        for one, said in written(room, language).items():
            found[one].add(said)
    assert {one: said for one, said in found.items() if len(said) > 1} == {}


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("room", ROOMS)
def test_no_tilde_is_taken_for_the_edge_of_text_that_is_struck_through(room: Path, language: str) -> None:
    """From 1~2 to 3~4 Markdown would strike out what is between."""
    assert [said for said in written(room, language).values() if "~" in said] == []


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("room", ROOMS)
def test_a_percentage_reads_as_formatted_numbers_do(room: Path, language: str) -> None:
    """Python writes "96%": beside it, "96 %" in a sentence would look like another kind of number."""
    said = [text for pair in written(room, language).items() for text in pair]
    assert [text for text in said if re.search(r"[\d}] %(?!{)", text)] == []
