"""Tables as accounts, surveys, loggers and sports watches export them."""

from __future__ import annotations

from tests.data.tables.shapes.shape import FIRST, NUMBER, PLAIN, ROWS, Shape, column, lines, plain

NAN = float("nan")


def measured(i: int) -> str:
    return f"{-200 if i % 7 == 0 else i % 9},{-200 if i % 5 == 0 else 700 + 40 * i}"


def answered(i: int) -> str:
    return f"{9000 + i},{20 + i % 9},{'Car' * (i % 2)},{'Bike' * (i % 3 > 0)},{i % 11}"


def counted(i: int) -> str:
    return f'a{i},"{1000 + 10 * i:,}","{900 + 10 * i:,}"'


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
    "the whole first": Shape(
        lines("area,men,women", '합계,"48,200","44,200"', *map(counted, range(1, ROWS + 1))),
        {"men": "number", "women": "number"},
        {"men": (1010.0, 1020.0)},
    ),
    "Excel's pivot table": Shape(
        lines(
            *("Region,(All),,", ",,,", "Sum of Sales,Column Labels,,", "Row Labels,2022,2023,Grand Total"),
            *(f"shop {i % 3},{i}.5,{2 * i},{3 * i}.5" for i in range(ROWS)),
            "Grand Total,800,1560,2360",
        ),
        {"Row Labels": "category", "2022": "number", "2023": "number", "Grand Total": "number"},
        {"2022": (0.5, 1.5)},
    ),
    "a pivot table in Korean": Shape(
        lines(
            *("합계 : 매출\t열 레이블\t", "행 레이블\t서울\t부산"),
            *(f"{'가나다'[i % 3]}\t{i}.5\t{2 * i}" for i in range(ROWS)),
            "총합계\t800\t1560",
        ),
        {"행 레이블": "category", "서울": "number", "부산": "number"},
        {"서울": (0.5, 1.5)},
    ),
    "a row called as a pivot table's names are": Shape(
        lines("kind,x,y", *(f"{'Row labels' if i % 9 == 4 else 'plain'},{i}.5,{2 * i}" for i in range(ROWS))),
        {"kind": "category", "x": "number", "y": "number"},
        {"x": (0.5, 1.5)},
    ),
    "a sum without a word": Shape(
        lines("item;jan;feb", *(f"i{i};{i},5;{2 * i}" for i in range(ROWS)), ";800;1560"),
        {"jan": "number", "feb": "number"},
        {"jan": (0.5, 1.5)},
    ),
    "a gradebook": Shape(
        lines(
            "Student,ID,Essay,Quiz,Final Score",
            "    Points Possible,,20,10,(read only)",
            *(f'"Doe, Jane {i}",{i + 7},{i % 20},{i % 10},{i}.5' for i in range(ROWS)),
        ),
        {"Essay": "number", "Final Score": "number"},
        {"Essay": (0.0, 1.0), "Final Score": (0.5, 1.5)},
    ),
    "an average with decimal commas": Shape(
        lines("nom;note;avis", *(f"n{i};{i},5;{'ab'[i % 2]}" for i in range(ROWS)), "Moyenne de la classe;20,0;"),
        {"note": "number", "avis": "category"},
    ),
    "blank lines between groups": Shape(
        lines("size,kind,price", *(line for row in plain()[1:] for line in (row, ",,"))), PLAIN, FIRST
    ),
    "days above numbers": Shape(
        lines(";;31.12.2021;31.12.2022", *(f"{i:03};k{i % 4};{80 + i};{90 + i}" for i in range(ROWS))),
        {"31.12.2021": "number", "31.12.2022": "number"},
        {"31.12.2022": (90.0, 91.0)},
    ),
    "thousands beside hundreds": Shape(
        column("x", lambda i: f"{'1.' * (i % 2)}{150 + 7 * i} €"), NUMBER, {"x": (150.0, 1157.0, 164.0)}
    ),
    "grams beside kilograms": Shape(
        column("x", lambda i: f"{i % 5}.250 kg" if i % 2 else f"{i % 7} kg"), NUMBER, {"x": (0.0, 1.25)}
    ),
    "lakhs between semicolons": Shape(
        lines("price;km", *(f"₹ {i % 9 + 1},10,000;{10 + i},000 km" for i in range(ROWS))),
        {"price": "number", "km": "number"},
        {"price": (110_000.0,), "km": (10_000.0, 11_000.0)},
    ),
    "absent pupils": Shape(
        column("x", lambda i: "abs" if i % 9 == 2 else str(i % 6 + 1)), NUMBER, {"x": (1.0, 2.0, NAN)}
    ),
    "a unit beside a word": Shape(
        column("x", lambda i: "null bhp" if i % 9 == 2 else f"58.{i % 9} bhp"), NUMBER, {"x": (58.0, 58.1, NAN)}
    ),
    "percent of something": Shape(column("x", lambda i: f"{40 + i % 9} %RH"), NUMBER, {"x": (40.0, 41.0)}),
    "about": Shape(column("x", lambda i: f"{('~', 'ca. ')[i % 2]}{1000 + i}"), NUMBER, {"x": (1000.0, 1001.0)}),
    "numbers that a spreadsheet is to keep": Shape(column("x", lambda i: f"'{i}.5"), NUMBER, {"x": (0.5, 1.5)}),
    "codes that a spreadsheet is to keep": Shape(column("x", lambda i: f'="{i % 4:03}"'), {"x": "category"}),
    "how games ended": Shape(
        column("result", lambda i: f"{20 + i % 3}:{18 + i % 4}"), {"result": "category", "y": "number"}
    ),
    "telephones": Shape(column("x", lambda i: f"0351/{100_000 + i}"), {"x": "left out", "y": "number"}),
    "days with their names in German": Shape(column("x", lambda i: f"Mo, {i % 28 + 1:02}.03.2024"), {"x": "date"}),
    "days with their names in French": Shape(
        column("x", lambda i: f"{('lundi', 'mardi')[i % 2]} {i % 28 + 1} {('mars', 'août')[i % 2]} 2023"), {"x": "date"}
    ),
    "days with their names in Korean": Shape(
        column("x", lambda i: f"2024년 {i % 12 + 1}월 {i % 28 + 1}일({'월화'[i % 2]})"), {"x": "date"}
    ),
    "hours in French": Shape(column("x", lambda i: f"{8 + i % 9}h{15 * (i % 4):02}"), {"x": "date"}),
    "hours in German": Shape(column("x", lambda i: f"{8 + i % 9:02}:30 Uhr"), {"x": "date"}),
    "answers below all questions but one": Shape(
        lines(
            "Respondent,Age?,Which do you own?,,Score",
            ",Response,Car,Bike,Response",
            *(f"{7 + i},{'1825'[i % 2 :]}+,{'Car' * (i % 2)},{'Bike' * (i % 3 == 0)},{i % 10}" for i in range(ROWS)),
        ),
        {"Which do you own? Bike": "category", "Score Response": "number"},
        {"Score Response": (0.0, 1.0)},
    ),
    "an average below names": Shape(
        lines("name,a,b", *(f"n{i},{i},{i % 7}" for i in range(ROWS)), "Mittelwert,19.5,2.9"), {"a": "number"}
    ),
    "an average that is an answer": Shape(
        lines("score,level", *(f"{i},{('poor', 'average')[i % 2]}" for i in range(ROWS))), {"level": "category"}
    ),
    "margins": Shape(column("x", lambda i: f"±{i + 1}"), NUMBER, {"x": (1.0, 2.0)}),
    "ranges": Shape(
        column("x", lambda i: "~10" if i % 4 == 0 else f"{10 * (i % 4)}~{10 * (i % 4) + 9}"), {"x": "category"}
    ),
    "a dash for no euros": Shape(
        column("x", lambda i: "-,--" if i % 4 == 0 else f"{i},50 €"), NUMBER, {"x": (NAN, 1.5)}
    ),
    "remarks among rows": Shape(lines(*plain()[:9], "# restart", *plain()[9:], "# restart"), PLAIN, FIRST),
}
