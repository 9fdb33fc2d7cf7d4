"""Data of one's own: a table becomes a data set like any other, under a name that says what is in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import lru_cache, partial
from pathlib import Path
from typing import Literal

import numpy as np

from dashboard.data.dataset import Dataset, Samples
from dashboard.data.tables.encoding import encode_columns, encode_with_words, places, word_places
from dashboard.data.tables.schema import Kind, Schema
from dashboard.data.tables.storage import is_kept, note_table_use, rows_of, schema_of
from language.say import later


def own_data(  # noqa: PLR0913 - all that the page asks for
    file: str | Path,
    target: str,
    inputs: Sequence[str] = (),
    *,
    classes: bool | None = None,
    kinds: Mapping[str, Kind] | None = None,
    complete: bool = False,
    unique: bool | Literal["near"] = False,
    group: str = "",
    order: str = "",
    missing: Mapping[str, Sequence[float]] | None = None,
    untrained: Sequence[int] = (),
) -> str:
    """Stores a table and returns the name of its data set: `change(experiment, dataset=own_data("rents.csv", "rent"))`.

    The file is read as on the page Your data: CSV and the like, Excel, Parquet, JSON lines. Without `inputs`, all other
    usable columns are inputs. `classes` has to be said where few whole numbers in the target may be classes or not;
    `kinds` of columns that are read otherwise than by default ("number", "category", "text", "words", "date", "left
    out"). `complete` leaves out rows with empty cells, which are filled otherwise; `unique` keeps one of equal rows,
    and "near" also one of those that differ by rounding or in one cell. Rows with the same value of the column `group`
    stay in one part of a split, and one without a value there is a group of its own. With `order`, rows are sorted by
    that column, and left out if they have no value there, or left as they stand if it is "(file)"; then the first ones
    train and the last ones test. `missing` are numbers of a column that stand for something else,
    such as `{"income": [999999]}`; `untrained` are rows of the file, counted from 0, that validate and test but do not
    train. Raises TableError if the file can't be read or learned from in this way.
    """
    from dashboard.data.tables.choices import TableChoices
    from dashboard.data.tables.making import keep, make_table

    name = keep(Path(file).read_bytes(), Path(file).name)
    choices = TableChoices(
        target,
        inputs,
        classes,
        kinds or {},
        complete=complete,
        unique=unique,
        group=group,
        order=order,
        missing=missing or {},
        untrained=untrained,
    )
    return make_table(name, choices)


def own_dataset(name: str) -> Dataset:
    """The data set of that name. Raises TableError if its table is not stored here."""
    if not is_kept(name):
        # Another process may have deleted it.
        _dataset.cache_clear()
        _stored.cache_clear()
    return _dataset(name)


@lru_cache(maxsize=50)
def _dataset(name: str) -> Dataset:
    schema = schema_of(name)
    return Dataset(
        name=name,
        heading=f"{Path(schema.file).stem}: {schema.target}",
        about=later("{rows:,} rows of {file}.", rows=schema.rows, file=schema.file),
        origin=later("a table of your own"),
        task=schema.task,
        features=len(schema.features),
        make=partial(_rows, name=name),
        encode=_encoder(name, schema),
        classes=len(schema.labels) or 2,
        size=schema.rows,
        noisy=False,
        feature_names=schema.features,
        class_names=schema.labels,
        target_name=schema.target,
        groups=partial(_groups, name=name) if schema.group else None,
        largest_group=schema.largest_group,
        ordered=bool(schema.order),
        untrained=partial(_untrained, name=name, records=schema.untrained) if schema.untrained else None,
        records=partial(_records, name=name),
    )


@dataclass(frozen=True)
class KeptTexts:
    """The texts of one of a data set's columns of words, loaded once they are asked for."""

    name: str
    place: int

    def __iter__(self) -> Iterator[str]:
        return iter(_stored(self.name).texts[self.place])


def _encoder(name: str, schema: Schema) -> Callable[[np.ndarray, np.ndarray], np.ndarray]:
    """The data set's `encode`."""
    options = asdict(places(schema))
    words = tuple((at, KeptTexts(name, place)) for place, at in enumerate(word_places(schema)))
    if not words:
        return partial(encode_columns, **options)
    columns = sum(len(one.columns) for one in schema.inputs)
    return partial(encode_with_words, columns=columns, words=words, **options)


def _rows(samples: int, noise: float, classes: int, seed: int, *, name: str) -> Samples:
    """The data set's `make`: its rows before they are encoded; what generated data need is ignored."""
    # Also where they are in memory: a table that a class trains on all day is in use all day.
    note_table_use(name)
    rows = _stored(name)
    return rows.x, rows.y


def _groups(*, name: str) -> np.ndarray:
    return _stored(name).groups


def _untrained(*, name: str, records: tuple[int, ...]) -> np.ndarray:
    return np.isin(_records(name=name), records)


def _records(*, name: str) -> np.ndarray:
    return _stored(name).records


# A batch asks for the same ones at every seed.
_stored = lru_cache(maxsize=4)(rows_of)
