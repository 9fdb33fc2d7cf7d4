"""Whose a stored file is: each browser that has brought it leaves a mark beside it, and may delete what it brought.

Whoever has only a link to what was made of the file has no mark there.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass

from dashboard.data.environment import data_folder
from dashboard.data.tables.errors import TableError
from dashboard.data.tables.storage import delete_file, file_path, rows_of_file

# The most files of one browser, so that nobody pushes out the tables of others.
MOST_OWN = 50
_MARKS = "brought"


@dataclass(frozen=True)
class Brought:
    """A file that somebody has brought: its name here, what it is called, and when it came, in seconds.

    Its rows are None until it has been read.
    """

    source: str
    file: str
    when: float
    rows: int | None = None


def note_owner(source: str, owner: str) -> None:
    """Notes that `owner`, a digest, has brought the file, and gives up the owner's oldest ones beyond MOST_OWN.

    Raises OSError if that can't be written.
    """
    marks = data_folder() / source / _MARKS
    marks.mkdir(exist_ok=True)
    (marks / owner).touch()
    for oldest in brought_by(owner)[:-MOST_OWN]:
        give_up(oldest.source, owner)


def is_brought_by(source: str, owner: str) -> bool:
    return (data_folder() / source / _MARKS / owner).exists()


def brought_by(owner: str) -> tuple[Brought, ...]:
    """What somebody has brought that is still kept, in the order in which it came."""
    found = []
    for mark in data_folder().glob(f"file-*/{_MARKS}/{owner}"):
        source = mark.parents[1].name
        # Another visit may delete it meanwhile.
        with suppress(FileNotFoundError, TableError):
            found.append(Brought(source, file_path(source).name, mark.stat().st_mtime, rows_of_file(source)))
    return tuple(sorted(found, key=lambda one: one.when))


def give_up(source: str, owner: str) -> None:
    """Deletes a file for its owner; for everybody, with all that was made of it, once nobody has it any more."""
    marks = data_folder() / source / _MARKS
    (marks / owner).unlink(missing_ok=True)
    if not any(marks.glob("*")):
        delete_file(source)
