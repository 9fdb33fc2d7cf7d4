"""Tables that programs and people of other countries write, and what is exported from forms and from banks."""

from __future__ import annotations

from tests.data.tables.shapes.shape import CSV, FIRST, NUMBER, PLAIN, ROWS, Shape, column, lines, plain, zipped

GERMAN = ("Januar", "März", "Dezember")
QUESTIONS = (
    "Start,Q1,Q2,Age",
    'Start Date,"Are you, overall, satisfied?",Would you come again?,How old are you?',
    '"{""ImportId"":""start""}","{""ImportId"":""Q1""}","{""ImportId"":""Q2""}","{""ImportId"":""Q4""}"',
)
BANK = ('"Account";"DE89 3704"', '"From:";"01.01.2024"', '"Balance:";"1.234,56 EUR"', "", '"Day";"Text";"Amount"')

FOREIGN: dict[str, Shape] = {
    "an export of a bank": Shape(
        lines(
            *BANK,
            *(
                f'"{i % 28 + 1:02}.{i % 3 + 1:02}.2024";"{("Miete", "Lohn")[i % 2]}";"-{i + 1}.{i:03},50"'
                for i in range(ROWS)
            ),
            '"Summe";"";"12,50"',
        ),
        {"Day": "date", "Text": "category", "Amount": "number"},
        {"Amount": (-1000.5, -2001.5)},
    ),
    "an export of a survey": Shape(
        lines(
            *QUESTIONS,
            *(f"2024-02-{i % 28 + 1:02} 10:05:00,{'abc'[i % 3]},{'yn'[i % 2]},{18 + i}" for i in range(ROWS)),
        ),
        {"Start Start Date": "date", "Q1 Are you, overall, satisfied?": "category", "Age How old are you?": "number"},
        {"Age How old are you?": (18.0, 19.0)},
    ),
    "narrow columns": Shape(
        lines(
            "City      Age Height", *(f"{('New York', 'Rome')[i % 2]:<9}{20 + i:>4}  {i + 100.5}" for i in range(ROWS))
        ),
        {"City": "category", "Age": "number", "Height": "number"},
        {"Age": (20.0, 21.0)},
    ),
    "lines below it that are empty": Shape(lines(*plain(), ",,", ",,"), PLAIN, FIRST),
    "a zip that explains itself": Shape(
        lambda: zipped(**{"data.csv": CSV, "README.txt": b"Read me.", "LICENSE": b"MIT"}), PLAIN, FIRST
    ),
    "minus signs behind": Shape(
        column("x", lambda i: f"{i + 1}.{i:03},00{'-' * (i % 2)}"), NUMBER, {"x": (1000.0, -2001.0)}
    ),
    "brackets for minus signs": Shape(
        column("x", lambda i: f"{i}.5" if i % 2 == 0 else f"({i}.5)"), NUMBER, {"x": (0.5, -1.5)}
    ),
    "digits as wide as letters": Shape(
        column("x", lambda i: str(i + 10).translate({ord(str(d)): 0xFF10 + d for d in range(10)})),
        NUMBER,
        {"x": (10.0, 11.0)},
    ),
    "codes of several lengths": Shape(column("x", lambda i: ("007", "0042", "123", "88")[i % 4]), {"x": "category"}),
    "numbers that outgrow their zeros": Shape(column("x", lambda i: f"{3 * i:02}"), NUMBER, {"x": (0.0, 3.0)}),
    "months in German": Shape(column("x", lambda i: f"{i % 28 + 1}. {GERMAN[i % 3]} 2023"), {"x": "date"}),
    "months in Spanish": Shape(
        column("x", lambda i: f"{i % 28 + 1} de {('enero', 'agosto')[i % 2]} de 2023"), {"x": "date"}
    ),
    "halves of the day in Korean": Shape(
        column("x", lambda i: f"2024-03-{i % 28 + 1:02} {('오전', '오후')[i % 2]} {i % 11 + 1}:05"), {"x": "date"}
    ),
    "years in two digits behind": Shape(column("x", lambda i: f"{i % 28 + 1:02}-{i % 2 + 1:02}-23"), {"x": "date"}),
    "days with their names before months": Shape(
        column("x", lambda i: f"{('Sun', 'Mon', 'Tue')[i % 3]}, Jan {i % 3 + 1}, 2023"), {"x": "date"}
    ),
    "years in two digits before": Shape(
        column("x", lambda i: f"{24 - i % 3}.{i % 12 + 1}.{i % 28 + 1}"), {"x": "date"}
    ),
    "quarters": Shape(column("x", lambda i: f"{2005 + i // 4}-Q{i % 4 + 1}"), {"x": "date"}),
    "days as Excel counts": Shape(column("order date", lambda i: str(45_292 + 3 * i)), {"order date": "date"}),
    "seconds since 1970": Shape(
        column("created at", lambda i: str(1_700_000_000 + 86_400 * i)), {"created at": "date"}
    ),
    "years of Taiwan": Shape(column("x", lambda i: f"112/0{i % 3 + 1}/{i % 28 + 1:02}"), {"x": "date"}),
    "years of Thailand": Shape(column("x", lambda i: f"{i % 28 + 1}/{i % 3 + 1}/2566"), {"x": "date"}),
    "moments as Java says them": Shape(
        column("x", lambda i: f"Fri Nov 24 {i % 24:02}:00:00 GMT+01:00 {2000 + i}"), {"x": "date"}
    ),
    "months between dashes": Shape(column("x", lambda i: f"{('Mar', 'Apr')[i % 2]}-{i % 28 + 1:02}-23"), {"x": "date"}),
    "days that a logger counts": Shape(
        column("x", lambda i: f"07/{i // 8 + 1:02}/23 {i % 8 + 1:02}:00:00 AM"), {"x": "date"}
    ),
    "yen where a backslash stands": Shape(
        column("\u58f2\u4e0a", lambda i: f"\\{i + 1},500"),
        {"\u58f2\u4e0a": "number"},
        {"\u58f2\u4e0a": (1500.0, 2500.0)},
    ),
    "paths with backslashes": Shape(column("x", lambda i: f"{i}\\{i}"), {"x": "left out"}),
    "a total in another language": Shape(
        lines(
            "namn;betalt;avgift", *(f"A{i};{'x' * (i % 3 > 0)};{i % 7 + 450} kr" for i in range(ROWS)), ";Summa:;9 kr"
        ),
        {"betalt": "category", "avgift": "number"},
        {"avgift": (450.0, 451.0)},
    ),
}
