"""Text in lines as a table: how much of it is read."""

from __future__ import annotations

import gzip
import io
import zipfile

import pytest

from dashboard.data.tables.errors import TableError
from dashboard.data.tables.reading import limits
from dashboard.data.tables.reading.lines.text_table import open_text
from dashboard.data.tables.reading.opening import open_table


def zipped(content: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("table.csv", content)
    return packed.getvalue()


@pytest.mark.parametrize("pack", [bytes, gzip.compress, zipped])
@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"])
def test_more_cells_than_can_be_held_are_refused_before_they_are_read(
    end: bytes, pack: type[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    table = b"a,b" + end + (b"1,2" + end) * 99
    monkeypatch.setattr(limits, "MAX_CELLS", 200)
    assert open_table(pack(table)).cells.shape == (99, 2)
    with pytest.raises(TableError, match=r"101 rows of 2 columns are too many cells\."):
        open_table(pack(table + b"3,4" + end))


# The long lines, the text, and how many of its lines have as many cells as there are columns.
LONG_FIRST = {
    "commas": ("1,2,long,4\n", "a,b,c\n{long},,\n   \n  \n\n{long}" + "1,2,1\n" * 20 + "1,2,3,4,5\n{long}", 21),
    "blanks": ("1 2 long 4\n", "a b c\n{long}  \n\n {long}" + "1 2 1\n" * 99 + "1 2 3 4 5\n{long}", 99),
    "wide blanks": ("1 x  2  long  4\n", "a x  b  c\n{long} \n{long}" + "1 x  2  1\n2 2 x  2  1\n" * 99, 198),
    "Eurostat": (
        "a,b\t1\tlong\t9\n",
        "geo,unit\\TIME\t2001\t2002\n{long} \n{long}\t\n,\t\t\n{long}" + "a,b\t1\t2\n" * 20 + "a,b\t3\t4\t5\t6\n",
        21,
    ),
}


@pytest.mark.parametrize(("long", "text", "rows"), LONG_FIRST.values(), ids=LONG_FIRST)
def test_lines_that_are_too_long_are_left_out_where_the_first_is_one(long: str, text: str, rows: int) -> None:
    opened = open_text(text.format(long=long).encode(), member="", compression=None)
    assert "lines with more cells than there are columns are left out" in str(opened.notes[-1])
    assert len(opened.cells) == rows
    assert "long" not in opened.cells.to_numpy()


@pytest.mark.parametrize("sign", [",", ";"])
def test_also_where_a_cell_is_longer_than_csv_takes_by_itself(sign: str) -> None:
    rows = "".join(f"{row}{sign}{row % 3}\n" for row in range(40))
    opened = open_table(f"a{sign}b\n1{sign}2{sign}3\n{rows}{'x' * 140_000}{sign}2\n".encode())
    assert opened.cells.shape == (41, 2)


# What str.splitlines and str.split divide at, and neither pandas nor a file does.
@pytest.mark.parametrize("sign", ["\u00a0", "\f", "\u2028"])
@pytest.mark.parametrize("between", [" ", "  ", "\t"])
def test_rare_blanks_stand_within_a_cell(between: str, sign: str) -> None:
    lines = ["amount  kind", *(f"{row}{sign}000  x" for row in range(1, 40))]
    opened = open_table("\n".join(lines).replace("  ", between).encode())
    assert opened.cells.shape == (39, 2)
    assert opened.cells.iloc[4].tolist() == [f"5{sign}000", "x"]


@pytest.mark.parametrize("names", [["[id]", "[order date]"], ["{id}", "kind"], ["[kg]", "kind"]])
@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_names_in_brackets_begin_a_table_and_no_json(sign: str, names: list[str]) -> None:
    rows = [sign.join((f"{row}.5", str(row % 7))) for row in range(40)]
    opened = open_table("\n".join([sign.join(names), *rows]).encode())
    assert [*opened.cells.columns] == names
    assert opened.cells.shape == (40, 2)
