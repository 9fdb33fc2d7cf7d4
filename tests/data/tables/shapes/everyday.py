"""Tables of shops, offices and papers: words that make more of a number, two decimal signs, ticks, blocks of sheets."""

from __future__ import annotations

from openpyxl.worksheet.worksheet import Worksheet

from tests.data.tables.shapes.odd import sheet
from tests.data.tables.shapes.shape import FIRST, NUMBER, PLAIN, ROWS, Shape, column, lines, plain

TURKISH, CZECH = ("Ocak", "Şubat", "Ağustos"), ("června", "července", "září")
ENDS = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd"}


def years_below(one: Worksheet) -> None:
    one.append(["Region", "Sales", None, "Costs", None])
    one.append([None, "2022", "2023", "2022", "2023"])
    one.merge_cells("B1:C1")
    for i in range(ROWS):
        one.append(["NSW"[i % 3], 100 + i, 110 + 2 * i, 50 + i, 55 + i])


def blocks(one: Worksheet) -> None:
    one.append(["Region", "Month", "Sales"])
    for i in range(ROWS):
        one.append([("North", "South", "West", "East")[i // 10] if i % 10 == 0 else None, i % 10 + 1, 100 + 3 * i])


EVERYDAY: dict[str, Shape] = {
    "numbers of orders": Shape(
        lines("order,kind,price", *(f"#{1000 + i},{'abc'[i % 3]},{3 * i}" for i in range(ROWS))),
        {"kind": "category", "price": "number"},
        {"price": (0.0, 3.0)},
    ),
    "minutes of a game": Shape(column("x", lambda i: f"{i + 1}'"), NUMBER, {"x": (1.0, 2.0)}),
    "wide yen": Shape(column("x", lambda i: f"\uffe5{i + 1},{i:03}"), NUMBER, {"x": (1000.0, 2001.0)}),
    "dollars of a country": Shape(column("x", lambda i: f"US${i}.50"), NUMBER, {"x": (0.5, 1.5)}),
    "thousands and millions": Shape(
        column("x", lambda i: f"{i + 1}.5{('K', 'M', '')[i % 3]}"), NUMBER, {"x": (1500.0, 2.5e6, 3.5)}
    ),
    "words for millions": Shape(
        lines("x;y", *(f"{i},5 {('Mio.', 'Tsd.')[i % 2]};{i * i}" for i in range(ROWS))), NUMBER, {"x": (5e5, 1500.0)}
    ),
    "powers of ten": Shape(column("x", lambda i: f"{i}.5 {chr(0xD7)} 10^{i % 3}"), NUMBER, {"x": (0.5, 15.0, 250.0)}),
    "powers of ten in Fortran": Shape(column("x", lambda i: f"{i}.25D+0{i % 3}"), NUMBER, {"x": (0.25, 12.5, 225.0)}),
    "two decimal signs": Shape(
        column("x", lambda i: f"{i}{',.'[i % 2]}{i % 10}5"), NUMBER, {"x": (0.05, 1.15, 2.25, 3.35)}
    ),
    "ticks": Shape(
        lines("python,sql,wage", *(f"{'x' * (i % 2)},{'1' * (i % 3 == 0)},{100 * i}" for i in range(ROWS))),
        {"python": "category", "sql": "category", "wage": "number"},
    ),
    "days with points, year first": Shape(
        column("x", lambda i: f"2023.{i % 12 + 1:02}.{i % 28 + 1:02}"), {"x": "date"}
    ),
    "months with points": Shape(column("x", lambda i: f"{2019 + i // 12}.{i % 12 + 1:02}"), {"x": "date"}),
    "Google Forms": Shape(column("x", lambda i: f"2024/01/{i % 28 + 1:02} 3:{i % 60:02}:10 PM GMT+9"), {"x": "date"}),
    "Google Forms in Korean": Shape(
        column("x", lambda i: f"2024/01/{i % 28 + 1:02} 3:{i % 60:02}:10 {('오전', '오후')[i % 2]} GMT+9"),
        {"x": "date"},
    ),
    "quarters before the year": Shape(column("x", lambda i: f"Q{i % 4 + 1} {2001 + i // 4}"), {"x": "date"}),
    "quarters in Korean": Shape(column("x", lambda i: f"{2001 + i // 4}년 {i % 4 + 1}분기"), {"x": "date"}),
    "months and short years": Shape(column("x", lambda i: f"{('Jan', 'Apr')[i % 2]}-{i // 2 + 1:02}"), {"x": "date"}),
    "ordinal days": Shape(
        column("x", lambda i: f"{i % 28 + 1}{ENDS.get(i % 28 + 1, 'th')} {('August', 'March')[i % 2]} 2023"),
        {"x": "date"},
    ),
    "months in Turkish": Shape(column("x", lambda i: f"{i % 28 + 1} {TURKISH[i % 3]} 2023"), {"x": "date"}),
    "months in Czech": Shape(column("x", lambda i: f"{i % 28 + 1}. {CZECH[i % 3]} 2023"), {"x": "date"}),
    "years of an era": Shape(
        column("x", lambda i: f"令和{('元', 2, 3)[i % 3]}年{i % 12 + 1}月{i % 28 + 1}日"), {"x": "date"}
    ),
    "Excel with years below names": Shape(
        lambda: sheet(years_below), {"Region": "category", "Sales 2022": "number", "Costs 2023": "number"}
    ),
    "Excel with names of blocks": Shape(
        lambda: sheet(blocks), {"Region": "category", "Month": "number", "Sales": "number"}, {"Sales": (100.0, 103.0)}
    ),
    "a second table below": Shape(lines(*plain(), "", "kind,mean,best", "a,1.5,2", "b,2.5,3", "c,0.5,1"), PLAIN, FIRST),
    "a second table of fewer columns below": Shape(
        lines(
            "a,b,c",
            *(f"{i},{2 * i},{'xyz'[i % 3]}" for i in range(ROWS)),
            "",
            "month,sum",
            *(f"{i},{i}" for i in "123"),
        ),
        {"a": "number", "b": "number", "c": "category"},
    ),
}
