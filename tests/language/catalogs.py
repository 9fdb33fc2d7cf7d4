"""The catalogs of translations, brought up to date with the sources: `python -m tests.language.catalogs`.

What is no longer said goes, what is new comes without a translation, and a test names it until it has one.
"""

from __future__ import annotations

from pathlib import Path

import polib
from babel.messages.extract import extract_from_dir

from dashboard.language.catalog import ROOT, catalog_path, rooms
from dashboard.language.languages import ENGLISH, LANGUAGES

KEYWORDS = {"t": None, "tn": (1, 2), "mark": None, "later": None}
OTHERS = tuple(code for code in LANGUAGES if code != ENGLISH)


def extracted(room: Path) -> dict[str, polib.POEntry]:
    """All that is said in a room or lesson, by the English sentence; a plural by its singular."""
    found: dict[str, polib.POEntry] = {}
    for name, _, message, _, _ in extract_from_dir(room, [("**.py", "python")], keywords=KEYWORDS):
        one, many = (message, "") if isinstance(message, str) else message
        entry = found.setdefault(one, polib.POEntry(msgid=one, msgid_plural=many))
        if many:
            entry.msgstr_plural = {0: ""}
        if (name, "") not in entry.occurrences:
            entry.occurrences.append((name, ""))
    return found


def bring_up_to_date(room: Path, language: str) -> None:
    path = catalog_path(room, language)
    before = {entry.msgid: entry for entry in (polib.pofile(str(path)) if path.exists() else ())}
    file = polib.POFile(wrapwidth=120)
    file.metadata = {"Language": language, "Content-Type": "text/plain; charset=utf-8", "Plural-Forms": "nplurals=1;"}
    for key, entry in extracted(room).items():
        known = before.get(key)
        if known and bool(known.msgid_plural) == bool(entry.msgid_plural):
            entry.msgstr, entry.msgstr_plural = known.msgstr, known.msgstr_plural
        file.append(entry)
    if len(file):
        file.save(str(path))


if __name__ == "__main__":
    for place in rooms():
        for code in OTHERS:
            bring_up_to_date(place, code)
            print(place.relative_to(ROOT), code)  # noqa: T201 - what it did
