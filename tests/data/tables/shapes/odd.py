"""More tables as people have them: written elsewhere, by other programs, with more on the sheet than the table."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, time, timedelta
from io import BytesIO

import numpy as np
import pandas as pd
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.data.tables.shapes.shape import FIRST, NUMBER, PLAIN, ROWS, Shape, column, lines, plain

JAPAN, CHINA, RUSSIA = ("東京", "大阪", "京都"), ("北京", "上海", "广州"), ("Москва", "Казань", "Омск")
CITIES = {"cp949": ("서울", "부산", "대구"), "cp932": JAPAN, "gb18030": CHINA, "cp1251": RUSSIA}
MONTHS = ("2021-03-{d:02}", "{d:02}.03.2021", "March {d}, 2021", "{d} Mar 2021")


def written_elsewhere(encoding: str) -> Shape:
    names = CITIES[encoding]
    rows = (f"{names[i % 3]},{i}" for i in range(ROWS))
    return Shape(lines(f"{names[0]},n", *rows, encoding=encoding), {names[0]: "category", "n": "number"})


def sheet(fill: Callable[[Worksheet], object], before: Callable[[Workbook], object] = lambda _: None) -> bytes:
    book = Workbook()
    before(book)
    fill(book.create_sheet("Data"))
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def table(one: Worksheet, *head: list[object]) -> None:
    for line in head or (["size", "kind", "price"],):
        one.append(line)
    for i in range(ROWS):
        one.append([i + 0.5, "abc"[i % 3], 3 * i])


def with_note_beside(one: Worksheet) -> None:
    table(one)
    one["G5"] = "see page 3"


def with_total(one: Worksheet) -> None:
    table(one)
    one.append([None, "Total", 2340])


def dated(one: Worksheet) -> None:
    rows = ([date(2021, 1, 1) + timedelta(days=i), time(i % 24), i / 100, i * i] for i in range(ROWS))
    for row in (["day", "hour", "share", "y"], *rows):
        one.append(row)


def described_first(book: Workbook) -> None:
    assert book.active
    book.active["A1"] = "The data are on the second sheet"


def nested() -> bytes:
    rows = ({"id": i, "user": {"age": 20 + i, "city": "abc"[i % 3]}, "y": i * i} for i in range(ROWS))
    return "\n".join(map(json.dumps, rows)).encode()


def of_columns() -> bytes:
    return json.dumps({"size": [i + 0.5 for i in range(ROWS)], "price": [3 * i for i in range(ROWS)]}).encode()


def parquet_of(frame: pd.DataFrame) -> bytes:
    buffer = BytesIO()
    frame.to_parquet(buffer)
    return buffer.getvalue()


def typed() -> bytes:
    gaps = {"whole": pd.array([None if i % 5 == 0 else i for i in range(ROWS)], dtype="Int64")}
    there = {"open": pd.array([None if i % 9 == 0 else i % 2 == 0 for i in range(ROWS)], dtype="boolean")}
    when = pd.date_range("2021-01-01", periods=ROWS, freq="h", tz="Europe/Berlin")
    return parquet_of(pd.DataFrame({**gaps, **there, "when": when, "y": np.arange(ROWS)}))


def named_rows() -> bytes:
    names = pd.Index([f"k{i % 5}" for i in range(ROWS)], name="key")
    return parquet_of(pd.DataFrame({"x": range(ROWS), "y": [i * i for i in range(ROWS)]}, index=names))


ODD: dict[str, Shape] = {
    **{f"letters of {encoding}": written_elsewhere(encoding) for encoding in CITIES},
    "a damaged letter": Shape(
        lambda: lines("ort,x", *(f"{('Köln', 'Gößl')[i % 2]},{i}" for i in range(ROWS)))() + b"K\xf6ln,9\n",
        {"ort": "category"},
        rows=ROWS + 1,
    ),
    "points between thousands": Shape(
        lines("x;z;y", *(f"{i + 1}.{i:03};{i},5;{i}" for i in range(ROWS))), NUMBER, {"x": (1000.0, 2001.0)}
    ),
    "points between thousands alone": Shape(
        lines("x;y", *(f"{i + 1}.{i:03};{i}" for i in range(ROWS))), NUMBER, {"x": (1000.0, 2001.0)}
    ),
    "semicolons and decimal points": Shape(
        lines("x;z;y", *(f"{i + 1}.{i:03};{i}.25;{i}" for i in range(ROWS))), NUMBER, {"x": (1.0, 2.001)}
    ),
    "units below the names": Shape(
        lines("time,speed,temp", "s,m/s,°C", *(f"{i},{i}.5,{20 + i % 7}" for i in range(ROWS))),
        {"time s": "number", "speed m/s": "number", "temp °C": "number"},
    ),
    "names on two levels": Shape(
        lines("Name,Size,,Price,", ",cm,inch,EUR,USD", *(f"p{i % 4},{i}.5,{i},{i}.25,{i}" for i in range(ROWS))),
        {"Name": "category", "Size cm": "number", "Size inch": "number", "Price USD": "number"},
    ),
    "totals": Shape(
        lines(
            "area,units,sales",
            *(f"{'NESW'[i // 10]},{i},{i}.5" + "\nSubtotal,9,9" * (i % 10 == 9) for i in range(ROWS)),
            "Grand Total,40,400",
            "",
            "Source: statistics office, 2020",
        ),
        {"area": "category", "units": "number"},
    ),
    "a word for a total that is a value": Shape(
        lines("who,x", *(f"{('Total', 'Shell')[i % 2]},{i}" for i in range(ROWS))), {"who": "category"}
    ),
    "two files in one": Shape(lines(*plain()[:21], *plain()[:1], *plain()[21:]), PLAIN, FIRST),
    "two files in one, each with its mark": Shape(
        lines(*(f"\ufeff{row}" if row == plain()[0] else row for row in [*plain()[:21], *plain()[:1], *plain()[21:]])),
        PLAIN,
        FIRST,
    ),
    "two quoted files in one, each with its mark": Shape(
        lines(*[*['\ufeff"size","kind"', *(f'"{i}.5","{"ab"[i % 2]}"' for i in range(20))] * 2]),
        {"size": "number", "kind": "category"},
        {"size": (0.5, 1.5)},
    ),
    "remarks in hashes": Shape(lines("# sensor 7", "# in metres", *plain(), "# end"), PLAIN, FIRST),
    "as a database prints it": Shape(
        lines(" size | price ", "------+-------", *(f" {i}.5 | {3 * i} " for i in range(ROWS)), f"({ROWS} rows)"),
        {"size": "number", "price": "number"},
        FIRST,
    ),
    "as Markdown": Shape(
        lines("| size | price |", "|---|---|", *(f"| {i}.5 | {3 * i} |" for i in range(ROWS))),
        {"size": "number", "price": "number"},
        FIRST,
    ),
    "a delimiter at each end": Shape(lines(plain()[0], *(f"{row}," for row in plain()[1:])), PLAIN, FIRST),
    "backslashes before quotation marks": Shape(
        lines("a,b,y", *(f'{i},"say \\"hi\\", {"xyz"[i % 3]}",{i}' for i in range(ROWS))),
        {"a": "number", "b": "category", "y": "number"},
    ),
    "apostrophes as quotation marks": Shape(
        lines("who,x", *(f"'{('OBrien', 'Smith, J')[i % 2]}',{i}" for i in range(ROWS))),
        {"who": "category", "x": "number"},
    ),
    "thousands without quotation marks": Shape(
        lines("kind,price,y", *(f"a{i % 3},{'1,' * (i % 4 == 0)}{i},{i}" for i in range(ROWS))),
        {"kind": "category", "price": "number"},
        {"price": (1.0, 2.0, 3.0, 5.0)},
        rows=30,
    ),
    "names of two words between wide blanks": Shape(
        lines("City          Pop", *(f"{('New York', 'Rome', 'San Jose')[i % 3]:<12}{i:>5}" for i in range(ROWS))),
        {"City": "category", "Pop": "number"},
    ),
    "line ends of two kinds": Shape(
        lambda: b"x,y\n" + b"".join(b"%d,%d%s" % (i, i * i, b"\r\n" if i % 2 else b"\n") for i in range(ROWS)), NUMBER
    ),
    "rows that are too short": Shape(
        lines("x,z,y", *(f"{i},1{i}" + f",{i}" * (i % 4 > 0) for i in range(ROWS))), NUMBER
    ),
    "a column of nested records": Shape(
        nested, {"id": "number", "user.age": "number", "user.city": "category"}, {"user.age": (20.0, 21.0)}
    ),
    "JSON by columns": Shape(of_columns, {"size": "number", "price": "number"}, FIRST),
    "JSON as pandas splits it": Shape(
        lambda: pd.DataFrame({"x": range(ROWS), "y": np.arange(ROWS) ** 2}).to_json(orient="split").encode(), NUMBER
    ),
    "Parquet with types and gaps": Shape(
        typed, {"whole": "number", "open": "category", "when": "date"}, {"whole": (np.nan, 1.0)}
    ),
    "Parquet with names of rows": Shape(named_rows, {"key": "category", "x": "number"}),
    "Excel with a note beside it": Shape(lambda: sheet(with_note_beside), PLAIN, FIRST),
    "Excel with a total": Shape(lambda: sheet(with_total), PLAIN, FIRST),
    "Excel with names on two levels": Shape(
        lambda: sheet(lambda one: table(one, ["", "2020", "2021"], ["size", "kind", "price"])),
        {"size": "number", "2020 kind": "category", "2021 price": "number"},
        {"size": (0.5, 1.5)},
    ),
    "Excel with an introduction": Shape(lambda: sheet(table, before=described_first), PLAIN, FIRST),
    "Excel with days and hours": Shape(lambda: sheet(dated), {"day": "date", "hour": "date", "share": "number"}),
    "postcodes": Shape(column("x", lambda i: f"{i % 9 * 137:05}"), {"x": "category", "y": "number"}),
    "less than": Shape(column("x", lambda i: "<0.5" if i % 5 == 0 else f"{i}.25"), NUMBER, {"x": (0.5, 1.25)}),
    "won": Shape(column("x", lambda i: f"{i + 1},{i:03}원"), NUMBER, {"x": (1000.0, 2001.0)}),
    "prices of flats in Korea": Shape(
        column("x", lambda i: f"{i + 1}억 {i + 1},500" if i % 3 else f"{i + 1}억"), NUMBER, {"x": (1e8, 2.25e8, 3.35e8)}
    ),
    "sides of an account before its numbers": Shape(
        column("x", lambda i: f"{('Cr', 'Dr')[i % 2]} {i + 1}.50"), NUMBER, {"x": (1.5, -2.5)}
    ),
    "inches": Shape(column("x", lambda i: f"{i}″"), NUMBER, {"x": (0.0, 1.0)}),
    "a word for missing": Shape(
        column("x", lambda i: "unknown" if i % 3 == 0 else str(i)), NUMBER, {"x": (np.nan, 1.0, 2.0, np.nan)}
    ),
    "days in four forms": Shape(column("x", lambda i: MONTHS[i % 4].format(d=i % 28 + 1)), {"x": "date"}),
    "days of Koreans": Shape(column("x", lambda i: f"2021년 {i % 12 + 1}월 {i % 28 + 1}일"), {"x": "date"}),
    "moments of a place": Shape(
        column("x", lambda i: f"2021-01-{i % 28 + 1:02} {i % 24:02}:00:00+09:00"), {"x": "date"}
    ),
    "huge whole numbers": Shape(column("x", lambda i: str(10**25 + i * 10**20)), NUMBER, {"x": (1e25,)}),
    "faces": Shape(column("😀", lambda i: "😀😢😡"[i % 3]), {"😀": "category"}),
}
