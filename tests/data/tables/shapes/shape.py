"""Tables in the shapes that people have them, made by code: what is brought, and what it has to be read as."""

from __future__ import annotations

import gzip
import json
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from io import BytesIO

import numpy as np
import pandas as pd

ROWS = 40


@dataclass(frozen=True)
class Shape:
    """Bytes, and the kinds of the columns in them, by name. `numbers` are what the first cells of a column say."""

    content: Callable[[], bytes]
    kinds: Mapping[str, str]
    numbers: Mapping[str, tuple[float, ...]] = field(default_factory=dict)
    rows: int = ROWS


def lines(*rows: str, encoding: str = "utf-8", end: str = "\n") -> Callable[[], bytes]:
    return lambda: end.join([*rows, ""]).encode(encoding)


def plain(delimiter: str = ",", header: str | None = "size,kind,price") -> list[str]:
    named = [header] if header is not None else []
    return [row.replace(",", delimiter) for row in [*named, *(f"{i}.5,{'abc'[i % 3]},{3 * i}" for i in range(ROWS))]]


def frame() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "size": np.arange(ROWS) + 0.5,
            "kind": [*"abc"] * 13 + ["a"],
            "price": 3 * np.arange(ROWS),
            "day": pd.date_range("2020-01-01", periods=ROWS),
            "open": [i % 2 == 0 for i in range(ROWS)],
        }
    )


def workbook(before: int = 0, sheets: int = 1) -> bytes:
    buffer = BytesIO()
    with pd.ExcelWriter(buffer) as writer:
        if sheets > 1:
            pd.DataFrame({"About": []}).to_excel(writer, sheet_name="about", index=False)
        frame().to_excel(writer, sheet_name="data", index=False, startrow=before)
        if before:
            writer.sheets["data"].cell(1, 1, "Prices of 2020")
    return buffer.getvalue()


def parquet() -> bytes:
    buffer = BytesIO()
    frame().assign(kind=frame()["kind"].astype("category")).to_parquet(buffer)
    return buffer.getvalue()


def zipped(**files: bytes) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name.replace("__SLASH__", "/"), content)
    return buffer.getvalue()


def column(name: str, cells: Callable[[int], str]) -> Callable[[], bytes]:
    """A table of that column and two more, in a delimiter that no cell holds."""
    return lines(f"{name}|z|y", *(f"{cells(i)}|{i % 7}.5|{i * i}" for i in range(ROWS)))


PLAIN = {"size": "number", "kind": "category", "price": "number"}
FIRST = {"size": (0.5, 1.5), "price": (0.0, 3.0)}
TYPED = PLAIN | {"day": "date", "open": "category"}
NUMBER = {"x": "number", "y": "number"}
CSV = "\n".join(plain()).encode()

SHAPES: dict[str, Shape] = {
    "commas": Shape(lines(*plain()), PLAIN, FIRST),
    "semicolons": Shape(lines(*plain(";")), PLAIN, FIRST),
    "tabs": Shape(lines(*plain("\t")), PLAIN, FIRST),
    "bars": Shape(lines(*plain("|")), PLAIN, FIRST),
    "blanks": Shape(lines(*plain("  ")), PLAIN, FIRST),
    "said separator": Shape(lines("sep=;", *plain(";")), PLAIN, FIRST),
    "decimal commas": Shape(lines("size;price", *(f"{i},5;{3 * i}" for i in range(ROWS))), {"size": "number"}, FIRST),
    "Windows line ends": Shape(lines(*plain(), end="\r\n"), PLAIN, FIRST),
    "old Mac line ends": Shape(lines(*plain(), end="\r"), PLAIN, FIRST),
    "UTF-8 with a mark": Shape(lines(*plain(), encoding="utf-8-sig"), PLAIN, FIRST),
    "UTF-16": Shape(lines(*plain(), encoding="utf-16"), PLAIN, FIRST),
    "UTF-16 without a mark": Shape(lines(*plain(), encoding="utf-16-le"), PLAIN, FIRST),
    "UTF-32": Shape(lines(*plain(), encoding="utf-32"), PLAIN, FIRST),
    "Windows accents": Shape(
        lines("größe,preis", *(f"{'äöü'[i % 3]},{i}" for i in range(ROWS)), encoding="cp1252"), {"größe": "category"}
    ),
    "title lines": Shape(lines("Prices of 2020", "", "all in euros", *plain()), PLAIN, FIRST),
    "title line as wide as the table": Shape(lines("Prices of 2020,,", *plain()), PLAIN, FIRST),
    "blank lines": Shape(lines("", *plain()[:20], "", *plain()[20:], "", ""), PLAIN, FIRST),
    "no header": Shape(
        lines(*plain(header=None)), {"column 1": "number", "column 2": "category"}, {"column 3": (0.0, 3.0)}
    ),
    "years as names": Shape(
        lines("land,1990,2000,2010", *(f"{'abc'[i % 3]},{i},{i + 1},{2 * i}" for i in range(ROWS))), {"2000": "number"}
    ),
    "doubled names": Shape(
        lines(*plain(header="a,a,b")), {"a": "number", "a (2)": "category", "b": "number"}, {"b": (0.0,)}
    ),
    "missing names": Shape(lines(*plain(header="size,,price")), {"column 2": "category", "price": "number"}, FIRST),
    "row numbers of R": Shape(
        lines("size kind price", *(f'"{i + 1}" {i}.5 "{"abc"[i % 3]}" {3 * i}' for i in range(ROWS))),
        PLAIN | {"column 1": "left out"},
    ),
    "names on two lines": Shape(lines('"si\nze",kind,price', *plain()[1:]), {"si ze": "number"}),
    "quoted delimiters": Shape(
        lines("size,kind", *(f'{i},"{"abc"[i % 3]}, {"abc"[i % 3]}"' for i in range(ROWS))), {"kind": "category"}
    ),
    "lines that are too long": Shape(lines(*plain(), "1,2,3,4", "1,2,3,4"), PLAIN, FIRST),
    "a quotation mark left open": Shape(lines(*plain()[:-1], '39.5,"a,117'), PLAIN, FIRST),
    "a line at the bottom": Shape(lines(*plain(), "Total,,2340"), PLAIN, FIRST),
    "gzip": Shape(lambda: gzip.compress(CSV), PLAIN, FIRST),
    "zip": Shape(lambda: zipped(**{"prices.csv": CSV}), PLAIN, FIRST),
    "zip of a Mac": Shape(lambda: zipped(**{"prices.csv": CSV, "__MACOSX/._prices.csv": b"x"}), PLAIN, FIRST),
    "Excel": Shape(workbook, TYPED, FIRST),
    "Excel with a title": Shape(lambda: workbook(before=3), TYPED, FIRST),
    "Excel with an empty first sheet": Shape(lambda: workbook(sheets=2), TYPED, FIRST),
    "Parquet": Shape(parquet, TYPED, FIRST),
    "JSON lines": Shape(
        lambda: frame().to_json(orient="records", lines=True, date_format="iso").encode(), TYPED, FIRST
    ),
    "JSON": Shape(lambda: frame().to_json(orient="records", date_format="iso").encode(), TYPED, FIRST),
    "dollars": Shape(column("x", lambda i: f"${i + 1},234.50"), NUMBER, {"x": (1234.5, 2234.5)}),
    "euros": Shape(column("x", lambda i: f"€ {i + 1}.234,50"), NUMBER, {"x": (1234.5, 2234.5)}),
    "a currency's letters": Shape(column("x", lambda i: f"CHF {i}.50"), NUMBER, {"x": (0.5, 1.5)}),
    "percent": Shape(column("x", lambda i: f"{i}%"), NUMBER, {"x": (0.0, 1.0)}),
    "a unit": Shape(column("x", lambda i: f"{i} km"), NUMBER, {"x": (0.0, 1.0)}),
    "thousands apart": Shape(column("x", lambda i: f"{i + 1}\u00a0234,5"), NUMBER, {"x": (1234.5, 2234.5)}),
    "thousands of the Swiss": Shape(column("x", lambda i: f"{i + 1}'234.5"), NUMBER, {"x": (1234.5, 2234.5)}),
    "accountants' brackets": Shape(column("x", lambda i: f"({i + 1}.50)"), NUMBER, {"x": (-1.5, -2.5)}),
    "powers of ten": Shape(column("x", lambda i: f"{i}e99"), NUMBER, {"x": (0.0, 1e99)}),
    "infinity": Shape(column("x", lambda i: "inf" if i % 5 == 0 else str(i)), NUMBER, {"x": (np.nan, 1.0)}),
    "signs for missing": Shape(
        column("x", lambda i: [".", "?", "NA", "-", "n/a"][i % 10 // 2] if i % 2 else str(i)),
        NUMBER,
        {"x": (0.0, np.nan)},
    ),
    "a code for missing": Shape(
        column("x", lambda i: "-999" if i % 8 == 0 else f"{i % 7}.25"), NUMBER, {"x": (np.nan, 1.25)}
    ),
    "a few words among numbers": Shape(
        column("x", lambda i: "about ten" if i == 3 else str(i)), NUMBER, {"x": (0.0, 1.0, 2.0, np.nan)}
    ),
    "booleans": Shape(column("x", lambda i: str(i % 2 == 0)), {"x": "category"}),
    "days": Shape(column("x", lambda i: f"2020-{i % 12 + 1:02}-{i % 28 + 1:02}"), {"x": "date"}),
    "days of Germans": Shape(column("x", lambda i: f"{i % 28 + 1}.{i % 12 + 1}.2020"), {"x": "date"}),
    "days of Americans": Shape(column("x", lambda i: f"{i % 12 + 1}/{i % 28 + 1}/2020"), {"x": "date"}),
    "days in digits": Shape(column("x", lambda i: f"2020{i % 12 + 1:02}{i % 28 + 1:02}"), {"x": "date"}),
    "months in words": Shape(column("x", lambda i: f"{i % 28 + 1}-Jan-{2000 + i}"), {"x": "date"}),
    "times": Shape(column("x", lambda i: f"{i % 24}:{i % 60:02}"), {"x": "date"}),
    "moments": Shape(column("x", lambda i: f"2020-01-{i % 28 + 1:02}T{i % 24:02}:00:00Z"), {"x": "date"}),
    "texts that repeat": Shape(column("x", lambda i: f"street {i % 21}"), {"x": "left out"}),
    "names of their own": Shape(column("x", lambda i: f"person {i}"), {"x": "left out"}),
    "always the same": Shape(column("x", lambda _: "7"), {"x": "left out"}),
    "an empty column": Shape(column("x", lambda _: ""), {"x": "left out"}),
    "a name of markup": Shape(column("**x** <b>", str), {"**x** <b>": "number"}),
    "a name of quotation marks": Shape(
        lines('"""""""",y', *(f"{i},{i % 7}.5" for i in range(ROWS))), {'"""': "number"}, {'"""': (0.0, 1.0)}
    ),
    "a name of a thousand letters": Shape(column("x" * 1000, str), {"x" * 1000: "number"}),
    "many columns": Shape(
        lines(",".join(f"c{j}" for j in range(300)), *(",".join(str(i * j) for j in range(300)) for i in range(ROWS))),
        {"c0": "left out", "c299": "number"},
    ),
    "records in a list": Shape(
        lambda: json.dumps([{"a": i, "b": "xy"[i % 2]} for i in range(ROWS)]).encode(), {"a": "number", "b": "category"}
    ),
}
