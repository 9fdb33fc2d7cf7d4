"""Packed files that are broken, hold more than they seem, or point elsewhere; each by what it is."""

from __future__ import annotations

import gzip
import struct
import warnings
import zipfile
from collections.abc import Callable, Mapping
from io import BytesIO
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
from pyarrow import parquet as pq

from tests.data.tables.shapes.shape import CSV, parquet, workbook, zipped

ROWS = 60
MEGABYTE = 2**20
Content = Callable[[], bytes]
CORNERS = ((b"A", 1), (b"XFD", 2**20))
SPACE = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def frame(**columns: Any) -> Content:
    """A Parquet file of these columns beside a usual one."""
    usual = [place % 7 + 0.5 for place in range(ROWS)]
    return lambda: written(pa.table(columns | {"y": usual}))


def written(table: Any) -> bytes:
    buffer = BytesIO()
    pq.write_table(table, buffer)
    return buffer.getvalue()


def repeated(text: str, times: int) -> Any:
    """A column that holds one text many times, and is kept once."""
    return pa.DictionaryArray.from_arrays(np.zeros(times, np.int32), [text])


def sheet(**parts: Content) -> Content:
    """A workbook some of whose parts hold something else."""

    def packed() -> bytes:
        buffer = BytesIO()
        with zipfile.ZipFile(BytesIO(workbook())) as given, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as made:
            for name in given.namelist():
                part = name.rpartition("/")[2].partition(".")[0]
                made.writestr(name, parts[part]() if part in parts else given.read(name))
        return buffer.getvalue()

    return packed


def rows(row: bytes, count: int) -> Content:
    """A sheet of so many equal rows."""
    return lambda: b'<worksheet xmlns="%s"><sheetData>%s</sheetData></worksheet>' % (SPACE, row * count)


def cell_at(place: bytes) -> Content:
    return rows(b'<row><c r="A1"><v>1</v></c></row><row><c r="%s"><v>1</v></c></row>' % place, 1)


def corner() -> bytes:
    """A sheet whose only cells are its first and its last one, in rows that say where they are."""
    ends = b"".join(b"<row r='%d'><c r='%s%d'><v>1</v></c></row>" % (at, name, at) for name, at in CORNERS)
    return b'<worksheet xmlns="%s"><sheetData>%s</sheetData></worksheet>' % (SPACE, ends)


def twice() -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        archive.writestr("a.csv", CSV)
        archive.writestr("a.csv", b"m4rk")
    return buffer.getvalue()


def understated() -> bytes:
    """A zip that says that its file of 4 MB has ten bytes."""
    content = b"1,2\n" * MEGABYTE
    return zipped(**{"a.csv": content}).replace(struct.pack("<I", len(content)), struct.pack("<I", 10))


def formulas() -> bytes:
    buffer = BytesIO()
    links = [f'=HYPERLINK("http://m4rk.example","{place}")' for place in range(ROWS)]
    pd.DataFrame({"=cmd|'/c m4rk'!A0": links, "y": range(ROWS)}).to_excel(buffer, index=False)
    return buffer.getvalue()


def shared() -> bytes:
    """A workbook whose cells are one text, which it holds once."""
    cells = rows(b"<row><c t='s'><v>0</v></c><c><v>1</v></c></row>", 10_000)
    given = zipfile.ZipFile(BytesIO(sheet(sheet1=cells)()))
    parts = {name: given.read(name) for name in given.namelist()}
    kind = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    named = b"<Override PartName='/xl/sharedStrings.xml' ContentType='%s'/></Types>" % kind
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(b"</Types>", named)
    parts["xl/sharedStrings.xml"] = b"<sst xmlns='%s'><si><t>%s</t></si></sst>" % (SPACE, b"m4rk" * 9_000)
    return zipped(**parts)


def changed(content: bytes, start: int) -> bytes:
    return content[:start] + b"\x00\xff" * 10 + content[start + 20 :]


ENTITIES = (
    b'<?xml version="1.0"?><!DOCTYPE m [<!ENTITY a "m4rkm4rkm4rk">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + i, b"&%c;" % (97 + i) * 10) for i in range(9))
    + b"]><worksheet><sheetData><row><c><v>&j;</v></c></row></sheetData></worksheet>"
)
OUTSIDE = (
    b'<?xml version="1.0"?><!DOCTYPE m [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    b'<sst xmlns="%s"><si><t>&a;</t></si></sst>' % SPACE
)

PACKED: Mapping[str, Content] = {
    "gzip in gzip": lambda: gzip.compress(gzip.compress(CSV)),
    "gzip that unpacks to 400 MB": lambda: gzip.compress(b"1,2\n" * (100 * MEGABYTE), 1),
    "gzip of a picture": lambda: gzip.compress(b"\x89PNG\r\n\x1a\n"),
    "gzip of a workbook": lambda: gzip.compress(workbook()),
    "gzip of nothing": lambda: gzip.compress(b""),
    "a head of gzip": lambda: b"\x1f\x8b",
    "a zip with a path": lambda: zipped(**{"..__SLASH__..__SLASH__m4rk.csv": CSV}),
    "a zip with a path from the root": lambda: zipped(**{"__SLASH__etc__SLASH__m4rk.csv": CSV}),
    "a zip with markup": lambda: zipped(**{"**m4rk** <b>.csv": CSV, "readme": b"m4rk"}),
    "a zip with a name of zeros": lambda: zipped(**{"m4rk\x01\x02\u202e.csv": CSV}),
    "a zip with one name twice": twice,
    "a zip of folders": lambda: zipped(a__SLASH__=b"", b__SLASH__=b""),
    "a zip of 20,000 files": lambda: zipped(**{f"{i}.csv": b"" for i in range(20_000)}),
    "a zip that unpacks to 400 MB": lambda: zipped(**{"a.csv": b"1,2\n" * (100 * MEGABYTE)}),
    "a zip that says it holds little": understated,
    "a zip in a zip": lambda: zipped(**{"a.csv": zipped(**{"a.csv": CSV})}),
    "a head of a zip": lambda: b"PK\x03\x04",
    "a zip without its end": lambda: zipped(**{"a.csv": CSV})[:-30],
}
WORKBOOKS: Mapping[str, Content] = {
    "formulas": formulas,
    "entities that multiply": sheet(sheet1=lambda: ENTITIES),
    "entities from elsewhere": sheet(sharedStrings=lambda: OUTSIDE, workbook=lambda: OUTSIDE),
    "a sheet that is no XML": sheet(sheet1=lambda: b"m4rk"),
    "a workbook that is no XML": sheet(workbook=lambda: b"\x00m4rk"),
    "styles that are no XML": sheet(styles=lambda: b"<m4rk"),
    "parts that hold nothing": sheet(sheet1=bytes, workbook=bytes, styles=bytes),
    "parts that are missing": lambda: zipped(**{"xl__SLASH__workbook.xml": b"<x/>"}),
    "half a workbook": lambda: workbook()[: len(workbook()) // 2],
    "a changed workbook": lambda: changed(workbook(), 2_000),
    "a cell far to the right": sheet(sheet1=cell_at(b"XFD2")),
    "a cell far below": sheet(sheet1=cell_at(b"B1048576")),
    "a cell far away": sheet(sheet1=cell_at(b"XFD1048576")),
    "a cell in the last corner": sheet(sheet1=corner),
    "a cell nowhere": sheet(sheet1=cell_at(b"m4rk")),
    "a sheet that unpacks to 600 MB": sheet(sheet1=rows(b"<row><c><v>1</v></c></row>", 24 * MEGABYTE)),
    "10,000 cells of one long text": shared,
    "a sheet of 500,000 rows in 40 KB": sheet(sheet1=rows(b"<row><c><v>1</v></c></row>", 500_000)),
}
PARQUETS: Mapping[str, Content] = {
    "half a Parquet file": lambda: parquet()[:400],
    "a changed Parquet file": lambda: changed(parquet(), 200),
    "a changed footer of Parquet": lambda: changed(parquet(), len(parquet()) - 300),
    "a head of Parquet": lambda: b"PAR1",
    "a long footer of Parquet": lambda: parquet()[:-8] + b"\xff\xff\xff\x7fPAR1",
    "lists": frame(x=[[i] * (i % 4) for i in range(ROWS)]),
    "lists of tables": frame(x=[[{"a": i, "b": [i]}] for i in range(ROWS)]),
    "tables": frame(x=[{"**m4rk**": i, "b": {"c": str(i)}} for i in range(ROWS)]),
    "bytes": frame(x=[b"\xff\x00m4rk%d" % (i % 5) for i in range(ROWS)]),
    "nothing but empty cells": frame(x=pa.nulls(ROWS)),
    "decimals": frame(x=pa.array(range(ROWS)).cast(pa.decimal128(38, 10))),
    "times before any calendar": frame(x=pa.array([-(2**62) + i for i in range(ROWS)]).cast(pa.timestamp("us"))),
    "spans of time": frame(x=pa.array(range(ROWS)).cast(pa.duration("us"))),
    "maps": frame(x=pa.array([[("m4rk", i)] for i in range(ROWS)], pa.map_(pa.string(), pa.int64()))),
    "no columns": lambda: written(pa.table({})),
    "a name twice": lambda: written(pa.table([pa.array(range(ROWS)), pa.array(range(ROWS))], names=["y", "y"])),
    "100,000,000 rows of one number": lambda: written(pa.table({"x": np.zeros(100 * MEGABYTE, np.int8)})),
    "100,000 cells of one megabyte": lambda: written(pa.table({"x": repeated("m4rk" * (MEGABYTE // 4), 100_000)})),
    "20,000 cells of one long text": lambda: written(
        pa.table({"x": repeated("m4rk" * 2_500, 20_000), "y": np.arange(20_000)})
    ),
    "texts in tables that are kept once": lambda: written(
        pa.table({"x": pa.StructArray.from_arrays([repeated("m4rk" * 9_000, 20_000)], ["a"])})
    ),
    "texts in lists that are kept once": lambda: written(
        pa.table({"x": pa.ListArray.from_arrays(np.arange(20_001, dtype=np.int32), repeated("m4rk" * 9_000, 20_000))})
    ),
}
