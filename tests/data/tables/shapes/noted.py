"""Tables of surveys, of lists printed by pages, of weather stations and APIs: headings, answers, codes of nines."""

from __future__ import annotations

import json

from openpyxl.worksheet.worksheet import Worksheet

from tests.data.tables.shapes.odd import sheet
from tests.data.tables.shapes.shape import NUMBER, ROWS, Shape, column, lines

NAN = float("nan")
PAGE = ("----------------", "| Item | Sum    |", "----------------")


def item(i: int) -> str:
    return f"| A{i % 4}   | {i * 7:4},5{'-' * (i % 2)} |"


def listed() -> list[str]:
    first, second = (map(item, part) for part in (range(20), range(20, ROWS)))
    return ["31.12.2023   List   1", "", *PAGE, *first, PAGE[0], "31.12.2023   List   2", *PAGE, *second, PAGE[0]]


def staff(i: int) -> str:
    return f"E{i},{('Low', 'High', 'None')[i % 3]},{i}.5"


def summed(one: Worksheet) -> None:
    for row in (["x", "y", "sum"], *([i, 2 * i, f"=A{i + 2}+B{i + 2}"] for i in range(ROWS))):
        one.append(row)


def measured(i: int) -> str:
    return (
        f"{9999.9 if i % 13 == 0 else 40 + i / 2},{99 if i % 5 == 0 else i % 4},{-9 + i % 2 if i % 7 == 0 else i % 8}"
    )


def answer() -> bytes:
    rows = [{"id": f"a{i}", "price": {"amount": i + 0.5}, "state": "xy"[i % 2]} for i in range(ROWS)]
    return json.dumps({"total": ROWS, "next": None, "data": {"rows": rows, "errors": [{"code": 1}]}}).encode()


NOTED: dict[str, Shape] = {
    "pages of a list": Shape(lines(*listed()), {"Item": "category", "Sum": "number"}, {"Sum": (0.5, -7.5, 14.5)}),
    "headings": Shape(
        lines("part,size,price", "Tools,,", *(f"P{i},{i}.5,{i}" for i in range(ROWS)), "Paint,,", "P99,0.5,1"),
        {"size": "number", "price": "number"},
        {"price": (0.0, 1.0)},
        rows=ROWS + 1,
    ),
    "rows without a tick": Shape(
        lines("site,open,safe", *(f"S{i},{'x' * (i % 5 > 0)},{'x' * (i % 5 > 1)}" for i in range(ROWS))),
        {"open": "category", "safe": "category"},
    ),
    "tests that are positive or negative": Shape(
        lines("test,strip,dose", *(f"{'+-'[i % 2]},{('-', '+', '++')[i % 3]},{i}.5" for i in range(ROWS))),
        {"test": "category", "strip": "category"},
    ),
    "marks out of twenty": Shape(column("x", lambda i: f"{i % 20 + 1}/20"), NUMBER, {"x": (1.0, 2.0)}),
    "millions of a price": Shape(
        column("x", lambda i: (f"US${i + 1}.5m", f"US${i + 1}k")[i % 2]), NUMBER, {"x": (1.5e6, 2000.0)}
    ),
    "trillions": Shape(column("x", lambda i: f"{i + 1}.5{'MBT'[i % 3]}"), NUMBER, {"x": (1.5e6, 2.5e9, 3.5e12)}),
    "tons": Shape(column("x", lambda i: f"{i}.5T"), NUMBER, {"x": (0.5, 1.5)}),
    "meters": Shape(column("x", lambda i: f"{i}.5m"), NUMBER, {"x": (0.5, 1.5)}),
    "codes behind an apostrophe": Shape(column("x", lambda i: f"'{i % 9:03}"), {"x": "category"}),
    "months of a year": Shape(column("x", lambda i: f"{i % 12 + 1}/30"), {"x": "category"}),
    "an answer that says none": Shape(lines("name,pain,dose", *map(staff, range(ROWS))), {"pain": "category"}),
    "years and months": Shape(
        column("x", lambda i: (f"{i} yrs {i % 12} mos", "1 yr", "7 mos")[i % 3]), NUMBER, {"x": (0.0, 12.0, 7.0)}
    ),
    "years and months in one word": Shape(column("x", lambda i: f"{i}y {i % 12}m"), NUMBER, {"x": (0.0, 13.0)}),
    "numbers of invoices": Shape(column("x", lambda i: f"{'C' * (i % 20 == 0)}{536365 + i}"), {"x": "left out"}),
    "hours without a sign": Shape(column("x", lambda i: f"202301{i % 28 + 1:02}{i % 24:02}"), {"x": "date"}),
    "minutes without a sign": Shape(column("x", lambda i: f"202301{i % 28 + 1:02}{i % 24:02}{i:02}"), {"x": "date"}),
    "signs that are units": Shape(column("x", lambda i: f"{i}.5\u33a1"), NUMBER, {"x": (0.5, 1.5)}),
    "degrees in one sign": Shape(column("x", lambda i: f"{i}\u2103"), NUMBER, {"x": (0.0, 1.0)}),
    "codes of nines": Shape(
        lines("temp,mood,answer", *map(measured, range(ROWS))),
        {"temp": "number", "mood": "number", "answer": "number"},
        {"temp": (NAN, 40.5, 41.0), "mood": (99.0, 1.0, 2.0), "answer": (NAN, 1, 2, 3, 4, 5, 6, NAN)},
    ),
    "prices that end in nines": Shape(
        column("x", lambda i: f"{(99, 999)[i % 2] if i % 3 == 0 else 10 * i}"), NUMBER, {"x": (99.0, 10.0, 20.0, 999.0)}
    ),
    "years in brackets": Shape(column("x", lambda i: f"({1990 + i})"), NUMBER, {"x": (1990.0, 1991.0)}),
    "a narrower table below": Shape(
        lines(
            "page,users,sales",
            *(f"p{i}.html,{i + 10},${i}.50" for i in range(ROWS)),
            f",{sum(range(10, ROWS + 10))},${sum(range(ROWS)) + ROWS // 2}.00",
            *("", "day,users", *(f"1/{i + 1}/23,{i * i}" for i in range(15))),
        ),
        {"users": "number", "sales": "number"},
        {"users": (10.0, 11.0), "sales": (0.5, 1.5)},
    ),
    "staff of a Chinese company": Shape(
        lines(
            "工号,学历,是否离职,月薪",
            *(f"{i},{'本硕'[i % 2]}科,{'是否'[i % 2]},{i * 100}元" for i in range(ROWS)),
            encoding="gb18030",
        ),
        {"学历": "category", "月薪": "number"},
    ),
    "runs": Shape(column("x", lambda i: f"{i % 3 + 2}:{i:02}:15"), NUMBER, {"x": (7215.0, 10875.0)}),
    "one of a thing, and several": Shape(
        column("x", lambda i: f"{i % 5 + 1} bedroom{'s' if i % 5 else ''}"), NUMBER, {"x": (1.0, 2.0, 3.0)}
    ),
    "pounds of two hands": Shape(
        column("x", lambda i: f"{90 + i} {('lb', 'lbs')[i % 2]}"), NUMBER, {"x": (90.0, 91.0)}
    ),
    "kilograms of three hands": Shape(
        column("x", lambda i: f"{i}.5 {('kg', 'KG', 'Kg.')[i % 3]}"), NUMBER, {"x": (0.5, 1.5, 2.5)}
    ),
    "bold numbers": Shape(column("x", lambda i: f"**{i}.5**" if i % 5 == 0 else f"{i}.5"), NUMBER, {"x": (0.5, 1.5)}),
    "a count without a name": Shape(
        lines(",size,price", *(f"{i},{i % 7}.5,{i * i}" for i in range(ROWS))), {"column 1": "left out"}
    ),
    "a count that all depends on": Shape(
        lines(",price", *(f"{i},{i * i}" for i in range(ROWS))), {"column 1": "number", "price": "number"}
    ),
    "rows within JSON": Shape(answer, {"price.amount": "number", "state": "category"}, {"price.amount": (0.5, 1.5)}),
    "quotation marks behind a blank": Shape(
        lines("x, city, y", *(f'{i}, "{("Paris", "Lyon")[i % 2]}, FR", {3 * i}' for i in range(ROWS))),
        NUMBER | {"city": "category"},
        {"y": (0.0, 3.0)},
    ),
    "codes of continents": Shape(
        lines("continent,x", *(f"{('EU', 'NA', 'AS', 'AF')[i % 4]},{i}.5" for i in range(ROWS))),
        {"continent": "category"},
    ),
    "tests with an answer between": Shape(column("x", lambda i: "+-0"[i % 3]), {"x": "category"}),
    "numbers that repeat, in two units": Shape(
        lines("x,y,z", *(f"{15 + i % 90}.5 {'kmpl' if i % 9 else 'km/kg'},{i},{i % 7}.5" for i in range(200))),
        {"x": "left out", "y": "number"},
        rows=200,
    ),
    "Excel with formulas that nobody calculated": Shape(
        lambda: sheet(summed), NUMBER | {"sum": "left out"}, {"y": (0.0, 2.0)}
    ),
    "remarks between the rows": Shape(
        lines("x,z,y", *(f"# batch {i}" if i % 20 == 9 else f"{i},{2 * i},{3 * i}" for i in range(ROWS))),
        NUMBER,
        rows=ROWS - 2,
    ),
    "a code that stands once": Shape(
        lines("x,z,y", *(f"{-9999 if i % 10 == 0 else i},{-9999 if i == 7 else i * 0.5},{i}.25" for i in range(ROWS))),
        NUMBER | {"z": "number"},
        {"x": (NAN, 1.0), "z": (0.0, 0.5, 1.0, 1.5, 2.0, 2.5, 3.0, NAN)},
    ),
    "a second table of one row": Shape(
        lines("x,z,y", *(f"{i},{2 * i},{'ab'[i % 2]}" for i in range(ROWS)), "", "kind,mean,best", "a,1.5,2"),
        {"x": "number", "y": "category"},
    ),
}
