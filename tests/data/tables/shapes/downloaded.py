"""Tables as they are downloaded: packed, exported from shops and accounts, written in Japan and Italy."""

from __future__ import annotations

from io import BytesIO

import numpy as np
import pandas as pd

from tests.data.tables.shapes.shape import FIRST, NUMBER, PLAIN, ROWS, Shape, column, lines, parquet, workbook, zipped


def written(**columns: object) -> bytes:
    """A Parquet file of these columns, in which two underscores stand between two levels of names."""
    buffer, table = BytesIO(), pd.DataFrame(columns)
    if any("__" in name for name in columns):
        table.columns = pd.MultiIndex.from_tuples([(*name.split("__"), "")[:2] for name in columns])
    table.to_parquet(buffer)
    return buffer.getvalue()


PICTURE = b"\x89PNG\xff"

DOWNLOADED: dict[str, Shape] = {
    "a workbook in a zip": Shape(
        lambda: zipped(**{"Export/prices.xlsx": workbook(), "Export/Thumbs.db": b"x"}), PLAIN, FIRST
    ),
    "pictures in Parquet": Shape(
        lambda: written(
            image=[{"bytes": PICTURE, "path": f"{'ab'[i % 2]}.png"} for i in range(ROWS)],
            kind=[b"a", b"b"] * (ROWS // 2),
            y=range(ROWS),
        ),
        {"image.bytes": "left out", "image.path": "category", "kind": "category", "y": "number"},
    ),
    "two levels of names in Parquet": Shape(
        lambda: written(day=pd.date_range("2024-01-01", periods=ROWS), x__low=range(ROWS), x__pic=[PICTURE] * ROWS),
        {"day": "date", "x low": "number", "x pic": "left out"},
    ),
    "inches between quotation marks": Shape(
        lines("name,height,x", *(f'Tom Smith{i},"5\'{i % 12}""",{i}.5' for i in range(ROWS))),
        {"name": "left out", "height": "number", "x": "number"},
        {"height": (60.0, 61.0)},
    ),
    "inches and delimiters between quotation marks": Shape(
        lines("item,screen,x", *(f'"TV {i % 3}"", flat; black","1{i % 4}.0""",{i}.5' for i in range(ROWS))),
        {"item": "category", "screen": "number", "x": "number"},
        {"screen": (10.0, 11.0)},
    ),
    "Parquet in a zip": Shape(lambda: zipped(**{"prices.parquet": parquet()}), PLAIN, FIRST),
    "row numbers beside another column without a name": Shape(
        lines(",size,,price", *(f"{i},{i}.5,{'ab'[i % 2]},{i * 3}" for i in range(ROWS))),
        {"column 1": "left out", "size": "number", "column 3": "category"},
    ),
    "points on a clock": Shape(
        lines("Time;x", *(f"{i % 24:02}.00.00;{i},5" for i in range(ROWS))), {"Time": "date", "x": "number"}
    ),
    "points on a clock behind a day": Shape(
        lines("when;x", *(f"{i % 28 + 1:02}/03/2004 {i % 24:02}.30.00;{i},5" for i in range(ROWS))),
        {"when": "date", "x": "number"},
    ),
    "days that end at 24:00": Shape(
        column("x", lambda i: f"{i // 24 + 1:02}.03.2024 {i % 24 + 1:02}:00"), {"x": "date", "z": "number"}
    ),
    "marks behind all numbers of a year": Shape(
        lines(
            "freq,unit,geo\\TIME_PERIOD\t2015 \t2016 \t2017 ",
            *(f"A,PC,{'AB'[i % 2]}{i}\t{i}.5 p\t{i}.2 \t{i}.1 e" for i in range(ROWS)),
        ),
        {"freq": "left out", "2015": "number", "2016": "number", "2017": "number"},
        {"2015": (0.5, 1.5), "2017": (0.1, 1.1)},
    ),
    "headings and totals of groups in a column of their own": Shape(
        lines(
            ",day,kind,paid,balance",
            *(
                line
                for group, first in (("Rent", 0), ("Sales", ROWS // 2))
                for line in (
                    f"{group},,,,",
                    *(f",2024-03-{i % 28 + 1:02},{'ab'[i % 2]},{i}.5,{i * i}" for i in range(first, first + ROWS // 2)),
                    f"Total {group},,,99,",
                )
            ),
        ),
        {"day": "date", "kind": "category", "paid": "number", "balance": "number"},
    ),
    "an average among times": Shape(
        lines(
            "time AM CPU user idle",
            *(f"{i % 12 + 1:02}:{i:02}:01 AM all {i}.5 {i * 2}.25" for i in range(ROWS)),
            "Average: all 10.0 20.0",
        ),
        {"user": "number", "idle": "number"},
    ),
    "a count below an average": Shape(
        lines(
            "name,mark,x", *(f"P{'abc'[i % 3]} {i},{i % 6 + 1},{i}.5" for i in range(ROWS)), "Mean,,3.5", "Count,,40"
        ),
        {"name": "left out", "mark": "number", "x": "number"},
    ),
    "triangles for minus signs": Shape(
        lines(
            "店舗,売上,前年比",
            *(f"{['新宿店', '渋谷店'][i % 2]},￥{900 + i * 7},{'▲' * (i % 3 == 0)}{i}.5\uff05" for i in range(ROWS)),
            encoding="cp932",
        ),
        {"店舗": "category", "売上": "number", "前年比": "number"},
        {"売上": (900.0, 907.0), "前年比": (-0.5, 1.5)},
    ),
    "triangles for up and down": Shape(column("x", lambda i: f"{'▲▼'[i % 2]}{i}.5%"), {"x": "left out"}),
    "free among prices": Shape(column("x", lambda i: "Free" if i % 4 == 0 else f"${i}.99"), NUMBER, {"x": (0.0, 1.99)}),
    "free among dollars of the US": Shape(
        column("x", lambda i: "FREE" if i % 4 == 0 else f"US${i % 7}.00"), NUMBER, {"x": (0.0, 1.0)}
    ),
    "free among a currency's letters": Shape(
        column("x", lambda i: "gratis" if i % 4 == 0 else f"{i % 7},50 kr."), NUMBER, {"x": (0.0, 1.5)}
    ),
    "free is no length": Shape(
        column("x", lambda i: "free" if i % 4 == 0 else f"{i} km"), NUMBER, {"x": (np.nan, 1.0)}
    ),
    "articles with a letter": Shape(column("x", lambda i: f"{84406 + i % 3}{'B' * (i % 4 == 0)}"), {"x": "category"}),
    "rupiah": Shape(column("x", lambda i: f"Rp {3 + i}.000.000"), NUMBER, {"x": (3e6, 4e6)}),
    "rupees": Shape(column("x", lambda i: f"Rs. {i + 1},200/-"), NUMBER, {"x": (1200.0, 2200.0)}),
    "kroner": Shape(column("x", lambda i: f"kr {i + 1} 200,50"), NUMBER, {"x": (1200.5, 2200.5)}),
    "a dash for a minus sign": Shape(
        column("x", lambda i: "\u2013" * (i % 3 == 0) + f"{i + 1},5"), NUMBER, {"x": (-1.5, 2.5)}
    ),
    "feet and inches in letters": Shape(column("x", lambda i: f"5 ft {i % 12} in"), NUMBER, {"x": (60.0, 61.0)}),
    "stars out of five": Shape(
        column("x", lambda i: f"{1 + i % 40 / 10:.1f} out of 5 stars"), NUMBER, {"x": (1.0, 1.1)}
    ),
    "versions": Shape(column("x", lambda i: f"{1 + i % 2}.{i % 3}.{i % 4}"), {"x": "category"}),
    "birthdays in two digits": Shape(
        column("x", lambda i: f"{i % 28 + 1:02}/{i % 12 + 1:02}/{40 + i:02}"), {"x": "date"}
    ),
    "days that fall due, in two digits": Shape(
        column("x", lambda i: f"{i % 28 + 1:02}.{i % 12 + 1:02}.{20 + i:02}"), {"x": "date"}
    ),
    "days of long ago, in two digits": Shape(
        column("x", lambda i: f"{i % 28 + 1:02}/{i % 12 + 1:02}/{66 + i % 3}"), {"x": "date"}
    ),
    "months of years in two digits": Shape(column("x", lambda i: f"{i % 12 + 1}/{67 + i // 12}"), {"x": "date"}),
    "shares of a whole": Shape(column("x", lambda i: f"{i % 7 + 1}/{i % 13 + 20}"), {"x": "left out"}),
    "shares that go up": Shape(column("x", lambda i: f"{i % 8 + 1}/{i // 8 + 20}"), {"x": "left out"}),
    "days in two forms, one of which begins with the day": Shape(
        column("x", lambda i: f"2024-03-{i % 28 + 1:02}" if i % 2 else f"{13 + i % 15}/03/2024"), {"x": "date"}
    ),
}
