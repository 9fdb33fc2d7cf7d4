"""Tables with numbers where names would be: years and counts that name columns, and rows that do not."""

from __future__ import annotations

from tests.data.tables.shapes.shape import ROWS, Shape, column, lines

ABY = {"a": "number", "b": "number", "y": "number"}
COUNTING = [f"{i},{2 * i},{3 * i}" for i in range(ROWS)]
FIRST_COUNT = {"a": (0.0, 1.0), "b": (0.0, 2.0)}

NUMBERED: dict[str, Shape] = {
    "a first row of equal numbers": Shape(
        lines("5,5,5", *(f"{1 + i % 5},{1 + 3 * i % 4},{0.7 * i:.1f}" for i in range(ROWS - 1))),
        {"column 1": "number", "column 3": "number"},
        {"column 1": (5.0, 1.0), "column 3": (5.0, 0.0)},
    ),
    "a first row of answers that count": Shape(
        lines("1,2,3", *(f"{1 + i % 5},{1 + i // 2 % 5},{1 + i // 3 % 5}" for i in range(ROWS - 1))),
        {"column 1": "number"},
        {"column 1": (1.0, 1.0, 2.0)},
    ),
    "a first row with a number like a year": Shape(
        lines("clerk,1995", *(f"{('clerk', 'cook')[i % 2]},{1000 + 97 * i}" for i in range(ROWS - 1))),
        {"column 1": "category", "column 2": "number"},
        {"column 2": (1995.0, 1000.0)},
    ),
    "equal numbers below names, and commas behind": Shape(
        lines("a,b,y", *(f"{row}," for row in COUNTING)), ABY, FIRST_COUNT
    ),
    "numbers that count below names, and commas behind": Shape(
        lines("a,b,y", "1,2,3,", *(f"{row}," for row in COUNTING[1:])), ABY, {"a": (1.0, 1.0)}
    ),
    "names between other signs than the rows": Shape(
        lines("a,b,y", *(row.replace(",", ";") for row in COUNTING)), ABY, FIRST_COUNT
    ),
    "a sentence with as many commas": Shape(
        lines("Counts, doubled, and more", *(row.replace(",", ";") for row in COUNTING)), {"column 1": "number"}
    ),
    "names in quotation marks as one cell": Shape(lines('"a,b,y"', *COUNTING), ABY, FIRST_COUNT),
    "two numbers that count, beside the name of classes": Shape(
        lines("0,1,label", *(f"{i}.5,{i}.25,{('cat', 'dog')[i % 2]}" for i in range(ROWS))),
        {"0": "number", "1": "number", "label": "category"},
        {"0": (0.5, 1.5)},
    ),
    "a first row of two that count, beside a class": Shape(
        lines("0,1,cat", *(f"{i}.5,{i}.25,{('cat', 'dog')[i % 2]}" for i in range(ROWS - 1))),
        {"column 1": "number", "column 3": "category"},
        {"column 1": (0.0, 0.5)},
    ),
    "one year as a name": Shape(
        lines("country,region,2015", *(f"c{i},{'NESW'[i % 4]},{i}.5" for i in range(ROWS))),
        {"region": "category", "2015": "number"},
        {"2015": (0.5, 1.5)},
    ),
    "two years as names": Shape(
        lines('"Country Name","Code","2019","2020",', *(f'"Land {i}","L{i}","{i}.5","{2 * i}",' for i in range(ROWS))),
        {"2019": "number", "2020": "number"},
        {"2019": (0.5, 1.5)},
    ),
    "years as names, the last first": Shape(
        lines("country,2015,2010,2000", *(f"c{i},{i}.5,{i},{2 * i}" for i in range(ROWS))), {"2010": "number"}
    ),
    "years before 1900 as names": Shape(
        lines("country,1850,1860,1900", *(f"c{i},{i}.5,{i},{2 * i}" for i in range(ROWS))), {"1850": "number"}
    ),
    "a first row of amounts like years": Shape(
        lines("Ann,1650,1720,1810", *(f"P{i},{900 + 70 * i},{1000 + 50 * i},{800 + 90 * i}" for i in range(ROWS - 1))),
        {"column 2": "number"},
        {"column 2": (1650.0, 900.0)},
    ),
    "a first row without its number": Shape(
        lines(",red,small", *(f"{i + 2},{('red', 'blue')[i % 2]},{('small', 'big')[i % 2]}" for i in range(ROWS - 1))),
        {"column 2": "category"},
    ),
    "a title of one word above two columns": Shape(
        lines("Heights", *(f"{2 * i},{i}.5" for i in range(ROWS))), {"column 2": "number"}, {"column 2": (0.5, 1.5)}
    ),
    "a first row with a year": Shape(
        lines("Land,2001,5.5", *(f"L{i},{1990 + i % 30},{i}.5" for i in range(ROWS - 1))),
        {"column 2": "number"},
        {"column 2": (2001.0, 1990.0)},
    ),
    "two columns that pandas counts": Shape(
        lines(",0,1", *(f"{i},{i}.5,{3 * i}" for i in range(ROWS))), {"0": "number", "1": "number"}, {"0": (0.5, 1.5)}
    ),
    "powers as papers raise them": Shape(
        column("x", lambda i: f"{i}.5\u00d710\u207b" + "\u00b9\u00b2\u2074"[i % 3]),
        {"x": "number"},
        {"x": (0.05, 0.015)},
    ),
    "telephones by their names": Shape(column("Phone no", lambda i: str(612345678 + 37 * i)), {"Phone no": "left out"}),
    "visits by mobile": Shape(column("mobile", lambda i: str(98_765_432 + 3_737_373 * i)), {"mobile": "number"}),
    "numbers longer than any that are told apart": Shape(
        column("x", lambda i: str(1234567890123456000 + i)), {"x": "left out"}
    ),
}
