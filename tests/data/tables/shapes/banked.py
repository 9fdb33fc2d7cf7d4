"""Tables as banks and their customers have them: sides of an account, balances, telephones, months."""

from __future__ import annotations

from tests.data.tables.shapes.shape import NUMBER, ROWS, Shape, column, lines

_ENGLISH = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_GERMAN = ("Jan", "Feb", "Mrz", "Apr", "Mai", "Jun", "Jul", "Aug", "Sep", "Okt", "Nov", "Dez")
_DATE = {"x": "date", "y": "number"}
_WORDS = {"x": "left out", "y": "number"}
_ACCOUNT = {"day": "date", "amount": "number", "balance": "number"}


def entry(i: int) -> str:
    return f"2024-03-{i % 28 + 1:02},{10 * i}.50,{900 + i}.25"


def figure(i: int) -> str:
    return f"shop {i},{i * i % 17},{i}.5"


BANKED: dict[str, Shape] = {
    "both sides of an account": Shape(
        column("x", lambda i: f'"{i + 1},000.50 {("Cr", "Dr")[i % 2]}"'), NUMBER, {"x": (1000.5, -2000.5)}
    ),
    "both sides of an account and nothing on it": Shape(
        column("x", lambda i: f"{i}.50DR" if i % 2 else f"{i}.50CR" if i else "0.00"), NUMBER, {"x": (0.0, -1.5, 2.5)}
    ),
    "both sides of an account in German": Shape(
        lines("x;y", *(f"{i + 1}.000,50 {'HS'[i % 2]};{i % 5}" for i in range(ROWS))), NUMBER, {"x": (1000.5, -2000.5)}
    ),
    "crores": Shape(column("x", lambda i: f"{i}.50 Cr"), NUMBER, {"x": (5e6, 1.5e7)}),
    "seats": Shape(column("x", lambda i: f"{i % 9}{'HS'[i % 2]}"), {"x": "category"}),
    "a balance before and after": Shape(
        lines("day,amount,balance", "Opening balance,,900.25", *map(entry, range(ROWS)), "Closing balance,,939.25"),
        _ACCOUNT,
        {"balance": (900.25, 901.25)},
    ),
    "a shop called Max": Shape(
        lines("shop,sales,area", *map(figure, range(1, ROWS)), "Max,8,19.5"), {"sales": "number", "area": "number"}
    ),
    "a highest value below the average": Shape(
        lines("shop,sales,area", *map(figure, range(ROWS)), "Average,8,19.5", "Max,16,39.5"),
        {"sales": "number", "area": "number"},
    ),
    "telephones with the code of a country": Shape(column("x", lambda i: f"+49 170 {1_000_000 + i}"), _WORDS),
    "telephones without blanks": Shape(column("x", lambda i: f"+82101234{1000 + i}"), _WORDS),
    "gains and losses of millions": Shape(
        column("x", lambda i: f"{'+-'[i % 2]}{i + 1} 000 000"), NUMBER, {"x": (1e6, -2e6)}
    ),
    "a loss of nothing": Shape(column("x", lambda i: f"△{i}.0%"), NUMBER, {"x": (0.0, -1.0)}),
    "months before two digits of a year": Shape(column("x", lambda i: f"{_GERMAN[i % 12]} {19 + i // 12}"), _DATE),
    "months behind a stroke": Shape(column("x", lambda i: f"{_ENGLISH[i % 12]}/{2019 + i // 12}"), _DATE),
    "months as SAS writes them": Shape(column("x", lambda i: f"{_ENGLISH[i % 12].upper()}{19 + i // 12}"), _DATE),
    "moments in a zone": Shape(
        column("x", lambda i: f"2024-03-{i % 28 + 1:02} {i % 24:02}:30:00 {('CET', 'CEST')[i // 30]}"), _DATE
    ),
    "halves of a day in a zone": Shape(column("x", lambda i: f"03/{i % 28 + 1:02}/2024 {i % 12 + 1}:30 PM EST"), _DATE),
    "days without a year": Shape(column("x", lambda i: f"{_ENGLISH[i // 31]} {i % 31 + 1:02}"), _WORDS),
}
