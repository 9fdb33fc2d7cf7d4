"""What stands above the rows and between them and the names: a head in pairs, how questions were asked, or a row."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from io import BytesIO

import pandas as pd
import pytest

from dashboard.data.tables.description import Description
from tests.data.tables.describing import describe
from tests.data.tables.shapes.shape import ROWS

HEAD = ["Instrument,Photometer", "Serial,12345", "Operator,Kim"]
WELLS = ["Well,Kind,OD,Count", *(f"A{i},{'ab'[i % 2]},{i}.5,{i}" for i in range(ROWS))]
ANIMALS = ["Name,Group,Pet", *(f"N{i},{'ab'[i % 2]},{('cat', 'dog', 'fish')[i % 3]}" for i in range(ROWS))]
CURVE = ["Voltage,Current", *(f"{i}.5,{i}" for i in range(ROWS))]


def padded(lines: Sequence[str]) -> list[list[str]]:
    width = max(line.count(",") for line in lines)
    return [(line + "," * (width - line.count(","))).split(",") for line in lines]


def text(lines: Sequence[str]) -> bytes:
    return "".join(",".join(cells) + "\n" for cells in padded(lines)).encode()


def sheet(lines: Sequence[str]) -> bytes:
    buffer = BytesIO()
    pd.DataFrame(padded(lines)).to_excel(buffer, index=False, header=False)
    return buffer.getvalue()


def names(found: Description) -> list[str]:
    return [column.name for column in found.columns]


@pytest.mark.parametrize("written", [text, sheet])
@pytest.mark.parametrize(
    ("head", "table"), [([*HEAD, ""], WELLS), (HEAD, WELLS), (HEAD, ANIMALS), ([*HEAD, ""], CURVE)]
)
def test_pairs_above_a_table_are_no_rows_and_no_names(
    written: Callable[[Sequence[str]], bytes], head: list[str], table: list[str]
) -> None:
    found = describe(written([*head, *table]), "table")
    assert (names(found), found.rows) == (table[0].split(","), ROWS)
    assert [str(note) for note in found.notes] == ["3 lines above the table are not part of it."]


def test_two_numbers_that_count_beside_a_word_are_a_row_where_all_words_differ() -> None:
    people = describe(text(["0,1,Ann", *(f"{i}.5,{i}.25,P{i}" for i in range(ROWS))]), "table")
    assert (names(people)[0], people.rows) == ("column 1", ROWS + 1)


def test_rows_of_two_columns_are_no_pairs_where_names_are_repeated_below_them() -> None:
    rows = (f"n{i},{i}" for i in range(ROWS))
    found = describe(text(["name,score", "Kim,12", "Lee,14", "", "name,score", *rows]), "table")
    assert (names(found), found.rows) == (["name", "score"], ROWS + 2)


@pytest.mark.parametrize(
    ("lines", "named"),
    [
        (["Plant,Height", "id,first,second,third"], ["Plant id", "Height first", "Height second", "Height third"]),
        (["id,kind,,"], ["id", "kind", "column 3", "column 4"]),
    ],
)
def test_names_of_two_columns_are_no_pair(lines: list[str], named: list[str]) -> None:
    found = describe(text([*lines, *(f"p{i},{i}.5,{2 * i},{i % 7}.5" for i in range(ROWS))]), "table")
    assert (names(found), found.rows) == (named, ROWS)


def test_how_each_question_was_asked_is_nobodys_answer() -> None:
    rows = (f"{9000 + i},2024-01-{i % 28 + 1:02},{'yes' if i % 2 else 'no'},{i % 11}" for i in range(ROWS))
    found = describe(text(["Respondent ID,Start,Happy?,How likely?", ",,Response,Response", *rows]), "table")
    assert names(found) == ["Respondent ID", "Start", "Happy? Response", "How likely? Response"]
    assert found.rows == ROWS


def test_units_below_names_are_no_row_where_rows_hold_units_too() -> None:
    rows = (f"s{i},{i}.5,{'EUR' if i % 2 else 'USD'},{i}" for i in range(ROWS))
    found = describe(text(["shop,price,currency,mass", ",EUR,EUR,kg", *rows]), "table")
    assert (names(found), found.rows) == (["shop", "price EUR", "currency EUR", "mass kg"], ROWS)


def test_one_word_below_the_names_is_in_none_of_them() -> None:
    rows = (f"s{i},{'ab'[i % 2]},{i}.5,{2 * i}" for i in range(ROWS))
    found = describe(text(["shop,town,price,mass", ",North,,", *rows]), "table")
    assert names(found) == ["shop", "town", "price", "mass"]


@pytest.mark.parametrize("first", ["N0,abs,abs,a", "N0,excused,ill,b"])
def test_who_is_absent_first_has_a_row(first: str) -> None:
    rows = (f"N{i + 1},{i + 20}.5,{i + 10},{'ab'[i % 2]}" for i in range(ROWS))
    found = describe(text(["Name,Test 1,Test 2,Class", first, *rows]), "table")
    assert (names(found), found.rows) == (["Name", "Test 1", "Test 2", "Class"], ROWS + 1)
    assert found["Test 1"].missing == 1


def test_names_below_others_are_no_row_where_they_are_repeated() -> None:
    rows = [f"s{i},{i}.5,{2 * i}" for i in range(ROWS)]
    found = describe(text(["Marks,first,second", "Name,oral,written", *rows, "Name,oral,written"]), "table")
    assert names(found) == ["Marks Name", "first oral", "second written"]


@pytest.mark.parametrize(
    "types", ["float,str,str", "(numeric),(text),(text)", "<dbl>,<chr>,<fct>", "numeric,,text", "실수,문자,문자"]
)
def test_types_below_the_names_are_no_row_and_in_no_name(types: str) -> None:
    rows = [f"{i}.5,{'abc'[i % 3]},{'no' if i % 2 else 'yes'}" for i in range(ROWS)]
    found = describe(text(["size,kind,sold", types, *rows]), "table")
    assert (names(found), found.rows) == (["size", "kind", "sold"], ROWS)
    assert found["size"].missing == 0


def test_types_that_rows_hold_too_are_a_row() -> None:
    rows = [f"{('int', 'text')[i % 2]},{('date', 'float')[i % 2]}" for i in range(ROWS)]
    found = describe(text(["from,to", "text,text", *rows]), "table")
    assert (names(found), found.rows) == (["from", "to"], ROWS + 1)
