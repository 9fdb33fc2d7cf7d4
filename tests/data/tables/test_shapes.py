"""Tables are read as their writers meant them, whatever they were saved as."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from dashboard.data.tables.cells import moments
from dashboard.data.tables.choices import TableChoices, make_schema
from dashboard.data.tables.description import Description
from dashboard.data.tables.errors import TableError
from dashboard.data.tables.reading.describing import describe_opened
from dashboard.data.tables.reading.lines.text_table import Opened
from dashboard.data.tables.reading.opening import open_table
from dashboard.data.tables.rows import read_cells, read_rows
from language.together import keep_together
from tests.data.tables.describing import describe
from tests.data.tables.shapes.banked import BANKED
from tests.data.tables.shapes.downloaded import DOWNLOADED
from tests.data.tables.shapes.everyday import EVERYDAY
from tests.data.tables.shapes.foreign import FOREIGN
from tests.data.tables.shapes.logged import LOGGED
from tests.data.tables.shapes.noted import NOTED
from tests.data.tables.shapes.numbered import NUMBERED
from tests.data.tables.shapes.odd import ODD
from tests.data.tables.shapes.office import OFFICE
from tests.data.tables.shapes.program import PROGRAMS
from tests.data.tables.shapes.shape import ROWS, SHAPES, column, lines, plain
from tests.data.tables.shapes.summed import SUMMED

ALL = SHAPES | ODD | FOREIGN | EVERYDAY | PROGRAMS | OFFICE | SUMMED | NOTED | LOGGED | DOWNLOADED | NUMBERED | BANKED


@cache
def opened(name: str) -> Opened:
    """Each shape is opened once for all that is asked of it."""
    return open_table(ALL[name].content())


@cache
def described(name: str) -> Description:
    return describe_opened(opened(name), "table")


@pytest.mark.parametrize("name", ALL)
def test_a_table_is_read_as_it_was_meant(name: str) -> None:
    shape, found = ALL[name], described(name)
    assert found.rows == shape.rows
    assert {column: found[column].kind for column in shape.kinds} == shape.kinds


@pytest.mark.parametrize("shape", [name for name, shape in ALL.items() if shape.numbers])
def test_its_numbers_are_those_in_its_cells(shape: str) -> None:
    found, cells = described(shape), opened(shape).cells
    for name, first in ALL[shape].numbers.items():
        form = found[name].number
        assert form
        read = form.read(cells[name])
        np.testing.assert_array_equal(read[: len(first)], first)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("letters of cp949", "The file is not in UTF-8. Its letters were read as cp949."),
        ("points between thousands", "x: read '1.000' as 1000 in 40 of 40 cells."),
        ("units below the names", "The column names are spread over 2 lines, and were put together."),
        ("totals", "5 rows of totals are left out, such as 'Subtotal'."),
        ("totals", "A line below the table is not part of it: 'Source: statistics office'."),
        ("two files in one", "A row repeats the names of the columns, and is left out."),
        ("two files in one, each with its mark", "A row repeats the names of the columns, and is left out."),
        (
            "telephones by their names",
            "Phone no: read as codes, since telephone numbers such as '612345678' measure nothing.",
        ),
        ("as a database prints it", "A line that only draws a rule is left out."),
        ("thousands without quotation marks", "10 lines with more cells than there are columns are left out."),
        (
            "telephones without blanks",
            "x: read as codes, since telephone numbers such as '+821012341000' measure nothing.",
        ),
        ("both sides of an account", "x: read '1,000.50 Cr' as 1000.5 in 40 of 40 cells."),
        ("a loss of nothing", "x: read '△0.0%' as 0 in 40 of 40 cells."),
        ("postcodes", "x: read as codes, since some begin with zeros, such as '00000'."),
        ("less than", "x: read '<0.5' as 0.5 in 8 of 40 cells."),
        ("a word for missing", "x: 14 cells such as 'unknown' are not numbers, and count as missing."),
        ("infinity", "x: 8 cells such as 'inf' are not numbers, and count as missing."),
        ("a code for missing", "x: '-999' stands for missing in 5 cells."),
        ("free among dollars of the US", "x: 'FREE' counts as 0 in 10 of 40 cells."),
        ("dollars", "x: read '$1,234.50' as 1234.5 in 40 of 40 cells."),
        ("lines below it that are empty", "2 empty lines below the table are left out."),
        ("a zip that explains itself", "Of the 3 files in the zip, 'data.csv' is read."),
        ("minus signs behind", "x: read '1.000,00' as 1000 in 40 of 40 cells."),
        ("brackets for minus signs", "x: read '(1.5)' as −1.5 in 20 of 40 cells."),
        ("digits as wide as letters", "x: read '\uff11\uff10' as 10 in 40 of 40 cells."),
        ("codes of several lengths", "x: read as codes, since some begin with zeros, such as '007'."),
        (
            "days as Excel counts",
            "order date: read as dates, '45292' as 1 January 2024; inputs are days since 2000, month, weekday.",
        ),
        ("thousands and millions", "x: read '1.5K' as 1500 in 27 of 40 cells."),
        ("a dash for no hundredths", 'x: read "1\'050.-" as 1050 in 27 of 40 cells.'),
        ("marks of an office of statistics", "x: 'bu', 'p' in some cells and not in others; all are read alike."),
        ("LabVIEW", "4 lines above the table are not part of it."),
        ("two decimal signs", "x: 20 cells with a decimal comma and 20 with a decimal point, all read alike."),
        ("ticks", "python: 'x' in 20 of 40 cells and nothing in the others, read as yes and no."),
        (
            "Excel with names of blocks",
            "Region: 36 empty cells were filled with the value above them, such as 'North'.",
        ),
        (
            "a second table below",
            (
                "A second table begins in row 41 with kind, mean, best: its 3 rows are left out. "
                "Upload it as a separate file."
            ),
        ),
        ("the whole first", "A row of totals is left out: '합계'."),
        ("a sum without a word", "A row that adds up the others is left out: '800'."),
        ("a gradebook", "A row of totals is left out: 'Points Possible'."),
        ("blank lines between groups", "39 empty lines among the rows are left out."),
        ("absent pupils", "x: 5 cells such as 'abs' are not numbers, and count as missing."),
        ("totals below each group", "5 rows of totals are left out, such as 'North Total'."),
        ("footnotes", "x: read '1,000[0]' as 1000 in 40 of 40 cells."),
        ("many empty lines below", "30 empty lines below the table are left out."),
        ("what a logger writes for nothing", "NO: '-200' stands for missing in 8 cells."),
        ("how long it took", "pace: read '4:00' as 240 in 40 of 40 cells."),
        ("pages of a list", "A line between the rows is not part of the table: '31.12.2023   List   2'."),
        ("headings", "2 rows that hold nothing but a name are left out, such as 'Tools'."),
        ("tests that are positive or negative", "test: '-' in 20 of 40 cells counts as an answer, not as missing."),
        ("tests that are positive or negative", "strip: '-' in 14 of 40 cells counts as an answer, not as missing."),
        ("an answer that says none", "pain: 'None' in 13 of 40 cells counts as an answer, not as missing."),
        ("years and months", "x: read '0 yrs 0 mos' as 0 in 40 of 40 cells."),
        ("numbers of invoices", "x: read as codes, since some have a letter, such as 'C536365'."),
        ("codes of nines", "temp: '9999.9' stands for missing in 4 cells."),
        ("the time of a day", "x: read as times of day; the input is the hour."),
        ("a unit behind some", "x: '세' in some cells and not in others; all are read alike."),
        ("years or months", "x: read '8 Monate' as 8 in 40 of 40 cells."),
        ("totals in a column of notes", "2 rows of totals are left out, such as 'Total'."),
        ("totals in a column of notes", "14 lines below the table are not part of it, such as 'Dataset: Deaths'."),
        ("what a web server logs", "2 lines between the rows are not part of the table, such as '#Version:'."),
        ("free among prices", "x: 'Free' counts as 0 in 10 of 40 cells."),
        ("a workbook in a zip", "Of the 2 files in the zip, 'Export/prices.xlsx' is read."),
        ("rows within JSON", "The rows are those under 'data.rows'."),
        (
            "birthdays in two digits",
            "x: 29 of 40 days would be in the future, and are read a century earlier, '01/01/40' as 1 January 1940.",
        ),
        (
            "days in two forms, one of which begins with the day",
            "x: read as dates, '13/03/2024' as 13 March 2024; inputs are days since 2000, weekday.",
        ),
        (
            "numbers longer than any that are told apart",
            "x: read as codes, since numbers as long as '1234567890123456000' can't be told apart.",
        ),
        ("codes of continents", "continent: 'NA' in 10 of 40 cells counts as an answer, not as missing."),
        ("tests with an answer between", "x: '-' in 13 of 40 cells counts as an answer, not as missing."),
        (
            "Excel with formulas that nobody calculated",
            "sum: the formulas were never calculated. Open the workbook in Excel, and save it there.",
        ),
        ("remarks between the rows", "2 lines between the rows are not part of the table, such as '# batch 9'."),
        ("a code that stands once", "z: '-9999' stands for missing in one cell."),
        (
            "a second table of one row",
            (
                "A second table begins in row 41 with kind, mean, best: its only row is left out. "
                "Upload it as a separate file."
            ),
        ),
        ("days in four forms", "x: read as dates, '2021-03-01' as 1 March 2021; inputs are days since 2000, weekday."),
    ],
)
def test_what_was_done_is_said_with_its_count(name: str, said: str) -> None:
    found = described(name)
    assert keep_together(said) in [*map(str, found.notes), *(str(note) for one in found.columns for note in one.notes)]


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        (lambda i: f"{'$€'[i % 2]}{i}.50", "x: '$', '€' in some cells and not in others; all are read alike."),
        (lambda i: f"{i}%" if i % 2 else f"{i / 100}", "x: '%' in some cells and not in others; all are read alike."),
        (lambda i: ("Yes", "no", "YES")[i % 3], "x: 'YES', 'Yes' differ only in upper and lower case, and"),
    ],
)
def test_what_may_not_be_meant_is_said(cells: Callable[[int], str], said: str) -> None:
    found = describe(column("x", cells)(), "table")
    assert any(str(note).startswith(said) for note in found["x"].notes)


def test_one_unit_in_two_spellings_is_not_two() -> None:
    found = describe(column("x", lambda i: f"{90 + i} {('lb', 'lbs')[i % 2]}")(), "table")
    assert [str(note) for note in found["x"].notes] == ["x: read '90 lb' as 90 in 40 of 40 cells."]


def test_numbers_that_can_t_be_read_are_named_with_what_would_help() -> None:
    found = describe(column("x", lambda i: f"{i}.5 {('g', 'oz')[i % 2]}")(), "table")
    assert str(found["x"].reason).endswith("different units, such as 'g' and 'oz'. Write them in one unit")
    found = describe(column("x", lambda i: f"{i}.5 {('mW', 'MW')[i % 2]}")(), "table")
    assert str(found["x"].reason).endswith("different units, such as 'mW' and 'MW'. Write them in one unit")
    found = describe(column("x", lambda i: f"{i}.5 - {i}")(), "table")
    told = "such as '0.5 - 0'. If they are numbers or dates, write them as plain numbers, or as 2024-01-31"
    assert str(found["x"].reason).endswith(told)


def test_streets_behind_the_numbers_of_houses_are_no_units() -> None:
    found = describe(column("x", lambda i: f"{i} {('Oak St', 'Main St', 'Elm Road')[i % 3]}")(), "table")
    assert str(found["x"].reason) == "40 different texts in 40 cells"


def test_what_is_too_long_for_a_number_is_not_taken_for_one() -> None:
    found = describe(column("x", lambda i: f"{i}" + "-1" * 100)(), "table")
    assert str(found["x"].reason) == "40 different texts in 40 cells"


def test_codes_that_are_all_different_are_not_taken_for_numbers() -> None:
    assert str(describe(column("x", lambda i: f"{i:05}")(), "table")["x"].reason) == "40 different texts in 40 cells"


def test_a_cell_that_is_no_number_is_the_example_of_cells_that_are_none() -> None:
    found = describe(column("x", lambda i: f"{i}.5" + "abc"[i % 3] * (i > 20))(), "table")
    assert "such as '21.5a'. If they are numbers" in str(found["x"].reason)


def test_what_is_free_lacks_no_sign_of_a_currency() -> None:
    notes = map(str, described("free among prices")["x"].notes)
    assert not any("in some cells and not in others" in note for note in notes)


def test_blanks_that_do_not_break_are_shown_as_blanks() -> None:
    found = describe(column("x", lambda i: f"{i + 1}\u00a0050 €")(), "table")
    assert str(found["x"].notes[0]) == "x: read '1 050 €' as 1050 in 40 of 40 cells."


@pytest.mark.parametrize(("cell", "said"), [("{}-", "'0-' as 0 in 40"), ("{}.-", "'0.-' as 0 in 40")])
def test_what_is_taken_off_plain_digits_is_said(cell: str, said: str) -> None:
    found = describe(column("x", cell.format)(), "table")
    assert str(found["x"].notes[0]).startswith(f"x: read {said} of 40 cells")


def test_a_point_behind_a_currency_is_no_decimal_point() -> None:
    found = describe(column("x", lambda i: f"{i},50 kr.")(), "table")
    assert [str(note) for note in found["x"].notes] == ["x: read '0,50 kr.' as 0.5 in 40 of 40 cells."]


def test_a_dash_below_a_name_is_no_part_of_it() -> None:
    found = describe(
        lines("time,valve,flow", "s,-,l/min", *(f"{i},{'ab'[i % 2]},{i}.5" for i in range(ROWS)))(), "table"
    )
    assert [one.name for one in found.columns] == ["time s", "valve", "flow l/min"]


def test_one_cell_that_is_no_number_is_said_as_one() -> None:
    found = describe(column("x", lambda i: "none yet" if i == 3 else f"{i}.5")(), "table")
    assert "x: one cell, 'none yet', is not a number, and counts as missing." in map(str, found["x"].notes)


def test_none_beside_numbers_is_missing_everywhere() -> None:
    rows = (f"{i if i % 4 else 'None'},{('Low', 'High', 'None')[i % 3]},{i}.5" for i in range(ROWS))
    assert describe(lines("dose,pain,x", *rows)(), "table")["pain"].distinct == 2


@pytest.mark.parametrize(
    ("shape", "name", "first"),
    [
        ("months in German", "x", ["2023-01-01", "2023-03-02", "2023-12-03"]),
        ("halves of the day in Korean", "x", ["2024-03-01", "2024-03-02", "2024-03-03"]),
        ("years in two digits behind", "x", ["2023-01-01", "2023-02-02", "2023-01-03"]),
        ("days with their names before months", "x", ["2023-01-01", "2023-01-02", "2023-01-03"]),
        ("years in two digits before", "x", ["2024-01-01", "2023-02-02", "2022-03-03"]),
        ("ordinal days", "x", ["2023-08-01", "2023-03-02", "2023-08-03"]),
        ("days with their names in French", "x", ["2023-03-01", "2023-08-02", "2023-03-03"]),
        ("days with their names in Korean", "x", ["2024-01-01", "2024-02-02", "2024-03-03"]),
        ("months in Czech", "x", ["2023-06-01", "2023-07-02", "2023-09-03"]),
        ("years of an era", "x", ["2019-01-01", "2020-02-02", "2021-03-03"]),
        ("months with points", "x", ["2019-01-01", "2019-02-01", "2019-03-01"]),
        ("quarters", "x", ["2005-01-01", "2005-04-01", "2005-07-01"]),
        ("weeks", "x", ["2023-01-30", "2023-02-06", "2023-02-13"]),
        ("weeks in German", "x", ["2024-01-01", "2024-01-08", "2024-01-15"]),
        ("days of weeks", "x", ["2024-01-01", "2024-01-09", "2024-01-17"]),
        ("months in digits", "x", ["2021-01-01", "2021-02-01", "2021-03-01"]),
        ("years of Taiwan", "x", ["2023-01-01", "2023-02-02", "2023-03-03"]),
        ("years of Thailand", "x", ["2023-01-01", "2023-02-02", "2023-03-03"]),
        ("moments as Java says them", "x", ["2000-11-24", "2001-11-24", "2002-11-24"]),
        ("months between dashes", "x", ["2023-03-01", "2023-04-02", "2023-03-03"]),
        ("days that a logger counts", "x", ["2023-07-01", "2023-07-01", "2023-07-01"]),
        ("birthdays in two digits", "x", ["1940-01-01", "1941-02-02", "1942-03-03"]),
        ("days that fall due, in two digits", "x", ["2020-01-01", "2021-02-02", "2022-03-03"]),
        ("days of long ago, in two digits", "x", ["1966-01-01", "1967-02-02", "1968-03-03"]),
        ("months of years in two digits", "x", ["1967-01-01", "1967-02-01", "1967-03-01"]),
        ("seconds since 1970", "created at", ["2023-11-14", "2023-11-15", "2023-11-16"]),
    ],
)
def test_its_days_are_those_in_its_cells(shape: str, name: str, first: list[str]) -> None:
    form = described(shape)[name].date
    assert form
    read = form.moments(opened(shape).cells[name])
    assert read.dt.strftime("%Y-%m-%d").tolist()[: len(first)] == first


def test_two_tables_of_one_size_are_refused_with_what_to_do() -> None:
    second = [line.replace("size", "height").replace("price", "cost") for line in plain()]
    with pytest.raises(
        TableError, match="There are two tables, one above the other: the second one begins with height"
    ):
        describe(lines(*plain()[:30], "", *second)(), "table")


def test_columns_without_a_name_and_a_cell_are_not_listed() -> None:
    found = describe(lines("|size|kind||price|", *(f"|{i}.5|{'ab'[i % 2]}||{i}|" for i in range(ROWS)))(), "table")
    assert [one.name for one in found.columns] == ["size", "kind", "price"]
    assert not found.notes


@pytest.mark.parametrize("cells", ["Rome,n.d.,BDL", "Oslo,n.d.,n.d.", "new,3,n.d."])
def test_a_row_of_words_that_stand_for_missing_begins_no_second_table(cells: str) -> None:
    rows = [f"{('Rome', 'Oslo')[i % 2]},{i}.5,{i * i}" for i in range(ROWS)]
    assert describe(lines("site,Pb,Cd", *rows[:20], cells, *rows[20:])(), "table").rows == ROWS + 1


def test_an_empty_cell_among_ticks_is_an_answer_that_can_be_predicted(tmp_path: Path) -> None:
    (tmp_path / "table").write_bytes(ALL["ticks"].content())
    found = described("ticks")
    schema = make_schema(found, TableChoices("python", complete=True))
    assert (schema.labels, schema.features) == (("(empty)", "x"), ("wage", "sql = 1"))
    assert read_rows(tmp_path / "table", schema).y.tolist() == [0, 1] * (ROWS // 2)


def test_a_row_in_which_nothing_was_ticked_is_an_answer() -> None:
    rows = [f"{'x' * (i % 2)},{'x' * (i % 3 == 0)},{'x' * (i % 5 == 0)}" for i in range(ROWS)]
    found = describe(lines("python,sql,r", *rows)(), "table")
    assert found.rows == ROWS


def test_numbers_that_count_days_may_be_read_as_numbers() -> None:
    found = described("days as Excel counts")
    assert found["order date"].possible[:2] == ("number", "date")


def test_letters_that_are_damaged_are_counted() -> None:
    content = "도시,인구\n".encode("cp949") + "".join(f"서울시,{i}\n" for i in range(30)).encode("cp949") + b"\xbc,3\n"
    assert "One letter is damaged, and is shown as \ufffd." in [str(note) for note in describe(content, "table").notes]


def test_the_hour_is_that_of_the_place_that_wrote_it() -> None:
    cells = pd.Series(["2021-07-01T23:30:00+09:00", "2021-01-01 00:00:00 +0100", "2021-01-01T05:00:00Z"])
    assert moments(cells, "ISO8601").dt.hour.tolist() == [23, 0, 5]


@pytest.mark.parametrize("name", ALL)
def test_what_is_stored_is_read_again_as_it_was_opened(name: str, tmp_path: Path) -> None:
    (tmp_path / "table").write_bytes(ALL[name].content())
    cells, again = opened(name).cells, read_cells(tmp_path / "table", opened(name).format)
    assert again.columns.tolist() == cells.columns.tolist()
    assert (again.fillna("") == cells.fillna("")).all(axis=None)


@pytest.mark.parametrize("name", ALL)
def test_some_column_can_be_predicted_and_no_input_is_infinite(name: str, tmp_path: Path) -> None:
    (tmp_path / "table").write_bytes(ALL[name].content())
    found = described(name)
    usable = [column.name for column in found.usable]
    target = next(column for column in reversed(found.targets) if set(usable) - {column.name})
    schema = make_schema(found, TableChoices(target.name, classes=target.number is None))
    rows = read_rows(tmp_path / "table", schema)
    x, y = rows.x, rows.y
    assert len(x) == len(y) >= 0.5 * found.rows
    assert not np.isinf(x).any()
    assert np.isfinite(y).all()
