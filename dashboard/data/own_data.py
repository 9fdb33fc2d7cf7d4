"""Data that a visitor brings as a CSV, stored on the server under a name that is a hash of its content.

The hash covers the file and how it is read, so the same choice has the same name everywhere: a link with that name
opens wherever the same CSV has been brought, and a worker finds the file by its name alone.
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
from dashboard.data.csv_schema import Schema, infer_schema
from dashboard.data.csv_table import MISSING, CsvError, Table, parse_csv
from dashboard.data.dataset import Dataset, Samples
from dashboard.data.environment import DataSettings

# The newest tables are kept.
MAX_TABLES = 50
MIN_ROWS = 20
# So that each split can have one, at fractions of a fifth.
MIN_ROWS_PER_CLASS = 5
MAX_INPUTS = 200
_NAME = re.compile(r"csv-[0-9a-f]{16}")
_SCHEMA_FILE = "schema.json"


def own_data(file: str | Path, target: str, inputs: Sequence[str] = (), *, classes: bool | None = None) -> str:
    """Stores a CSV and returns the name of its data set: `change(Experiment(), dataset=own_data("rents.csv", "rent"))`.

    Without `inputs`, all other usable columns are inputs. `classes` says whether numbers in the target are classes.
    Raises CsvError if the file can't be read or learned from in this way.
    """
    table = parse_csv(Path(file).read_bytes(), Path(file).name)
    return save_table(table, infer_schema(table, target, inputs, classes=classes))


def save_table(table: Table, schema: Schema) -> str:
    """Stores a table and its schema, and returns their name. Raises CsvError if they can't be learned from."""
    name = "csv-" + hashlib.sha256(schema.model_dump_json().encode() + table.content).hexdigest()[:16]
    path = storage_folder() / name
    if path.exists():
        path.touch()
        return name
    storage_folder().mkdir(parents=True, exist_ok=True, mode=0o700)
    # Written beside its place and then renamed, so that nobody reads half a table.
    unfinished = Path(tempfile.mkdtemp(dir=storage_folder()))
    try:
        (unfinished / schema.file).write_bytes(table.content)
        samples = _reader(unfinished, schema)(0, 0.0, 0, 0)
        _check(schema, samples)
        counted = schema.model_copy(update={"rows": len(samples[0])})
        (unfinished / _SCHEMA_FILE).write_text(counted.model_dump_json(), "utf-8")
        if not path.exists():
            unfinished.rename(path)
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)
    _remove_oldest()
    return name


def is_own(name: str) -> bool:
    """Whether this is the name of a visitor's CSV, stored here or not."""
    return bool(_NAME.fullmatch(name))


@lru_cache(maxsize=MAX_TABLES)
def own_dataset(name: str) -> Dataset:
    """The data set of that name. Raises CsvError if its CSV is not stored here."""
    schema = schema_of(name)
    return Dataset(
        name=name,
        title=f"{Path(schema.file).stem}: {schema.target}",
        text=f"{schema.rows:,} rows of {schema.file}.",
        source="a CSV of your own",
        task=schema.task,
        features=len(schema.features),
        make=_reader(storage_folder() / name, schema),
        classes=len(schema.labels) or 2,
        size=schema.rows,
        noisy=False,
        feature_names=schema.features,
        class_names=schema.labels,
        target_name=schema.target,
    )


def schema_of(name: str) -> Schema:
    """How the CSV of that name is read. Raises CsvError if it is not stored here."""
    try:
        return Schema.model_validate_json((storage_folder() / name / _SCHEMA_FILE).read_text("utf-8"))
    except FileNotFoundError:
        raise CsvError(f"the CSV of {name!r} is not kept here: bring it again on the page Your data") from None


def storage_folder() -> Path:
    """The folder of all tables that are stored."""
    return DataSettings().data


def _reader(folder: Path, schema: Schema) -> partial[Samples]:
    """The data set's `make`: reads the CSV in that folder."""
    return partial(
        csv_rows,
        file=folder / schema.file,
        encoding=schema.encoding,
        delimiter=schema.delimiter,
        decimal=schema.decimal,
        missing=MISSING,
        numbers=schema.numbers,
        categories=schema.categories,
        target=schema.target,
        labels=schema.labels,
    )


def _check(schema: Schema, samples: Samples) -> None:
    """Raises CsvError if there are too many inputs, too few rows, or too few rows of a class."""
    x, y = samples
    if len(schema.features) > MAX_INPUTS:
        raise CsvError(f"These are {len(schema.features)} inputs, and {MAX_INPUTS} the most. Leave out some columns.")
    if len(x) < MIN_ROWS:
        raise CsvError(
            f"{len(x)} rows are complete in all columns that are used, and {MIN_ROWS} are needed. "
            "Leave out columns in which much is missing."
        )
    if not schema.labels:
        return
    counts = np.bincount(y, minlength=len(schema.labels))
    if counts.min() < MIN_ROWS_PER_CLASS:
        rarest = schema.labels[int(counts.argmin())]
        raise CsvError(
            f"Class {rarest!r} of {schema.target!r} has {counts.min()} complete rows, "
            f"and {MIN_ROWS_PER_CLASS} are needed."
        )


def _remove_oldest() -> None:
    tables = [path for path in storage_folder().iterdir() if is_own(path.name)]
    for path in sorted(tables, key=lambda path: path.stat().st_mtime)[:-MAX_TABLES]:
        shutil.rmtree(path, ignore_errors=True)
