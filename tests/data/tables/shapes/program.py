"""Tables as programs write them, with a head of their own above the rows, and as people write numbers and weeks."""

from __future__ import annotations

import json

import numpy as np
import pandas as pd

from tests.data.tables.shapes.shape import FIRST, NUMBER, PLAIN, ROWS, Shape, column, lines, plain

KINDS = ("setosa", "versicolor", "virginica")
IRIS = {"length": "number", "kind": "category"}
ARFF = (
    "% Fisher's, and Anderson's",
    "@RELATION iris",
    "",
    "@ATTRIBUTE 'sepal length' NUMERIC",
    "@attribute class {'Iris setosa',b}",
)
LABVIEW = ("LabVIEW Measurement\t", "***End_of_Header***\t", "Channels\t2\t\t", "***End_of_Header***\t\t\t")
ANNOTATED = (
    "#group,false,true,true",
    "#datatype,string,double,double",
    "#default,_result,,",
    ",result,_value,humidity",
)
DAYS = ("Mon, 01", "Tue, 02", "Wed, 03")
DASHES = ("'050.-", ".\u2013", ".50")
COPYRIGHT = ('""', '"Flats by kind"', '"Copyright (c) 2000-2024, inc. All rights reserved."', '"Acme Corp"')


def lakhs(i: int) -> str:
    return f'"₹{i + 10},{i + 10},{i:03}.50"'


def two_levels() -> str:
    columns = pd.MultiIndex.from_product([["train", "validation"], ["loss", "accuracy"]])
    frame = pd.DataFrame(np.arange(4 * ROWS).reshape(ROWS, 4) / 8, columns=columns)
    return frame.rename_axis("epoch").to_csv()


def of_lists() -> bytes:
    return json.dumps([["size", "kind"], *([i + 0.5, "abc"[i % 3]] for i in range(ROWS))]).encode()


PROGRAMS: dict[str, Shape] = {
    "R's write.table": Shape(
        lines('"length" "kind"', *(f'"{i + 1}" {i}.5 "{KINDS[i % 3]}"' for i in range(ROWS))),
        IRIS,
        {"length": (0.5, 1.5)},
    ),
    "R's write.table with names of rows": Shape(
        lines('"length" "width"', *(f'"Mazda RX {i}" {i}.5 {2 * i}' for i in range(ROWS))),
        {"length": "number", "width": "number"},
        {"length": (0.5, 1.5)},
    ),
    "R's write.table with one column": Shape(
        lines('"velocity"', *(f'"{i + 1}" {i * i}' for i in range(ROWS))), {"velocity": "number"}, {"velocity": (0, 1)}
    ),
    "R's write.table with commas in its cells": Shape(
        lines('"place" "beds" "doctors"', *(f'"{i + 1}" "Bay {i % 3}, FL" {i}.5 {2 * i}' for i in range(ROWS))),
        {"place": "category", "beds": "number"},
        {"beds": (0.5, 1.5)},
    ),
    "R's write.table with years as names": Shape(
        lines('"1990" "2000" "2010"', *(f'"Land {i}" {i}.5 {i} {2 * i}' for i in range(ROWS))), {"2000": "number"}
    ),
    "R's write.csv of texts": Shape(
        lines('"","kind","open"', *(f'"{i + 1}","{KINDS[i % 3]}","{("no", "yes")[i % 2]}"' for i in range(ROWS))),
        {"column 1": "left out", "kind": "category", "open": "category"},
    ),
    "ARFF": Shape(
        lines(
            *ARFF,
            "@DATA",
            *(f"{'?' if i == 1 else i},{('b', chr(39) + 'Iris setosa' + chr(39))[i % 2]}" for i in range(ROWS)),
            "%",
        ),
        {"sepal length": "number", "class": "category"},
        {"sepal length": (0.0, np.nan)},
    ),
    "LabVIEW": Shape(
        lines(*LABVIEW, "X_Value\tVoltage\tCurrent\tComment", *(f"{i / 10}\t{i}.5\t{i % 7}.1\t" for i in range(ROWS))),
        {"Voltage": "number", "Current": "number"},
        {"Voltage": (0.5, 1.5)},
    ),
    "InfluxDB": Shape(
        lines(*ANNOTATED, *(f",,{i}.5,{i}" for i in range(ROWS))), {"_value": "number"}, {"_value": (0.5,)}
    ),
    "Orange": Shape(
        lines("length\tkind", "c\td", "\tclass", *(f"{i}.5\t{KINDS[i % 3]}" for i in range(ROWS))),
        {"length c": "number", "kind d class": "category"},
    ),
    "NumPy's savetxt with names": Shape(
        lines("# x z y", *(f"{i:.18e} {i % 7:.18e} {i * i:.18e}" for i in range(ROWS))), NUMBER, {"x": (0.0, 1.0)}
    ),
    "names behind a percent sign": Shape(
        lines("% x\ty", *(f"{i}.5\t{i * i}" for i in range(ROWS))), NUMBER, {"x": (0.5, 1.5)}
    ),
    "names on two levels by pandas": Shape(
        lambda: two_levels().encode(), {"epoch": "number", "train loss": "number", "validation accuracy": "number"}
    ),
    "a list of lists in JSON": Shape(of_lists, {"size": "number", "kind": "category"}, {"size": (0.5, 1.5)}),
    "columns within a column": Shape(
        lines(*(f'{i}.0   {i % 3}   {300 + i}.\t"{("ford torino", "amc rebel sst")[i % 2]}"' for i in range(ROWS))),
        {"column 1": "number", "column 4": "category"},
        {"column 3": (300.0, 301.0)},
    ),
    "a signature below": Shape(
        lines("size,kind,price", *(f"{i}.5,{'abc'[i % 3]},{3 * i}" for i in range(ROWS)), *COPYRIGHT), PLAIN
    ),
    "rows counted in words below": Shape(
        lines(
            "name    age",
            "------- ---",
            *(f"{('ann', 'bob')[i % 2]}     {i}" for i in range(ROWS)),
            "(40 rows affected)",
        ),
        {"name": "category", "age": "number"},
    ),
    "marks of an office of statistics": Shape(
        lines(
            "geo\tx\ty",
            *(f"L{i}\t{': ' if i == 1 else f'{i}.5 '}{('', 'p', 'bu')[i % 3 * (i > 1)]}\t{i}" for i in range(ROWS)),
        ),
        NUMBER,
        {"x": (0.5, np.nan, 2.5)},
    ),
    "lakhs": Shape(lines("x,y", *(f"{lakhs(i)},{i}" for i in range(ROWS))), NUMBER, {"x": (1010000.5, 1111001.5)}),
    "words for lakhs": Shape(
        column("x", lambda i: f"{i}.5 {('Lac', 'Cr')[i % 2]}"), NUMBER, {"x": (50_000.0, 15_000_000.0)}
    ),
    "a dash for no hundredths": Shape(
        column("x", lambda i: f"{i + 1}{DASHES[i % 3]}"), NUMBER, {"x": (1050.0, 2.0, 3.5)}
    ),
    "wide percent": Shape(column("x", lambda i: f"{i}.5\uff05"), NUMBER, {"x": (0.5, 1.5)}),
    "points out of ten": Shape(column("x", lambda i: f"{i % 10}.5/10"), NUMBER, {"x": (0.5, 1.5)}),
    "names below those of blocks": Shape(
        lines(",Before,,After,", "who,x,y,x,y", *(f"p{i % 4},{i}.5,{i},{2 * i}.5,{i}" for i in range(ROWS))),
        {"who": "category", "Before x": "number", "After y": "number"},
        {"After x": (0.5, 2.5)},
    ),
    "names and units behind hashes": Shape(
        lines("#YY x y", "#yr m s", *(f"2023 {'MM' if i % 9 == 0 else f'{i}.5'} {i}" for i in range(ROWS))),
        {"x m": "number", "y s": "number"},
        {"x m": (np.nan, 1.5)},
    ),
    "JSON by names of rows": Shape(
        lambda: json.dumps({f"k{i}": {"x": i + 0.5, "y": "ab"[i % 2]} for i in range(ROWS)}).encode(),
        {"x": "number", "y": "category"},
        {"x": (0.5, 1.5)},
    ),
    "tildes between cells": Shape(lines(*(line.replace(",", "~") for line in plain())), PLAIN, FIRST),
    "units of two words": Shape(column("x", lambda i: f"{900 + i} sq ft"), NUMBER, {"x": (900.0, 901.0)}),
    "units with a point": Shape(
        lines("x;y", *(f"-{i + 1}.{i:03},50 kr.;{i}" for i in range(ROWS))), NUMBER, {"x": (-1000.5, -2001.5)}
    ),
    "at least": Shape(column("x", lambda i: f"${i}.50+"), NUMBER, {"x": (0.5, 1.5)}),
    "digits of Arabic": Shape(
        column("x", lambda i: str(i + 10).translate({ord(str(d)): 0x660 + d for d in range(10)})),
        NUMBER,
        {"x": (10.0, 11.0)},
    ),
    "days of SAS": Shape(column("x", lambda i: f"{i % 28 + 1:02}{('JAN', 'APR')[i % 2]}2019"), {"x": "date"}),
    "days of web servers": Shape(column("x", lambda i: f"{i % 28 + 1:02}/Jan/2024:09:05:{i:02} +0100"), {"x": "date"}),
    "days with their names": Shape(
        column("x", lambda i: f'"{DAYS[i % 3]} Jan 2024 09:05:{i:02} +0000"'), {"x": "date"}
    ),
    "times beside numbers": Shape(
        lines(*(f"{i}.5 {i % 4 + 8:02}:30" for i in range(ROWS))), {"column 1": "number", "column 2": "date"}
    ),
    "a log of queries": Shape(
        lines("query,x,y", *(f"{('INSERT INTO t', 'SELECT a')[i % 2]},{i}.5,{i * i}" for i in range(ROWS))),
        {"query": "category", "x": "number"},
    ),
    "weeks": Shape(column("x", lambda i: f"{2023 + i // 20}-W{i % 20 + 5:02}"), {"x": "date"}),
    "weeks in German": Shape(column("x", lambda i: f"KW {i + 1:02}/2024"), {"x": "date"}),
    "days of weeks": Shape(column("x", lambda i: f"2024-W{i + 1:02}-{i % 7 + 1}"), {"x": "date"}),
    "months in digits": Shape(column("x", lambda i: f"{2021 + i // 12}{i % 12 + 1:02}"), {"x": "date"}),
    "numbers that count from a month": Shape(column("x", lambda i: str(202_101 + i % 12)), {"x": "number"}),
    "hundredths of a second": Shape(column("x", lambda i: f"12:{i:02}:04.{i:03}"), {"x": "date"}),
}
