"""The lines beside a model that is taken away name the table's columns."""

from __future__ import annotations

import ast

from dashboard.data.tables.choices import Choices
from dashboard.data.tables.making import keep, make_table
from dashboard.data.tables.storage import schema_of
from pages.your_data.sections.take_away import example
from pages.your_data.trials.example import FILE, TARGET, example_csv


def test_a_row_has_a_value_for_each_input() -> None:
    schema = schema_of(make_table(keep(example_csv(), FILE), Choices(TARGET)))
    tree = ast.parse(example(schema))
    row = next(node.value for node in tree.body if isinstance(node, ast.Assign) and isinstance(node.value, ast.Dict))
    given = ast.literal_eval(row)
    assert list(given) == [one.name for one in schema.inputs]
    assert given["district"] == [["harbour"]]
