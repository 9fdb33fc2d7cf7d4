"""The lines that read a table define what they call and nothing else, and say what was chosen, and nothing else."""

from __future__ import annotations

import ast
from typing import Any

import pytest

from dashboard.data.tables.schema import FILE_ORDER, DateForm, Format, Input, NumberForm, Schema
from dashboard.export.table_data import _FUNCTIONS, table_fragment, words_of

CSV = Format(reader="read_csv", columns=("size", "day", "y"))
DAY = DateForm(form="%d.%m.%Y", parts=("days", "weekday"))
NUMBER = (Input(name="size", kind="number"),)
# What is chosen, and the functions that are needed for it beside those for a number that is predicted from a number.
CHOICES: dict[str, tuple[dict[str, Any], set[str]]] = {
    "nothing": ({}, set()),
    "a category": ({"inputs": (Input(name="size", kind="category", values=("a", "b")),)}, {"codes"}),
    "words": ({"inputs": (*NUMBER, Input(name="day", kind="words"))}, {"codes", "distinct_texts"}),
    "a date": ({"inputs": (Input(name="day", kind="date", date=DAY),)}, {"dates"}),
    "a group": ({"group": "day"}, {"codes", "each_alone"}),
    "the order of the file": ({"order": FILE_ORDER}, set()),
    "the order of a date": ({"order": "day", "order_date": DAY, "order_by": "codes"}, {"dates"}),
    "the order of texts": ({"order": "day", "order_by": "ranks"}, {"ranks"}),
    "the order of a number": ({"order": "size", "order_by": "numbers"}, set()),
    "no copies": ({"unique": True}, set()),
    "no near copies": ({"unique": "near"}, {"without_near_copies"}),
    "complete rows": ({"complete": True}, set()),
    "rows that are not trained on": ({"untrained": (1, 2)}, set()),
    "cells that hold for those below": ({"format": CSV.model_copy(update={"heads": ("day",)})}, {"filled_down"}),
    "Parquet": ({"format": CSV.model_copy(update={"reader": "read_parquet"})}, {"with_index"}),
    "nested JSON": ({"format": CSV.model_copy(update={"reader": "read_json", "flat": True})}, {"flattened"}),
    "JSON within": ({"format": CSV.model_copy(update={"reader": "read_json", "within": ("a",)})}, {"listed"}),
}


def schema(**chosen: Any) -> Schema:
    return Schema(**{"source": "", "file": "f.csv", "format": CSV, "inputs": NUMBER, "target": "y"} | chosen)


def called(text: str) -> set[str]:
    return {node.id for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Name)} & _FUNCTIONS.keys()


@pytest.mark.parametrize(("chosen", "needed"), CHOICES.values(), ids=CHOICES)
def test_what_is_defined_is_what_is_called(chosen: dict[str, Any], needed: set[str]) -> None:
    one = schema(**chosen)
    fragment = table_fragment(one)
    expected = needed | {"numbers"}
    assert {defined.name for defined in fragment.definitions} == expected
    assert called("\n".join([fragment.text, *(str(code) for _, code in words_of(one))])) == expected


def test_classes_need_no_numbers_and_are_whole() -> None:
    text = table_fragment(schema(labels=("a", "b"), inputs=(Input(name="day", kind="date", date=DAY),)))
    assert {defined.name for defined in text.definitions} == {"codes", "dates"}
    assert "y[kept].astype(int)" in text.text
    assert "astype" not in table_fragment(schema()).text


def test_a_file_in_a_zip_is_taken_out_of_it_and_another_needs_no_zip() -> None:
    packed = table_fragment(schema(file="all.zip", format=CSV.model_copy(update={"member": "in/f.csv"})))
    assert 'io.BytesIO(zipfile.ZipFile("all.zip").read("in/f.csv"))' in packed.text
    assert packed.imports - table_fragment(schema()).imports == {"import io", "import zipfile"}
    assert "compression" not in packed.text


@pytest.mark.parametrize(
    ("file", "unpacked"), [("f.csv", False), ("f.csv.GZ", True), ("f.zip", True), ("f.gz.csv", False)]
)
def test_pandas_unpacks_nothing_by_a_name_that_only_looks_packed(file: str, *, unpacked: bool) -> None:
    assert ("compression=None" in table_fragment(schema(file=file)).text) is unpacked


def test_of_what_a_file_is_read_with_only_the_unusual_is_said() -> None:
    usual = (("encoding", "utf-8"), ("sep", ","), ("skiprows", 0), ("quotechar", None))
    plain = table_fragment(schema()).text
    assert table_fragment(schema(format=CSV.model_copy(update={"options": usual}))).text == plain
    other = (("encoding", "cp949"), ("sep", ";"), ("skiprows", 2))
    text = table_fragment(schema(format=CSV.model_copy(update={"options": other}))).text
    assert all(said in text for said in ('encoding="cp949"', 'sep=";"', "skiprows=2"))
    assert not any(name in plain for name in ("encoding", "sep=", "skiprows"))


def test_of_how_numbers_and_dates_are_written_only_the_unusual_is_said() -> None:
    assert 'numbers(table["size"])' in table_fragment(schema()).text
    form = NumberForm(decimal=",", clock=True)
    text = table_fragment(schema(inputs=(Input(name="size", kind="number", number=form),))).text
    assert 'numbers(table["size"], decimal=",", clock=True)' in text
    date = DAY.model_copy(update={"last": 30})
    dates = [table_fragment(schema(inputs=(Input(name="day", kind="date", date=one),))).text for one in (DAY, date)]
    assert ["last=30" in text for text in dates] == [False, True]


@pytest.mark.parametrize(
    ("chosen", "said"),
    [
        ({}, "# Leave out rows without a target.\n"),
        ({"complete": True}, "# Leave out rows with an empty cell.\n"),
        ({"order": FILE_ORDER}, "# Leave out rows without a target.\n"),
        (
            {"order": "size", "order_by": "numbers"},
            "# Leave out rows without a target, or without a place in the order.\n",
        ),
    ],
)
def test_what_is_left_out_is_what_the_comment_says(chosen: dict[str, Any], said: str) -> None:
    text = table_fragment(schema(**chosen)).text
    assert said in text
    assert ("isnan(x)" in text) is bool(chosen.get("complete"))
    assert ("place" in text) is (chosen.get("order") == "size")
