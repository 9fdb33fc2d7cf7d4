"""Tables as servers, loggers, offices and APIs write them, with names and rows in places of their own."""

from __future__ import annotations

import json
from collections.abc import Callable

from tests.data.tables.shapes.shape import FIRST, NUMBER, PLAIN, ROWS, Shape, column, lines, plain

NAN = float("nan")


def visit(i: int) -> str:
    return f'192.0.2.{i} - - [27/Nov/2023:00:{i:02}:07 +0100] "GET /{"ab"[i % 2]}; v HTTP/1.1" 200 {100 + i}'


def served(i: int) -> str:
    begun = "#Version: 1.0\n#Date: 2023-11-27 00:00:03\n" if i == ROWS // 2 else ""
    return f"{begun}2023-11-{i % 28 + 1:02} 00:{i:02}:03 {('GET', 'POST')[i % 2]} Mozilla/5.0+(X11;+Linux) {i + 20}"


def summed(i: int) -> str:
    total = f'\n"Total"\t"{"ab"[i // 20]}"\t{sum(range(20))}\t9.5' if i % 20 == 19 else ""
    return f'\t"{"ab"[i // 20]}"\t{"Suppressed" if i % 7 == 0 else i}\t{i}.5{total}'


def within(**rows: object) -> Callable[[], bytes]:
    return lambda: json.dumps({"about": {"by": "x", "unit": "m"}, "when": 5, **rows}).encode()


def in_brackets() -> bytes:
    columns = [{"id": i, "name": name} for i, name in enumerate(("site", "depth", "tags"))]
    return json.dumps(
        {"view": {"columns": columns}, "data": [["ab"[i % 2], i + 0.5, None] for i in range(ROWS)]}
    ).encode()


WONDER = ('"---"', '"Dataset: Deaths"', '"Query Parameters:"', *(f'"Group By: {i} of all"' for i in range(12)))
READ = {"x": "number", "y": "number"}
LOGGED: dict[str, Shape] = {
    "sections as wide as the table": Shape(
        lines("[Header],,", "Date,3/5/2024,", ",,", "[Data],,", *plain()), PLAIN, FIRST
    ),
    "a line among those above it that look like names": Shape(
        lines(
            '!title\t"a"\t"b"',
            "!begin",
            '"id"\t"s1"\t"s2"',
            *(f'"{i}_at"\t{i}.5\t{i * i}' for i in range(ROWS)),
            "!end",
        ),
        {"s1": "number", "s2": "number"},
        {"s1": (0.5, 1.5)},
    ),
    "JSON lines of Windows' shell": Shape(
        lines(*(json.dumps({"a": i, "b": "xy"[i % 2]}) for i in range(ROWS)), encoding="utf-16"),
        {"a": "number", "b": "category"},
        {"a": (0.0, 1.0)},
    ),
    "what a web server logs": Shape(
        lines(
            "#Software: Server 10.0", "#Version: 1.0", "#Fields: date time method agent took", *map(served, range(ROWS))
        ),
        {"date": "date", "method": "category", "took": "number"},
        {"took": (20.0, 21.0)},
    ),
    "visits without names": Shape(
        lines(*map(visit, range(ROWS))),
        {"column 4": "date", "column 6": "category", "column 8": "number"},
        {"column 8": (100.0, 101.0)},
    ),
    "a station of Campbell": Shape(
        lines(
            '"TOA5","Met","CR1000","1234"',
            *('"TIMESTAMP","AirTC","RH","Rain"', '"TS","Deg C","%","mm"', '"","Avg","Smp","Tot"'),
            *(f'"2023-06-01 {i % 24:02}:10:00",{i}.5,{i % 9},0.{i % 3}' for i in range(ROWS)),
        ),
        {"TIMESTAMP TS": "date", "AirTC Deg C Avg": "number"},
        {"AirTC Deg C Avg": (0.5, 1.5)},
    ),
    "widths below the names": Shape(
        lines(
            "# USGS",
            "#",
            "site\tdatetime\tflow",
            "15s\t20d\t14n",
            *(f"01646500\t2023-01-{i % 28 + 1:02}\t{i}" for i in range(ROWS)),
        ),
        {"datetime": "date", "flow": "number"},
        {"flow": (0.0, 1.0)},
    ),
    "Eurostat": Shape(
        lines(
            "freq,sex,geo\\TIME_PERIOD\t2021 \t2022 ",
            *(
                f"A,{'FM'[i % 2]},G{i}\t{i}.5 {'b' * (i % 9 == 1)}\t: "
                if i == 3
                else f"A,{'FM'[i % 2]},G{i}\t{i}.5 {'b' * (i % 9 == 1)}\t{i} "
                for i in range(ROWS)
            ),
        ),
        {"sex": "category", "2021": "number", "2022": "number"},
        {"2021": (0.5, 1.5), "2022": (0.0, 1.0, 2.0, NAN)},
    ),
    "names with a blank as pandas prints them": Shape(
        lines("    sepal length   kind", *(f"{i:<4} {i + 0.5:>11}  {('aa', 'bb')[i % 2]:>5}" for i in range(ROWS))),
        {"sepal length": "number", "kind": "category"},
        {"sepal length": (0.5, 1.5)},
    ),
    "names above columns that end in line, the first above numbers from 0": Shape(
        lines("  ID SEX   BMI", *(f"{i:>4} {1 + i % 2:>3} {i + 0.5:>5}" for i in range(ROWS))),
        {"ID": "number", "SEX": "number", "BMI": "number"},
        {"SEX": (1.0, 2.0), "BMI": (0.5, 1.5)},
    ),
    "names of two levels of rows": Shape(
        lines(
            ",,price,price", ",,mean,std", "region,store,,", *(f"{'ab'[i % 2]},{i},{i}.5,{i % 7}" for i in range(ROWS))
        ),
        {"region": "category", "store": "number", "price mean": "number"},
        {"price mean": (0.5, 1.5)},
    ),
    "names that go on beyond the rows": Shape(
        lines("X,CH1,Start,Step,", "Seq,VOLT,-6e-3,4e-5", *(f"{i},{i}.5," for i in range(ROWS))),
        {"X": "number", "CH1": "number"},
        {"CH1": (0.5, 1.5)},
    ),
    "totals in a column of notes": Shape(
        lines('"Notes"\t"State"\tDeaths\tRate', *map(summed, range(ROWS)), *WONDER),
        {"State": "category", "Deaths": "number", "Rate": "number"},
        {"Rate": (0.5, 1.5), "Deaths": (NAN, 1.0)},
    ),
    "thousands of which no second table is made": Shape(
        lines(
            "page,views,users,share",
            *(
                f'p{i},"{2 + i % 5},{i:03}","1,{i:03}",{i}.5%' if i % 9 == 8 else f"p{i},{i},{i},{i}.5%"
                for i in range(ROWS)
            ),
        ),
        {"views": "number", "users": "number"},
        {"views": (0.0, 1.0)},
    ),
    "a quoted sign in every row": Shape(
        lines(
            "id,place,income",
            *(f'{i},"Tract {i}; County; State",{i * 10}' if i else '0,"a; b; c",5,5' for i in range(ROWS + 1)),
        ),
        {"income": "number"},
        {"income": (10.0, 20.0)},
    ),
    "JSON of columns within it": Shape(
        within(hourly={"x": [i + 0.5 for i in range(ROWS)], "y": list(range(ROWS))}), READ, {"x": (0.5, 1.5)}
    ),
    "JSON of named rows within it": Shape(
        within(days={f"2023-01-{i % 28 + 1:02}T{i // 28:02}": {"x": f"{i}.5", "y": i} for i in range(ROWS)}),
        READ | {"index": "date"},
        {"x": (0.5, 1.5)},
    ),
    "JSON of rows in brackets": Shape(in_brackets, {"site": "category", "depth": "number"}, {"depth": (0.5, 1.5)}),
    "a unit behind some": Shape(column("x", lambda i: f"{i}세" if i % 5 == 0 else str(i)), NUMBER, {"x": (0.0, 1.0)}),
    "letters of houses": Shape(column("x", lambda i: f"{i}{'b' * (i % 5 == 0)}"), {"x": "left out"}),
    "about so much": Shape(
        column("x", lambda i: f"ca. {i} kg" if i % 5 == 0 else f"{i},5 kg"), NUMBER, {"x": (0.0, 1.5)}
    ),
    "years or months": Shape(column("x", lambda i: f"{i} Jahre" if i % 5 else "8 Monate"), NUMBER, {"x": (8.0, 12.0)}),
    "runs below four hours": Shape(column("x", lambda i: f"0{i * 7 % 4}:{i:02}:15"), NUMBER, {"x": (15.0, 10875.0)}),
    "who did not finish": Shape(
        lines(
            "name,Result",
            *(f"R{i % 4},{('DNF', 'DQ')[i % 2] if i % 9 == 8 else f'1:{i + 10}.25'}" for i in range(ROWS)),
        ),
        {"Result": "number"},
        {"Result": (70.25, 71.25)},
    ),
}
