"""The catalogs of translations, brought up to date with the sources: `python -m tests.language.catalogs`.

What is no longer said goes, what is new comes without a translation, and a test names it until it has one.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import polib

from language.catalog import ROOT, catalog_path, rooms
from language.languages import ENGLISH, LANGUAGES

# The calls that say something, by how many of their first arguments are sentences.
SAYING = {"t": 1, "tn": 2, "mark": 1, "later": 1}
OTHERS = tuple(code for code in LANGUAGES if code != ENGLISH)


def extracted(room: Path) -> dict[str, polib.POEntry]:
    """All that is said in a room or lesson, by the English sentence; a plural by its singular."""
    found: dict[str, polib.POEntry] = {}
    for path in sorted(room.rglob("*.py")):
        name = str(path.relative_to(room))
        for one, *many in _sentences(path):
            entry = found.setdefault(one, polib.POEntry(msgid=one, msgid_plural="".join(many)))
            if many:
                entry.msgstr_plural = {0: ""}
            if (name, "") not in entry.occurrences:
                entry.occurrences.append((name, ""))
    return found


def _sentences(path: Path) -> Iterator[list[str]]:
    """In their order; also those within another call or within an f-string, which Babel would not find."""
    calls = [node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call)]
    for call in sorted(calls, key=lambda call: (call.lineno, call.col_offset)):
        name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
        told = [one.value for one in call.args[: SAYING.get(name, 0)] if isinstance(one, ast.Constant)]
        said = [one for one in told if isinstance(one, str)]
        if said:
            yield said


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
        path.parent.mkdir(exist_ok=True)
        file.save(str(path))


if __name__ == "__main__":
    for place in rooms():
        for code in OTHERS:
            bring_up_to_date(place, code)
            print(place.relative_to(ROOT), code)  # noqa: T201 - what it did
