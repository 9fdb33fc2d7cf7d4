"""Where tables are kept: files as they were brought, and data sets made of them, under names that are hashes.

A hash covers the file and how it is read, so the same choice has the same name everywhere: a link with that name opens
wherever the same file has been brought, and a worker finds the rows by the name alone. Nothing here needs pandas.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from collections.abc import Callable
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

import numpy as np
from pydantic import ValidationError

from dashboard.data.environment import data_folder
from dashboard.data.files.names import safe_name
from dashboard.data.files.row_files import TableRows, read_rows, write_rows
from dashboard.data.files.whole_files import delete_oldest, delete_unfinished, fill_whole, note_use, write_whole
from dashboard.data.tables.description import Description
from dashboard.data.tables.errors import TableError
from dashboard.data.tables.schema import Schema
from language.say import later, mark

# The most files, the most data sets, and the most bytes of each, that are kept: the newest. A class has a table each,
# and each choice of a target is a data set.
MAX_KEPT = 500
MAX_BYTES = 4 * 2**30
_GONE = mark("the table of {name!r} is not kept here: upload it again on the page Your data")
_FILE, _TABLE = re.compile(r"file-[0-9a-f]{16}"), re.compile(r"table-[0-9a-f]{16}")
_DESCRIPTION, _SCHEMA, _ROWS = "description.json", "schema.json", "rows.npz"


def is_own(name: str) -> bool:
    """Whether this is the name of a data set made of somebody's table, stored here or not."""
    return bool(_TABLE.fullmatch(name))


def is_file(name: str) -> bool:
    """Whether this is the name of a file that was brought, stored here or not."""
    return bool(_FILE.fullmatch(name))


def save_file(content: bytes, file: str) -> str:
    """Keeps a file as it was brought, and returns the name that it has here."""
    safe = safe_name(file)
    name = f"file-{_digest(content, safe)}"
    # In a folder of its own: whatever it is called, it is not taken for what stands beside it.
    return _put(name, lambda folder: _write(folder / "content" / safe, content))


def file_path(name: str) -> Path:
    """A stored file. Raises TableError if it is not kept here."""
    found = list((data_folder() / name / "content").glob("*")) if is_file(name) else []
    if not found:
        sentence = mark("the file of {name!r} is not kept here: upload it again on the page Your data")
        raise TableError(later(sentence, name=name[:40]))
    return found[0]


def save_description(name: str, description: Description) -> None:
    """Keeps what a stored file holds, beside it."""
    content = description.model_dump_json()
    write_whole(data_folder() / name / _DESCRIPTION, lambda place: place.write_text(content, "utf-8"))


def description_of(name: str) -> Description | None:
    """What a stored file holds, if that has been found out by this version of the code."""
    folder = data_folder() / name
    if not is_file(name) or not note_use(folder):
        return None
    try:
        return Description.model_validate_json((folder / _DESCRIPTION).read_text("utf-8"))
    except (FileNotFoundError, ValidationError):
        return None


def rows_of_file(name: str) -> int | None:
    """How many rows a stored file has, once that has been found out. Unlike `description_of`, it is no use of it."""
    place = data_folder() / name / _DESCRIPTION
    with suppress(FileNotFoundError, ValidationError):
        return _rows_described(place, place.stat().st_mtime_ns)
    return None


@lru_cache(maxsize=MAX_KEPT)
def _rows_described(place: Path, _written: int) -> int:
    return Description.model_validate_json(place.read_text("utf-8")).rows


def table_name(schema: Schema) -> str:
    """The name of the data set: a hash of the file's name, which is one of its content, and of how it is read.

    What is as by default has no part in it, so that a further choice changes no name of before.
    """
    return f"table-{_digest(schema.model_copy(update={'rows': 0}).model_dump_json(exclude_defaults=True).encode())}"


def save_table(schema: Schema, rows: TableRows) -> str:
    """Keeps the rows of a data set and how they were read, and returns its name."""
    largest = int(np.unique(rows.groups, return_counts=True)[1].max(initial=0))

    def write(folder: Path) -> None:
        write_rows(folder / _ROWS, rows)
        counts = {"rows": len(rows.y), "largest_group": largest, "lacking": rows.lacking}
        counted = schema.model_copy(update=counts)
        (folder / _SCHEMA).write_text(counted.model_dump_json(), "utf-8")

    return _put(table_name(schema), write)


def is_kept(name: str) -> bool:
    return (data_folder() / name).exists()


def note_table_use(name: str) -> bool:
    """Whether a data set is kept, which is now the last one to be deleted, as is the file that it was made of."""
    if not note_use(data_folder() / name):
        return False
    if source := _source(name):
        note_use(data_folder() / source)
    return True


def is_gone(name: str) -> bool:
    """Whether this is a data set made of somebody's table that is not kept here, or no longer."""
    return is_own(name) and not is_kept(name)


def schema_of(name: str) -> Schema:
    """How the data set of that name is read. Raises TableError if it is not stored here, or by another version."""
    try:
        return Schema.model_validate_json((data_folder() / name / _SCHEMA).read_text("utf-8"))
    except (FileNotFoundError, ValidationError):
        raise TableError(later(_GONE, name=name)) from None


def rows_of(name: str) -> TableRows:
    """The rows of a stored data set. Raises TableError if it has been deleted."""
    try:
        return read_rows(data_folder() / name / _ROWS)
    except FileNotFoundError:
        raise TableError(later(_GONE, name=name)) from None


def delete_file(name: str) -> None:
    """Removes a file and every data set that was made of it."""
    if not is_file(name):
        return
    for folder in _folders(is_own):
        if _source(folder.name) == name:
            shutil.rmtree(folder, ignore_errors=True)
    shutil.rmtree(data_folder() / name, ignore_errors=True)


def _digest(*parts: bytes | str) -> str:
    digest = hashlib.sha256()
    for part in parts:
        plain = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        digest.update(len(plain).to_bytes(8, "big") + plain)
    return digest.hexdigest()[:16]


def _put(name: str, write: Callable[[Path], object]) -> str:
    """Keeps a folder of that name, the newest of its kind."""
    path = data_folder() / name
    if note_use(path):
        return name
    data_folder().mkdir(parents=True, exist_ok=True, mode=0o700)
    delete_unfinished(data_folder())
    fill_whole(path, write)
    for kind in (is_file, is_own):
        delete_oldest(_folders(kind), MAX_KEPT, MAX_BYTES)
    return name


def _source(table: str) -> str:
    """The file that a data set was made of; none where that is not told. The schema may be long, and is not checked."""
    try:
        return str(json.loads((data_folder() / table / _SCHEMA).read_text("utf-8"))["source"])
    except (FileNotFoundError, ValueError, KeyError):
        return ""


def _write(place: Path, content: bytes) -> None:
    place.parent.mkdir()
    place.write_bytes(content)


def _folders(kind: Callable[[str], bool]) -> list[Path]:
    """Stored folders of a kind."""
    return [path for path in data_folder().iterdir() if kind(path.name)]
