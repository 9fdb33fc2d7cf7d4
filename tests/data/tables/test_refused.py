"""What is no table is refused with a sentence that says what to do, and never with anything else."""

from __future__ import annotations

import gzip
import io
import json
from collections.abc import Callable
from contextlib import suppress
from functools import partial

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.data.tables.errors import TableError
from tests.data.tables.describing import describe
from tests.data.tables.shapes.downloaded import PICTURE, written
from tests.data.tables.shapes.odd import sheet
from tests.data.tables.shapes.shape import CSV, ROWS, parquet, workbook, zipped


def changed(packed: bytes) -> bytes:
    """With zeros and ones in place of some bytes of its content."""
    return packed[:40] + b"\x00\xff" * 20 + packed[80:]


def packed(cells: pa.Array, name: str = "x") -> bytes:
    """A Parquet file of one column, which keeps what is equal once."""
    buffer = io.BytesIO()
    pq.write_table(pa.table({name: cells}), buffer)
    return buffer.getvalue()


TEXTS = pa.DictionaryArray.from_arrays([0] * 400, ["m4rk" * 9_000])
# Each is some kilobytes in a file.
LARGE_CELLS = {
    "64 kB of bytes in each cell": pa.array([b"m4rk" * 2**14] * 80, pa.binary(2**16)),
    "a million numbers in a cell": pa.ListArray.from_arrays([0, 10**6], [0] * 10**6),
    "long texts in large lists": pa.LargeListArray.from_arrays([0, 400], TEXTS),
    "long texts in lists of two": pa.FixedSizeListArray.from_arrays(TEXTS, 2),
}
REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "nothing": (lambda: b"", "The file is empty. Upload one"),
    "blanks": (lambda: b" \n\n ", "The file is empty. Upload one"),
    "names alone": (lambda: b"a,b\n", "There are no rows below the names"),
    "objects with nothing in them": (lambda: b"{}\n" * 50, "There are no rows. Upload or paste a table"),
    "one column": (lambda: b"a\n" + b"\n".join(b"%d" % i for i in range(30)), "Two usable columns are needed"),
    "constants": (lambda: b"a,b\n1,2\n1,2\n1,2\n", "No column can be predicted: 'a': it is always the same"),
    "names beyond what is looked at": (
        lambda: b",".join([b"m4rk" * 200] * 600) + b"\n1,2\n",
        "No row begins within the first 400,000 characters",
    ),
    "lines beyond what is looked at": (lambda: b"\n" * 400_001 + CSV, "Remove what stands above the table"),
    "a long name": (
        lambda: b"m" * 2_001 + b"," + CSV,
        "The name of a column has 2,001 characters, and the most are 2,000",
    ),
    "a name of half a megabyte in JSON": (lambda: b'[{"a%s": 1}]' % (b"m" * 500_000), "has 500,001 characters"),
    "a long name in columns": (lambda: b'{"a%s": [1, 2], "b": [1, 3]}' % (b"m" * 2_000), "has 2,001 characters"),
    "a long name in Parquet": (lambda: packed(pa.array([1, 2, 3]), "m" * 2_001), "has 2,001 characters"),
    "binary": (lambda: bytes(range(32)) * 40, "This is neither text nor a table"),
    "a picture": (lambda: b"\x89PNG\r\n\x1a\n" + bytes(100), "This is a picture. A table is needed"),
    "a PDF": (lambda: b"%PDF-1.7 ...", "This is a PDF. Copy its table"),
    "an old workbook": (lambda: b"\xd0\xcf\x11\xe0" + bytes(100), "Save it as .xlsx or CSV"),
    "a web page": (lambda: b"<!DOCTYPE html><html>", "This is a web page"),
    "a Word document": (lambda: zipped(**{"word/document.xml": b"<x/>"}), "This is a Word document"),
    "a presentation": (lambda: zipped(**{"ppt/presentation.xml": b"<x/>"}), "This is a presentation. Copy its table"),
    "a table that a terminal draws": (
        "┌───┬───┐\n│ a │ b │\n├───┼───┤\n│ 1 │ x │\n└───┴───┘\n".encode,
        "Lines are drawn around this table. Have the program write it as CSV",
    ),
    "a log of named values": (
        lambda: b"".join(b"time=%d temp=%d.5 state=run\n" % (i, 20 + i % 9) for i in range(40)),
        "Each cell contains its column's name, as in temp=20.5. Write the names once",
    ),
    "a log that begins each line in brackets": (
        lambda: b"".join(b"[2024-03-05 09:15:%02d] INFO temp=%d.5 rpm=%d\n" % (i, i, 7 * i) for i in range(40)),
        "Each cell contains its column's name, as in temp=20.5. Write the names once",
    ),
    "an OpenDocument file": (lambda: zipped(**{"content.xml": b"<x/>"}), "Save it as .xlsx or CSV"),
    "two files": (
        lambda: zipped(**{"a.csv": CSV, "b.csv": CSV}),
        r"This zip holds 2 files \('a.csv', 'b.csv'\), but only one is expected",
    ),
    "lines within quotation marks": (
        lambda: b"".join(b'"%s"\n' % line for line in CSV.splitlines()),
        "Each line is enclosed in quotation marks as a single cell. Remove them",
    ),
    "a workbook of one column": (
        lambda: sheet(lambda one: [one.append([line.decode().replace(",", ";")]) for line in CSV.splitlines()]),
        "Each row is in a single cell. Split it",
    ),
    "a file of R": (
        lambda: gzip.compress(b"X\n\x00\x00" + bytes(100)),
        "This is an R file. Write its table there as CSV",
    ),
    "a file of SPSS": (lambda: b"$FL2@(#) IBM SPSS" + bytes(100), "This is an SPSS file. Export it there as CSV"),
    "a sparse ARFF": (
        lambda: b"@relation x\n@attribute a numeric\n@data\n" + b"{0 1.5}\n" * 20,
        "This ARFF file leaves zeros out",
    ),
    "LIBSVM": (
        lambda: b"".join(b"%d 1:0.5 %d:2\n" % (i % 2, 3 + i) for i in range(20)),
        "These are rows in LIBSVM format, which leaves zeros out. Load them",
    ),
    "a dump of SQL": (
        lambda: b"-- dump\nCREATE TABLE x (id int);\nINSERT INTO x VALUES (1), (2);\n",
        "This is SQL. Load it into a database",
    ),
    "a matrix of MatrixMarket": (
        lambda: b"%%MatrixMarket matrix coordinate real general\n60 3 60\n" + b"1 1 0.5\n2 1 1.5\n" * 30,
        "This is a matrix in Matrix Market format, which leaves zeros out",
    ),
    "rows as lists": (
        lambda: b"".join(b"-[ RECORD %d ]-\na | %d\nb | %d\n" % (i, i, 2 * i) for i in range(1, 30)),
        "Each row is written as a list here. Have psql write it as CSV",
    ),
    "decimal commas between commas": (
        lambda: b"a,y\n" + b"".join(b"%d,5,%d,25\n" % (i, 2 * i) for i in range(40)),
        "Rows have two cells for each name: commas seem to be used",
    ),
    "a list of R": (
        lambda: b'structure(list(a = c(1,2,3), b = c(4,5,6)), class = "data.frame")\n',
        "This is an R file. Write its table there as CSV",
    ),
    "a table of LaTeX": (
        lambda: b"size & price \\\\\n" + b"".join(b"%d & %d \\\\\n" % (i, 2 * i) for i in range(20)),
        "This is a LaTeX table. Save it as CSV",
    ),
    "XML without a declaration": (
        lambda: b"<rows>" + b"<r><a>1</a></r>" * 20 + b"</rows>",
        "This is a web page or XML",
    ),
    "colons between cells": (
        lambda: b"a:b:c\n" + b"".join(b"%d:%d:x\n" % (i, 2 * i) for i in range(20)),
        "there is one column. Separate its cells with commas",
    ),
    "an empty zip": (lambda: b"PK\x05\x06" + bytes(18), "neither text nor a table|zip"),
    "half a zip": (lambda: zipped(**{"a.csv": CSV})[:60], "This zip file is damaged"),
    "half a gzip": (lambda: gzip.compress(CSV * 50)[:200], "This gzip file is damaged"),
    "a changed gzip": (lambda: changed(gzip.compress(CSV * 50)), "This gzip file is damaged"),
    "a changed zip": (lambda: changed(zipped(**{"a.csv": CSV * 50})), "This zip file is damaged"),
    "half a workbook": (lambda: workbook()[:2000], "This zip file is damaged"),
    "JSON lines that are cut off": (
        lambda: b"".join(b'{"a": %d, "b": "x"}\n' % i for i in range(ROWS))[:-9],
        "This JSON ends within a row: it seems to be cut off",
    ),
    "pictures and one column": (
        lambda: written(image=[PICTURE] * ROWS, y=range(ROWS)),
        "Two usable columns .* 'image': it holds bytes, such as a picture",
    ),
    **{
        f"Parquet with {name}": (partial(packed, cells), "Unpacked, the file is larger than the limit of 4\\sMB")
        for name, cells in LARGE_CELLS.items()
    },
    "half a Parquet file": (lambda: parquet()[:500], "This Parquet file is damaged"),
    "a zip in a zip": (lambda: zipped(**{"a.zip": zipped(**{"a.csv": CSV})}), "This zip holds another packed file"),
    "a zip bomb": (
        lambda: zipped(**{"a.csv": b"1,2\n" * 3_000_000}),
        "Unpacked, the file is larger than the limit of 4\\sMB",
    ),
    "a gzip bomb": (
        lambda: gzip.compress(b"1,2\n" * 3_000_000),
        "Unpacked, the file is larger than the limit of 4\\sMB",
    ),
    "a large file": (lambda: b"a,b\n" + b"1,2\n" * 262_144, "The file is 1\\.1\\sMB, and the limit is 1\\sMB"),
    "20,000 columns": (
        lambda: b",".join(b"c%d" % i for i in range(20_000)) + b"\n" + b",".join([b"1"] * 20_000) + b"\n",
        "20,000 columns are more than the 2,100",
    ),
    "JSON with a name for each number": (
        lambda: json.dumps({f"k{i}": i for i in range(20_000)}).encode(),
        "20,000 columns are more than the 2,100",
    ),
    "JSON with a list for each name": (
        lambda: json.dumps({f"k{i}": [i, i] for i in range(20_000)}).encode(),
        "20,000 columns are more than the 2,100",
    ),
    "JSON with names of its own in each row": (
        lambda: json.dumps([{f"k{i}": i} for i in range(20_000)]).encode(),
        "20,000 columns are more than the 2,100",
    ),
    "JSON lines with names of their own": (
        lambda: b"".join(b'{"k%d": 1}\n' % i for i in range(20_000)),
        "20,000 columns are more than the 2,100",
    ),
    "JSON within which each row has names of its own": (
        lambda: json.dumps({"n": 1, "rows": [{f"k{i}": i} for i in range(20_000)]}).encode(),
        "20,002 columns are more than the 2,100",
    ),
    "two numbers in JSON": (lambda: b'{"a": 1, "b": 2}', "No column can be predicted"),
    "columns below dashes": (
        lambda: b"id  name  day\n--- ----- -------------------\n" + b"  1 Anna  2024-01-01 00:00:00\n" * 30,
        "The widths of the columns are marked by dashes",
    ),
    "JSON with two lists of rows": (
        lambda: json.dumps(
            {"n": 2, "men": [{"a": i} for i in range(30)], "women": [{"a": i} for i in range(40)]}
        ).encode(),
        "This JSON holds several lists of rows: 'women', 'men'. Save the one that you need",
    ),
    "places on a map": (lambda: b'{"type": "FeatureCollection", "features": [{"a": 1}]}', "These are places on a map"),
    "a notebook": (
        lambda: json.dumps(
            {"cells": [{"cell_type": "code", "execution_count": i} for i in range(30)], "nbformat": 4}
        ).encode(),
        "This is a notebook. Have it write its table",
    ),
    "a tar archive": (
        lambda: gzip.compress(b"data.csv".ljust(257, b"\0") + b"ustar" + CSV),
        "This is a tar archive. Unpack it",
    ),
    "a letter": (
        lambda: b"Dear team,\n\nplease find below what we agreed on, as follows.\n\nFirst, nothing changes.\n" * 9,
        "These are sentences, not a table. Upload or paste one",
    ),
    "broken JSON": (lambda: b'{"a": 1, "b"}', "This is not a JSON table"),
    "JSON that nests too deep": (lambda: b"[" * 100_000, "This is not a JSON table"),
}


@pytest.fixture(autouse=True)
def small_uploads(monkeypatch: pytest.MonkeyPatch) -> None:
    """A megabyte is large enough to be too large."""
    monkeypatch.setenv("OVERFIT_LAB_UPLOAD_MB", "1")


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_table_is_refused_with_what_to_do(name: str) -> None:
    content, said = REFUSED[name]
    with pytest.raises(TableError, match=said) as refused:
        describe(content(), "any.csv")
    assert str(refused.value).endswith(".")


@pytest.mark.parametrize(
    "notes", ["5", "[]", "{}", '{"index_columns": ["__class__"], "columns": [], "column_indexes": []}']
)
def test_parquet_with_notes_that_pandas_did_not_write_is_refused(notes: str) -> None:
    out = io.BytesIO()
    pq.write_table(pa.table({"a": [1, 2, 3]}).replace_schema_metadata({"pandas": notes}), out)
    with pytest.raises(TableError, match="This Parquet file is damaged"):
        describe(out.getvalue(), "any.parquet")


def test_a_workbook_that_would_take_minutes_is_refused_before_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[object] = []
    monkeypatch.setattr("pandas.read_excel", lambda *args, **_: read.append(args))
    monkeypatch.setattr("dashboard.data.tables.reading.workbook.MOST_TAGS", 400)
    with pytest.raises(TableError, match="This workbook takes too long to read"):
        describe(workbook(), "any.xlsx")
    assert not read


@given(content=st.binary(max_size=400) | st.text(max_size=400).map(str.encode))
def test_any_content_is_described_or_refused(content: bytes) -> None:
    with suppress(TableError):
        assert describe(content, "any.csv").targets


CELLS = st.sampled_from(["1", "a", '"', ",", "NA", "1,5", "€ 3", "\n", "-999", "inf", "2020-01-01"])


@settings(max_examples=30)
@given(rows=st.lists(st.lists(CELLS)))
def test_any_arrangement_of_cells_is_described_or_refused(rows: list[list[str]]) -> None:
    is_described_or_refused(rows)


@pytest.mark.long
@given(rows=st.lists(st.lists(CELLS)))
def test_so_is_any_of_more_arrangements(rows: list[list[str]]) -> None:
    is_described_or_refused(rows)


def is_described_or_refused(rows: list[list[str]]) -> None:
    with suppress(TableError):
        assert describe("\n".join(";".join(row) for row in rows).encode(), "any.csv").targets


def test_a_list_of_lists_may_lack_a_name() -> None:
    rows = json.dumps([["x", None, "y"], *([i, i * i % 7, i % 5] for i in range(60))])
    assert [column.name for column in describe(rows.encode(), "rows.json").columns] == ["x", "column 2", "y"]


def test_a_year_before_all_others_is_one_that_python_cannot_write() -> None:
    is_described_or_refused([["1", "-999", "\n", "2020-01-01"]])
