"""The lines of a script that read a visitor's table into the same numbers, codes and dates as the lab has."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from dashboard.data.splitting import each_alone
from dashboard.data.tables.cells import codes, dates, numbers, ranks
from dashboard.data.tables.encoding import word_places
from dashboard.data.tables.in_scripts.near import without_near_copies
from dashboard.data.tables.in_scripts.reshaped import filled_down, flattened, listed, with_index
from dashboard.data.tables.in_scripts.words import distinct_texts
from dashboard.data.tables.schema import DateForm, Format, Input, NumberForm, Schema, compared
from dashboard.experiment.layers import KerasCall
from dashboard.export.formatting import Code, formatted, literal
from dashboard.export.fragment import NUMPY, Fragment
from dashboard.export.source import definition_of

_PACKED = (".gz", ".bz2", ".zip", ".xz", ".zst", ".tar")
_USUAL = {"encoding": "utf-8", "sep": ",", "skiprows": 0, "lines": False}
# The functions that a script may need to read cells, by name.
_FUNCTIONS: dict[str, Callable[..., Any]] = {
    function.__name__: function
    for function in (
        codes,
        dates,
        distinct_texts,
        each_alone,
        filled_down,
        flattened,
        listed,
        numbers,
        ranks,
        with_index,
        without_near_copies,
    )
}


def table_fragment(schema: Schema) -> Fragment:
    """Defines `x`, with a row of numbers for each row that is used, NaN where a cell is empty, and `y`."""
    columns = [_column(one) for one in schema.inputs]
    text = "\n".join(
        [
            "# Read all cells as text; the lines below turn them into numbers.",
            _read(schema.file, schema.format),
            *_drop_other_rows(schema.format),
            *([f"table = filled_down(table, {literal(schema.format.heads)})"] if schema.format.heads else []),
            formatted([call for _, call in columns], before="columns = "),
            formatted(_target(schema), before="x, y = np.column_stack(columns), "),
            "",
            *_select_rows(schema),
            "x, y = x[kept], y[kept].astype(int)" if schema.labels else "x, y = x[kept], y[kept]",
            *_groups(schema.group),
            *_untrained(schema.untrained),
        ]
    )
    imports = {"import pandas as pd"} | ({"import io", "import zipfile"} if schema.format.member else set())
    used = {name for name, *_ in columns} | _used(schema)
    return Fragment(text, tuple(definition_of(_FUNCTIONS[name]) for name in sorted(used)), NUMPY | imports)


def words_of(schema: Schema) -> tuple[tuple[int, Code], ...]:
    """Where columns of words stand before they are encoded, and what reads their texts: an argument of `encode`."""
    names = (one.name for one in schema.inputs if one.kind == "words")
    read = (Code(f"distinct_texts(table[{literal(name)}])") for name in names)
    return tuple(zip(word_places(schema), read, strict=True))


def _used(schema: Schema) -> set[str]:
    """The names of the functions that are used beside those of the inputs."""
    used = (
        ("codes", schema.labels or schema.group),
        ("each_alone", schema.group),
        ("numbers", not schema.labels),
        ("dates" if schema.order_date else schema.order_by, schema.order_column),
        ("without_near_copies", schema.unique == "near"),
        ("with_index", schema.format.reader == "read_parquet"),
        ("filled_down", schema.format.heads),
        ("flattened", schema.format.flat),
        ("listed", schema.format.within),
        ("distinct_texts", any(one.kind == "words" for one in schema.inputs)),
    )
    return {name for name, needed in used if needed}


def _read(file: str, form: Format) -> str:
    source = _source(file, form)
    options: dict[str, Any] = {
        name: value for name, value in form.options if _USUAL.get(name, ...) != value and value is not None
    }
    if form.reader == "read_csv":
        usual = {"dtype": "str", "keep_default_na": False, "header": None, "names": list(form.columns)}
        unpacked = {"compression": None} if file.lower().endswith(_PACKED) and not form.member else {}
        options = {**usual, "index_col": False, "on_bad_lines": "skip", **unpacked, **options}
        return formatted(KerasCall("pd.read_csv", (source,), tuple(options.items())), before="table = ")
    plain: dict[str, dict[str, Any]] = {
        "read_excel": {"header": None, "dtype": "str", "keep_default_na": False},
        "read_json": {"dtype": False},
    }
    options = {**plain.get(form.reader, {}), **options}
    read = formatted(KerasCall(f"pd.{form.reader}", (source,), tuple(options.items())), before="table = ")
    names = formatted(list(form.columns), before="names = ")
    steps = ["table = with_index(table)"] if form.reader == "read_parquet" else []
    steps += [f"table = listed(table, {literal(form.within)})"] if form.within else []
    steps += ["table = flattened(table)"] if form.flat else []
    steps += ["table = table.iloc[1:]  # below the names"] if form.named else []
    steps += [f'table[table.columns[{literal(list(form.binary))}]] = ""'] if form.binary else []
    steps += ['table = table.reset_index(drop=True).astype("str").set_axis(names, axis=1)']
    return "\n".join([read, names, *steps])


def _source(file: str, form: Format) -> Code | str:
    """What pandas reads: a file by its name, or what one in a zip holds."""
    packed = f"zipfile.ZipFile({literal(file)}).read({literal(form.member)})"
    return Code(f"io.BytesIO({packed})") if form.member else file


def _groups(column: str) -> list[str]:
    return [f"groups = each_alone(codes(table[{literal(column)}])[kept])"] if column else []


def _untrained(rows: tuple[int, ...]) -> list[str]:
    return [f"untrained = np.isin(table.index.to_numpy()[kept], {literal(list(rows))})"] if rows else []


def _drop_other_rows(form: Format) -> list[str]:
    said = "# Drop totals, repeated names, remarks and a second table: they are not rows."
    return [said, f"table = table.drop(index={literal(list(form.without))})"] if form.without else []


def _column(one: Input) -> tuple[str, KerasCall]:
    cells = Code(f"table[{literal(one.name)}]")
    match one.kind:
        case "number":
            return "numbers", _numbers(cells, one.number)
        case "date":
            assert one.date
            return "dates", _dates(cells, one.date)
        case "category" | "text" | "words":
            return "codes", KerasCall("codes", (cells, one.values) if one.values else (cells,))


def _numbers(cells: Code, form: NumberForm) -> KerasCall:
    usual = NumberForm()
    options = tuple((name, value) for name, value in form if value != getattr(usual, name))
    return KerasCall("numbers", (cells,), options)


def _dates(cells: Code, form: DateForm) -> KerasCall:
    words = [form.words] if form.words else []
    return KerasCall("dates", (cells, form.form, form.parts, *words), (("last", form.last),) if form.last else ())


def _target(schema: Schema) -> KerasCall:
    cells = Code(f"table[{literal(schema.target)}]")
    return KerasCall("codes", (cells, schema.labels)) if schema.labels else _numbers(cells, schema.number)


def _select_rows(schema: Schema) -> list[str]:
    """Which rows are used, and in which order."""
    full = "~np.isnan(y) & ~np.isnan(x).any(axis=1)" if schema.complete else "~np.isnan(y)"
    said = "Leave out rows with an empty cell" if schema.complete else "Leave out rows without a target"
    lines = [f"# {said}.", f"kept = np.flatnonzero({full})"]
    if schema.order_column:
        lines = [f"# {said}, or without a place in the order.", f"place = {_order(schema)}"]
        lines += [f"kept = np.flatnonzero({full} & ~np.isnan(place))"]
    if schema.unique:
        lines += ["# Keep one of equal rows.", "rows = np.nan_to_num(np.column_stack([x, y])[kept], nan=np.inf)"]
        lines += ["kept = kept[np.sort(np.unique(rows, axis=0, return_index=True)[1])]"]
    if schema.unique == "near":
        cells, numbers = (literal(places) for places in compared(schema))
        lines += [
            "# Keep one of nearly equal rows, by the cell of each column and the columns that may differ by rounding."
        ]
        lines += [f"kept = kept[without_near_copies(np.column_stack([x, y])[kept], {cells}, {numbers})]"]
    if schema.order_column:
        lines += ["# Put them in order.", 'kept = kept[np.argsort(place[kept], kind="stable")]']
    return lines


def _order(schema: Schema) -> str:
    column = f"table[{literal(schema.order)}]"
    if schema.order_date:
        return f"{formatted(_dates(Code(column), schema.order_date.days))}[:, 0]"
    if schema.order_by == "ranks":
        return f"ranks({column})"
    return formatted(_numbers(Code(column), schema.order_number))
