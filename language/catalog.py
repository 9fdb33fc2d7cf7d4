"""The translations: `locale/ko.po` in each lesson's folder and in each room of `dashboard/`, as gettext has them.

`python -m tests.language.catalogs` brings them up to date with the sources.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import polib

ROOT = Path(__file__).parents[1]
FOLDERS = ("dashboard", "pages")


def rooms() -> Iterator[Path]:
    """The folders with a catalog of their own: rooms and lessons."""
    for folder in FOLDERS:
        yield from sorted(path for path in (ROOT / folder).iterdir() if (path / "__init__.py").exists())


def catalog_path(room: Path, language: str) -> Path:
    return room / "locale" / f"{language}.po"


@cache
def translations(language: str) -> Mapping[str, str]:
    """What each English sentence is in another language; of a plural, by its singular.

    A language that counts without a plural, as Korean does, has one form for any number.
    """
    found: dict[str, str] = {}
    for room in rooms():
        path = catalog_path(room, language)
        if path.exists():
            entries = polib.pofile(str(path)).translated_entries()
            found.update((entry.msgid, entry.msgstr or entry.msgstr_plural[0]) for entry in entries)
    return found
