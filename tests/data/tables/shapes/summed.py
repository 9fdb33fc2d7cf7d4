"""Tables with rows that sum up others, names that go on for many lines, and numbers with something behind them."""

from __future__ import annotations

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.data.tables.shapes.odd import sheet
from tests.data.tables.shapes.shape import FIRST, NUMBER, PLAIN, ROWS, Shape, column, lines, plain

GRADED = {"name": "category", "score": "number", "passed": "category"}
AREAS = ("North", "South", "West", "East")


def graded() -> list[str]:
    return ["name,score,passed", *(f"{('Max', 'Ada')[i % 2]},{i}.5,{('yes', 'no')[i % 2]}" for i in range(ROWS))]


def subtotals(one: Worksheet) -> None:
    one.append(["Region", "Shop", "Sales"])
    for area in AREAS:
        for i in range(ROWS // 4):
            one.append([area if i == 0 else None, f"shop {i % 3}", 100 + i])
        one.append([f"{area} Total", None, 1045])
    one.append(["Grand Total", None, 4180])


def lists_behind(book: Workbook) -> None:
    hidden = book.active
    assert isinstance(hidden, Worksheet)
    hidden.title, hidden.sheet_state = "Lists", "hidden"
    for i in range(5 * ROWS):
        hidden.append([f"code {i}", i, i * i])


def bought(one: Worksheet) -> None:
    one.append(["size", "kind", "price"])
    for i in range(ROWS):
        one.append([i + 0.5, "abc"[i % 3], 3 * i])


def boxed(row: str) -> str:
    return f"| {row.replace(',', ' | ')} |"


ABOUT = (
    *('"Title","GDP","Prices"', '"Code","ABMI","D7BT"', '"PreUnit","£",""', '"Unit","m","Index"'),
    *('"Released","2024-01-01","2024-01-01"', '"Next","n/a","2025-01-01"'),
)

SUMMED: dict[str, Shape] = {
    "averages below": Shape(lines(*graded(), "Class average,20,", "Min,0.5,", "Max,39.5,"), GRADED),
    "averages in Korean": Shape(
        lines("번호,이름,국어", *(f"{i},{'가나다'[i % 3]},{60 + i}" for i in range(ROWS)), "합계,,3180", "평균,,79.5"),
        {"이름": "category", "국어": "number"},
    ),
    "somebody called Max": Shape(lines(*graded()[:-1], "Max,39.5,no"), GRADED),
    "totals below each group": Shape(
        lambda: sheet(subtotals), {"Region": "category", "Shop": "category", "Sales": "number"}
    ),
    "a hidden sheet that is longer": Shape(lambda: sheet(bought, lists_behind), PLAIN, FIRST),
    "six lines of what is known of each column": Shape(
        lines(*ABOUT, *(f'"{1960 + i}","{100 + i}","{i}.5"' for i in range(ROWS))),
        {"GDP ABMI £ m 2024-01-01 n/a": "number"},
    ),
    "footnotes": Shape(column("x", lambda i: f"{i + 1},000[{i % 9}]"), NUMBER, {"x": (1000.0, 2000.0)}),
    "stars": Shape(column("x", lambda i: f"{i}.5{'*' * (i % 4)}"), NUMBER, {"x": (0.5, 1.5)}),
    "hours and minutes": Shape(column("x", lambda i: f"{i}h {i:02}m"), NUMBER, {"x": (0.0, 3660.0)}),
    "hours or minutes": Shape(
        column("x", lambda i: f"{i + 1} hrs" if i % 2 else f"{i + 1} min"), NUMBER, {"x": (60.0, 7200.0)}
    ),
    "hours in Korean": Shape(column("x", lambda i: f"{i + 1}시간 {i}분"), NUMBER, {"x": (3600.0, 7260.0)}),
    "days and a clock": Shape(column("x", lambda i: f"{i} days 00:00:30"), NUMBER, {"x": (30.0, 86430.0)}),
    "periods": Shape(column("x", lambda i: f"PT{i}H30M"), NUMBER, {"x": (1800.0, 5400.0)}),
    "feet and inches": Shape(column("x", lambda i: f"{5 + i // 30}'{i % 12}\""), NUMBER, {"x": (60.0, 61.0)}),
    "Markdown": Shape(lines(*map(boxed, plain()[:1]), "|---|---|--:|", *map(boxed, plain()[1:])), PLAIN, FIRST),
    "texts with columns that are empty": Shape(
        lines("v1,v2,,", *(f"{('ham', 'spam')[i % 2]},{('win it', 'go on', 'see')[i % 3]},," for i in range(ROWS))),
        {"v1": "category", "v2": "category"},
    ),
    "a total behind a star": Shape(lines(*graded(), "*,780,"), GRADED),
    "an average where a number is empty": Shape(
        lines("no,name,score", *(f"{i},n{i % 9},{i}.5" for i in range(ROWS)), ",Durchschnitt,20"),
        {"no": "number", "name": "category", "score": "number"},
    ),
    "what a database counts": Shape(
        lines(
            " id name price",
            "--- ---- -----",
            *(f"{i:3} {('ada', 'bob')[i % 2]} {i}.5" for i in range(ROWS)),
            "40 rows selected.",
        ),
        {"name": "category", "price": "number"},
    ),
    "rules and remarks below": Shape(lines(*plain(), '"---",,', '"Dataset: prices",,', '"---",,'), PLAIN),
    "empty lines below numbers": Shape(
        lines("x,y,z", *(f"{i},{i}.5,{i * i}" for i in range(ROWS)), *[",,"] * 6), NUMBER
    ),
    "an account above": Shape(
        lines(
            "Account;DE12 34;",
            "Day;What;Amount",
            *(f"2024-01-{i % 28 + 1:02};{'ab'[i % 2]};{i},5" for i in range(ROWS)),
        ),
        {"Day": "date", "What": "category", "Amount": "number"},
    ),
    "who and when above": Shape(
        lines(
            "Name:,Ada,,When:,May",
            "day,job,hours,rate,paid",
            *(f"2024-01-{i % 28 + 1:02},{'ab'[i % 2]},{i % 9},{i + 20}.5,{i * i}" for i in range(ROWS)),
        ),
        {"day": "date", "job": "category", "hours": "number"},
    ),
    "numbers above names": Shape(
        lines(",X1,X2", "id,size,price", *(f"{i},{i}.5,{3 * i}" for i in range(ROWS))), {"size": "number"}, FIRST
    ),
    "levels of pandas with names": Shape(
        lines(
            ",price,price,qty", "stat,mean,std,sum", "city,,,", *(f"c{i % 9},{i}.5,{i}.1,{i * 3}" for i in range(ROWS))
        ),
        {"price mean": "number", "price std": "number", "qty sum": "number"},
    ),
    "tabs that fill up": Shape(
        lines("x\ty\tz", *(f"{i}.5\t" + "\t" * (i % 9 == 0) + f"{i}\t{i * i}" for i in range(ROWS))),
        NUMBER,
        {"x": (0.5, 1.5)},
    ),
    "days of a tracker of tasks": Shape(
        column("x", lambda i: f"{i % 28 + 1:02}/Mar/22 {i % 12 + 1}:{i:02} PM"), {"x": "date"}
    ),
    "days of a watch": Shape(
        column("x", lambda i: f"Mar {i % 28 + 1}, 2022, {i % 12 + 1}:{i:02}:00 AM"), {"x": "date"}
    ),
    "footnotes of their own below": Shape(
        lines(
            "area,year,sex,value,note",
            *(f"a{i % 4},{2000 + i % 9},mf,{i}.5,1" for i in range(ROWS)),
            "id,Footnote",
            "1,Early",
            "2,By law",
        ),
        {"area": "category", "value": "number"},
    ),
    "an instrument's sections": Shape(lines("[Header]", "Version\t5.9", "[Peaks]", *plain("\t")), PLAIN, FIRST),
    "Japanese places": Shape(
        lines(
            "地域,年,人口【人】",
            *(f"{('札幌市', '函館市')[i % 2]},{2000 + i % 9},{i}.5" for i in range(ROWS)),
            encoding="cp932",
        ),
        {"地域": "category", "人口【人】": "number"},
    ),
    "JSON lines with a mark and blank lines": Shape(
        lines(
            *(f'{{"size": {i}.5, "kind": "{"abc"[i % 3]}", "price": {3 * i}}}\n' for i in range(ROWS)),
            encoding="utf-8-sig",
        ),
        PLAIN,
        FIRST,
    ),
    "stars for what is not there yet": Shape(
        lines(
            "year,Jan,Feb,all",
            *(f"{1980 + i},{i}.5,{'***' if i > 37 else i},{'***' if i > 37 else i * i}" for i in range(ROWS)),
        ),
        {"Feb": "number", "all": "number"},
    ),
}
