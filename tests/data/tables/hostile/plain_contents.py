"""Lines and JSON that are broken, or hold what no table holds; each by what it is."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from tests.data.tables.shapes.shape import CSV

ROWS = 60
MEGABYTE = 2**20
Content = Callable[[], bytes]
LINES = CSV.splitlines()


def table(cell: Callable[[int], str]) -> Content:
    """A column of these cells beside a usual one."""
    return lambda: "\n".join(["x,y", *(f"{cell(i)},{i % 7}.5" for i in range(ROWS)), ""]).encode()


def json_rows(cell: Callable[[int], Any]) -> Content:
    return lambda: json.dumps([{"x": cell(i), "y": i % 7} for i in range(ROWS)]).encode()


def json_text(cell: str) -> Content:
    """Rows whose cell is written as it stands."""
    return lambda: b"[" + b",".join(b'{"x": %s, "y": %d}' % (cell.encode(), i % 7) for i in range(ROWS)) + b"]"


def json_lines(text: bytes) -> bytes:
    """Rows in whose names and cells the text stands as it is written."""
    return b"\n".join(b'{"%s": "%s %d", "y": %d}' % (text, text, i % 3, i) for i in range(ROWS))


def nested(depth: int) -> Any:
    found: Any = 1
    for _ in range(depth):
        found = {"m4rk": found}
    return found


_CELLS: tuple[Callable[[int], str], ...] = (
    *(lambda i: "1e999", lambda i: f"{i}e308", lambda i: f"{i}" * 400, lambda i: "9" * 5000, lambda i: f"1e-{i}00"),
    *(lambda i: ["nan", "NaN", "null", "1"][i % 4], lambda i: ["inf", "-inf", "1"][i % 3], lambda i: f"{i}" * i),
    *(lambda i: f"0x{i:x}", lambda i: f"{i}_000", lambda i: f"{i}j", lambda i: "-" * i + "1"),
    *(lambda i: f"{i}e{i}e{i}", lambda i: str(2**63 + i), lambda i: str(2**1000 + i)),
    *(lambda i: f"{i}." + "0" * 4000 + "1", lambda i: "١٢٣", lambda i: f"{i}%" * 3),
    *(lambda i: f"{10**i}" if i % 2 else "1", lambda i: f"99999-{i}-99", lambda i: f"{i}:99:99"),
    *(lambda i: f"0000-00-{i}", lambda i: f"1.1.{10**i}", lambda i: f"{i} 億 億 億", lambda i: "K" * (i % 5) + "1"),
    *(lambda i: f"2020-01-{i % 28 + 1}T00:00:00+99:99", lambda i: f"{253402300800 + i}000"),
    *(lambda i: f"5e-{320 + i % 5}",),
)
NUMBERS: Mapping[str, Content] = {f"cells like {cell(3)[:30]!r} ({n})": table(cell) for n, cell in enumerate(_CELLS)}
BROKEN: Mapping[str, Content] = {
    "nothing": lambda: b"",
    "zeros": lambda: bytes(1000),
    "zeros in a table": lambda: CSV.replace(b"1", b"\x00"),
    "a mark of order alone": lambda: b"\xff\xfe",
    "half a letter": lambda: CSV + b"\xf0\x9f",
    "no UTF-8": lambda: CSV.replace(b"a", b"\xc3\x28\xff"),
    "surrogates in UTF-8": lambda: CSV.replace(b"a", b"\xed\xa0\x80"),
    "UTF-16 that is cut": lambda: CSV.decode().encode("utf-16")[:-1],
    "UTF-32": lambda: CSV.decode().encode("utf-32"),
    "UTF-7": lambda: b"+ADw-m4rk+AD4-,y\n" + b"\n".join(b"%d,%d" % (i, i % 7) for i in range(ROWS)),
    "rows of any length": lambda: b"x,y,z\n" + b"\n".join(b",".join([b"1"] * (i * i % 40)) for i in range(ROWS)),
    "rows that grow": lambda: b"x,y\n" + b"\n".join(b",".join([b"%d" % i] * i) for i in range(300)),
    "a quotation mark that stays open": lambda: b'x,y\n"' + b"1,2\n" * 2000,
    "quotation marks alone": lambda: b'"' * 50_001,
    "delimiters alone": lambda: b"," * 4_000 + b"\n" + b"," * 4_000,
    "lines alone": lambda: b"\r\n" * 100_000,
    "one long line": lambda: b"m4rk" * MEGABYTE,
    "one long cell": lambda: CSV + b"1," + b"9" * MEGABYTE + b"\n",
    "one long name": lambda: b"m" * MEGABYTE + b"," + CSV,
    "20,000 columns": lambda: b"\n".join(b",".join(b"c%d" % i for i in range(20_000)) for _ in range(3)),
    "4,999 columns": lambda: b"\n".join(b",".join(b"%d" % (i * row) for i in range(4_999)) for row in range(ROWS)),
    "names that are all the same": lambda: b"\n".join(
        [b",".join([b"m4rk"] * 2_000), *[b",".join([b"1"] * 2_000)] * 30]
    ),
    "signs that end lines": lambda: CSV.replace(b"\n", b"\r\x0b\x0c\x1c\x85\n"),
    "a separator that is told": lambda: b"sep=m4rk\n" + CSV,
    "lines within quotation marks": lambda: b"".join(b'"%s"\n' % line for line in LINES),
    "a comment that never ends": lambda: b"# m4rk\n" * 5_000 + CSV,
    "classes without end": table(lambda i: f"m4rk {i}"),
    "long cells like numbers": table(lambda i: f'"{"1,1" * 7_000}{i}!"'),
    "long cells like times": table(lambda i: "24:00.0 " * 3_000 + str(i)),
    "a long cell like a number": lambda: CSV + b'"' + b"1,1" * 40_000 + b'!",2\n',
    "blanks within long cells": table(lambda i: "1" + " " * 20_000 + f"{i}!"),
    "ages of 5,000 digits": table(lambda i: "9" * 5_000 * (i == 7) + f"{i} years 3 months"),
    "weeks of 5,000 digits": table(lambda i: "week " + "9" * 5_000 * (i == 7) + str(i % 9)),
    "long classes": table(lambda i: "ab"[i % 2] * 60_000),
}
JSON: Mapping[str, Content] = {
    "tables in cells": json_rows(lambda i: {"a": i, "b": {"**m4rk**": i}}),
    "lists in cells": json_rows(lambda i: [i] * (i % 4)),
    "tables and numbers in cells": json_rows(lambda i: i if i % 2 else {"a": [{"b": i}]}),
    "a table 200 deep": json_rows(lambda i: nested(200)),
    "a table 5,000 deep": lambda: b'[{"x": ' + b'{"a":' * 5_000 + b"1" + b"}" * 5_000 + b"}]",
    "a list 100,000 deep": lambda: b"[" * 100_000 + b"]" * 100_000,
    "1e999": json_text("1e999"),
    "a number of 5,000 digits": json_text("9" * 5_000),
    "NaN and Infinity": json_text("[NaN, -Infinity]"),
    "a letter that is half": json_text(r'"\ud800 m4rk"'),
    "letters that are halves": lambda: json_lines(rb"\ud800 m4rk"),
    "zeros in texts": lambda: json_lines(rb"m4rk\u0000"),
    "a zero in a text": json_text(r'"m4rk\u0000m4rk"'),
    "names that are halves": lambda: b"[" + b",".join([b'{"\\ud800": 1, "y": 2}'] * ROWS) + b"]",
    "one name twice": lambda: b"[" + b",".join(b'{"y": 1, "y": %d, "x": %d}' % (i, i) for i in range(ROWS)) + b"]",
    "other names in each row": lambda: json.dumps([{f"m4rk {i}": i, "y": i} for i in range(ROWS)]).encode(),
    "3,000 names in each row": lambda: json.dumps([{f"{i}.{k}": 1 for k in range(30)} for i in range(100)]).encode(),
    "names of a megabyte": lambda: b"[" + b",".join([b'{"m4rk%s": 1, "y": 2}' % (b"m" * MEGABYTE)] * 3) + b"]",
    "a list of numbers": lambda: b"[1, 2, 3]",
    "a text": lambda: b'["m4rk"]',
    "rows of one object": lambda: b'{"columns": 1, "data": 2}',
    "as split, but ragged": lambda: b'{"columns": ["x", "y"], "data": [[1], [1, 2, 3], {}]}',
    "lines of different kinds": lambda: b'{"x": 1}\n[1]\n"m4rk"\n3\nnull\n' * 20,
    "nothing in objects": lambda: b"{}\n" * 50,
    "names of methods": lambda: json.dumps(
        [{"__class__": i, "values": i, "index": i, "x": i} for i in range(ROWS)]
    ).encode(),
}
