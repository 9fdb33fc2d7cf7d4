"""The rows of a table as its schema says: numbers with gaps, to be encoded once they are split."""

from __future__ import annotations

import warnings
import zipfile
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from dashboard.data.files.row_files import TableRows
from dashboard.data.splitting import each_alone
from dashboard.data.tables.cells import codes, ranks, texts
from dashboard.data.tables.errors import TableError
from dashboard.data.tables.in_scripts.near import without_near_copies
from dashboard.data.tables.in_scripts.reshaped import filled_down, flattened, listed, with_index
from dashboard.data.tables.in_scripts.words import distinct_texts
from dashboard.data.tables.kept_cells import kept_cells
from dashboard.data.tables.schema import MIN_ROWS, MIN_ROWS_PER_CLASS, Format, Input, Schema, compared
from language.say import later, mark

# By whether rows with empty cells are left out; of one row, and of several.
_TOO_FEW = {
    False: (
        mark("One row has a value in {target!r}, and {needed} are needed. Predict another column."),
        mark("{rows} rows have a value in {target!r}, and {needed} are needed. Predict another column."),
    ),
    True: (
        mark(
            "One row with no empty cell has a value in {target!r}, and {needed} are needed. Fill empty cells instead "
            "of leaving rows out."
        ),
        mark(
            "{rows} rows with no empty cell have a value in {target!r}, and {needed} are needed. Fill empty cells "
            "instead of leaving rows out."
        ),
    ),
}
_TOO_FEW_IN_ORDER = mark(
    "Rows without a value in {order!r} have no place in its order: {undated}. Of the others {rows} are left, and "
    "{needed} are needed. Split rows in another order."
)
_TOO_FEW_OF_CLASS_IN_ORDER = (
    mark(
        "Of class {name!r}, one row with a value in {order!r} is left, and {needed} are needed. Split rows otherwise."
    ),
    mark(
        "Of class {name!r}, {left} rows with a value in {order!r} are left, and {needed} are needed. Split rows "
        "otherwise."
    ),
)
_TOO_FEW_OF_CLASS = (
    mark("Class {name!r} of {target!r} has one row left, and {needed} are needed. Leave fewer rows out."),
    mark("Class {name!r} of {target!r} has {left} rows left, and {needed} are needed. Leave fewer rows out."),
)


def read_rows(file: Path, schema: Schema) -> TableRows:
    """The rows that can be used, in the order that the schema asks for."""
    cells = read_cells(file, schema.format)
    x = np.column_stack([_columns(cells[one.name], one) for one in schema.inputs])
    y, place = target_of(cells, schema), order_of(cells, schema)
    usable = ~np.isnan(y) & ~(schema.complete & np.isnan(x).any(1))
    kept = np.flatnonzero(usable & ~np.isnan(place))
    if schema.unique:
        _, first = np.unique(np.nan_to_num(np.column_stack([x, y])[kept], nan=np.inf), axis=0, return_index=True)
        kept = kept[np.sort(first)]
    if schema.unique == "near":
        kept = kept[without_near_copies(np.column_stack([x, y])[kept], *compared(schema))]
    kept = kept[np.argsort(place[kept], kind="stable")]
    groups = codes(cells[schema.group])[kept] if schema.group else np.zeros(0)
    lacking = (int(np.isnan(y).sum()), int(np.isnan(place[~np.isnan(y)]).sum()), int(np.isnan(groups).sum()))
    _check(schema, y[kept], undated=y[usable & np.isnan(place)])
    records = cells.index.to_numpy()[kept]
    _check_trained(schema, records)
    words = tuple(distinct_texts(cells[one.name]) for one in schema.inputs if one.kind == "words")
    targets = y[kept].astype(int) if schema.labels else y[kept]
    return TableRows(x[kept], targets, each_alone(groups), records, words, lacking)


def text_values(file: Path, schema: Schema) -> dict[str, tuple[str, ...]]:
    """The values of each input that is a text or words, in the order of their codes."""
    cells = read_cells(file, schema.format)
    names = [one.name for one in schema.inputs if one.kind in ("text", "words")]
    return {name: tuple(sorted(texts(cells[name]).dropna().unique())) for name in names}


def order_of(cells: pd.DataFrame, schema: Schema) -> np.ndarray:
    """What rows are ordered by (n,): dates, numbers, otherwise texts, NaN where there is none; or their places."""
    if not schema.order_column:
        return np.arange(len(cells))
    column = cells[schema.order_column]
    if schema.order_date:
        return schema.order_date.days.read(column)[:, 0]
    return ranks(column) if schema.order_by == "ranks" else schema.order_number.read(column)


def read_cells(file: Path, how: Format) -> pd.DataFrame:
    """The cells of a stored file, as texts under the names of its columns; rows by their numbers in the file."""
    kept = kept_cells(file, how)
    if kept is not None:
        return kept
    cells = _all_cells(file, how)
    rows = cells.drop(index=list(how.without)) if how.without else cells
    return filled_down(rows, how.heads) if how.heads else rows


def _all_cells(file: Path, how: Format) -> pd.DataFrame:
    options: dict[str, Any] = dict(how.options)
    source: Any = BytesIO(zipfile.Path(file, how.member).read_bytes()) if how.member else file
    if how.reader == "read_csv":
        return _read_csv(source, list(how.columns), options)
    cells = _READERS[how.reader](source, options)
    cells = listed(cells, how.within) if how.within else cells
    cells = flattened(cells) if how.flat else cells
    cells = cells.iloc[1:] if how.named else cells
    cells[cells.columns[list(how.binary)]] = ""
    return cells.reset_index(drop=True).astype("str").set_axis(list(how.columns), axis=1)


def _read_csv(source: Any, names: list[str], options: Mapping[str, Any]) -> pd.DataFrame:
    with warnings.catch_warnings():
        # Of rows that are too long, which are left out.
        warnings.simplefilter("ignore", pd.errors.ParserWarning)
        texts_alone = {"dtype": "str", "keep_default_na": False, "header": None, "index_col": False}
        return pd.read_csv(source, on_bad_lines="skip", names=names, **{**options, **texts_alone})


# Of the formats whose columns get their names once they are read.
_READERS: dict[str, Callable[[Any, Mapping[str, Any]], Any]] = {
    "read_excel": lambda source, options: pd.read_excel(
        source, header=None, dtype="str", keep_default_na=False, **options
    ),
    "read_json": lambda source, options: pd.read_json(source, dtype=False, **options),
    "read_parquet": lambda source, _: with_index(pd.read_parquet(source)),
}


def target_of(cells: pd.DataFrame, schema: Schema) -> np.ndarray:
    """The targets (n,): places among the classes or numbers, NaN where there is none."""
    column = cells[schema.target]
    return codes(column, schema.labels) if schema.labels else schema.number.read(column)


def _columns(cells: pd.Series[str], how: Input) -> np.ndarray:
    match how.kind:
        case "number":
            return how.number.read(cells)
        case "date":
            assert how.date
            return how.date.read(cells)
        case "category" | "text" | "words":
            return codes(cells, how.values)


def _check_trained(schema: Schema, kept: np.ndarray) -> None:
    """Raises TableError if most rows are not to be trained on."""
    aside = int(np.isin(kept, schema.untrained).sum())
    if aside > len(kept) / 2:
        sentence = mark("Of {rows:,} rows {aside:,} are left out of training. Train on more of them.")
        raise TableError(later(sentence, rows=len(kept), aside=aside))


def _check(schema: Schema, y: np.ndarray, *, undated: np.ndarray) -> None:
    """Raises TableError if there are too few targets, or too few of a class. `undated` ones have no place in order."""
    rows = len(y)
    if rows < MIN_ROWS <= rows + len(undated):
        raise TableError(later(_TOO_FEW_IN_ORDER, order=schema.order, undated=len(undated), rows=rows, needed=MIN_ROWS))
    if rows < MIN_ROWS:
        sentence = _TOO_FEW[schema.complete][rows != 1]
        raise TableError(later(sentence, rows=rows, target=schema.target, needed=MIN_ROWS))
    if not schema.labels:
        return
    counts = np.bincount(y.astype(int), minlength=len(schema.labels))
    left, rarest = int(counts.min()), schema.labels[int(counts.argmin())]
    if left < MIN_ROWS_PER_CLASS:
        others = int(np.sum(undated == counts.argmin()))
        sentences = _TOO_FEW_OF_CLASS if left + others < MIN_ROWS_PER_CLASS else _TOO_FEW_OF_CLASS_IN_ORDER
        named = {"name": rarest, "target": schema.target, "order": schema.order}
        raise TableError(later(sentences[left != 1], **named, left=left, needed=MIN_ROWS_PER_CLASS))
