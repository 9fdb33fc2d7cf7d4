"""Tables as accounts, surveys, loggers and sports watches export them."""

from __future__ import annotations

from tests.data.tables.shapes import NUMBER, PLAIN, ROWS, Shape, column, lines, plain

NAN = float("nan")


def measured(i: int) -> str:
    return f"{-200 if i % 7 == 0 else i % 9},{-200 if i % 5 == 0 else 700 + 40 * i}"


def answered(i: int) -> str:
    return f"{9000 + i},{20 + i % 9},{'Car' * (i % 2)},{'Bike' * (i % 3 > 0)},{i % 11}"


SURVEY = ("Respondent,Age,Which do you own?,,How likely?", ",Response,Car,Bike,Response")

OFFICE: dict[str, Shape] = {
    "a dash for no money": Shape(
        column("x", lambda i: '" $-   "' if i % 4 == 0 else f'" ${i},050.00 "'), NUMBER, {"x": (0.0, 1050.0, 2050.0)}
    ),
    "dollars a month": Shape(column("x", lambda i: f'"${i + 1},250/mo"'), NUMBER, {"x": (1250.0, 2250.0)}),
    "what a logger writes for nothing": Shape(
        lines("CO,NO", *map(measured, range(ROWS))),
        {"CO": "number", "NO": "number"},
        {"CO": (NAN, 1.0), "NO": (NAN, 740.0)},
    ),
    "a code below numbers below zero": Shape(
        column("x", lambda i: "-9999.0" if i % 7 == 0 else f"{i - 20}.5"), NUMBER, {"x": (NAN, -19.5, -18.5)}
    ),
    "many empty lines below": Shape(lines(*plain(), *[",,"] * 30), PLAIN),
    "answers below questions": Shape(
        lines(*SURVEY, *map(answered, range(ROWS))),
        {
            "Respondent": "number",
            "Age Response": "number",
            "Which do you own? Car": "category",
            "Which do you own? Bike": "category",
            "How likely? Response": "number",
        },
    ),
    "how long it took": Shape(
        lines("pace,laps", *(f"{i % 6 + 4}:{i:02},{i * i}" for i in range(ROWS))),
        {"pace": "number", "laps": "number"},
        {"pace": (240.0, 301.0, 362.0)},
    ),
    "halves of the day without a blank": Shape(
        column("x", lambda i: f"2024-01-{i % 28 + 1:02} {i % 12 + 1}:{i:02}{('AM', 'PM')[i % 2]}"), {"x": "date"}
    ),
    "more than a day": Shape(column("x", lambda i: f"{i + 20}:30:15"), NUMBER, {"x": (73815.0, 77415.0)}),
    "the time of a day": Shape(column("x", lambda i: f"{i % 24}:30"), {"x": "date"}, {"x": (30.0, 90.0)}),
}
