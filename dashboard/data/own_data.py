"""Data that a visitor brings as a CSV, kept on the server under a name that says what is in them.

The name is a hash of the file and of how it is read, so the same choice has the same name everywhere: a link with it
opens wherever the CSV has been brought, and a worker finds the file by the name alone.
"""

from __future__ import annotations

import hashlib
import re
import shutil
import tempfile
from collections.abc import Sequence
from functools import lru_cache, partial
from pathlib import Path

import numpy as np

from dashboard.data.csv_rows import csv_rows
from dashboard.data.csv_schema import Schema, schema
from dashboard.data.csv_table import MISSING, CsvError, Table, read
from dashboard.data.dataset import Dataset, Samples
from dashboard.data.environment import DataSettings

# The newest are kept.
MOST_KEPT = 50
FEWEST_ROWS = 20
# So that each split can have one, at shares of a fifth.
FEWEST_OF_A_CLASS = 5
MOST_INPUTS = 200
_NAME = re.compile(r"csv-[0-9a-f]{16}")
_SCHEMA = "schema.json"


def own_data(file: str | Path, target: str, inputs: Sequence[str] = (), *, classes: bool | None = None) -> str:
    """Keeps a CSV and returns the name of its data set: `change(Experiment(), dataset=own_data("rents.csv", "rent"))`.

    Without `inputs`, all other columns that can be used. `classes` says whether numbers in the target are classes.
    Raises CsvError where that can't be done.
    """
    table = read(Path(file).read_bytes(), Path(file).name)
    return keep(table, schema(table, target, inputs, classes=classes))


def keep(table: Table, wanted: Schema) -> str:
    """Keeps a table, read so, and returns its name. Raises CsvError where the rows are too few or too wide."""
    name = "csv-" + hashlib.sha256(wanted.model_dump_json().encode() + table.content).hexdigest()[:16]
    place = folder() / name
    if place.exists():
        place.touch()
        return name
    folder().mkdir(parents=True, exist_ok=True, mode=0o700)
    made = Path(tempfile.mkdtemp(dir=folder()))
    try:
        (made / wanted.file).write_bytes(table.content)
        rows = _check(wanted, _make(made, wanted)(0, 0.0, 0, 0))
        (made / _SCHEMA).write_text(wanted.model_copy(update={"rows": rows}).model_dump_json(), "utf-8")
        if not place.exists():
            made.rename(place)
    finally:
        shutil.rmtree(made, ignore_errors=True)
    _forget_old()
    return name


def is_own(name: str) -> bool:
    """Whether a name is that of a CSV, kept here or not."""
    return bool(_NAME.fullmatch(name))


@lru_cache(maxsize=MOST_KEPT)
def own_dataset(name: str) -> Dataset:
    """The data set of that name. Raises CsvError where it is not kept here."""
    found = schema_of(name)
    return Dataset(
        name=name,
        title=f"{Path(found.file).stem}: {found.target}",
        text=f"{found.rows:,} rows of {found.file}.",
        source="a CSV of your own",
        task=found.task,
        features=len(found.features),
        make=_make(folder() / name, found),
        classes=len(found.labels) or 2,
        size=found.rows,
        noisy=False,
        feature_names=found.features,
        class_names=found.labels,
        target_name=found.target,
    )


def schema_of(name: str) -> Schema:
    """How the CSV of that name is read. Raises CsvError where it is not kept here."""
    try:
        return Schema.model_validate_json((folder() / name / _SCHEMA).read_text("utf-8"))
    except FileNotFoundError:
        raise CsvError(f"the CSV of {name!r} is not kept here: bring it again on the page Your data") from None


def folder() -> Path:
    """Where CSVs are kept."""
    return DataSettings().data


def _make(place: Path, how: Schema) -> partial[Samples]:
    return partial(
        csv_rows,
        file=place / how.file,
        encoding=how.encoding,
        delimiter=how.delimiter,
        decimal=how.decimal,
        missing=MISSING,
        numbers=how.numbers,
        categories=how.categories,
        target=how.target,
        labels=how.labels,
    )


def _check(wanted: Schema, rows: Samples) -> int:
    """The number of rows, if they can be learned from."""
    x, y = rows
    if len(wanted.features) > MOST_INPUTS:
        raise CsvError(f"These are {len(wanted.features)} inputs, and {MOST_INPUTS} the most. Leave out some columns.")
    if len(x) < FEWEST_ROWS:
        raise CsvError(
            f"{len(x)} rows are complete in all columns that are used, and {FEWEST_ROWS} are needed. "
            "Leave out columns in which much is missing."
        )
    counts = np.bincount(y, minlength=len(wanted.labels)) if wanted.labels else np.array([len(y)])
    if counts.min() < FEWEST_OF_A_CLASS:
        rare = wanted.labels[int(counts.argmin())]
        raise CsvError(
            f"Class {rare!r} of {wanted.target!r} has {counts.min()} complete rows, and {FEWEST_OF_A_CLASS} are needed."
        )
    return len(x)


def _forget_old() -> None:
    kept = [place for place in folder().iterdir() if _NAME.fullmatch(place.name)]
    for place in sorted(kept, key=lambda place: place.stat().st_mtime)[:-MOST_KEPT]:
        shutil.rmtree(place, ignore_errors=True)
