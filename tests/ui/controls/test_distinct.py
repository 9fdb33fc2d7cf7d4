"""A browser tells an option by its label: no two have the same."""

from __future__ import annotations

from dashboard.ui.controls.distinct import distinct


def test_a_label_that_is_there_already_gets_a_number_that_is_not() -> None:
    labels = {"a": "rents", "b": "rents", "c": "wine", "d": "rents (2)", "e": "rents"}
    assert distinct(labels) == {"a": "rents", "b": "rents (2)", "c": "wine", "d": "rents (2) (2)", "e": "rents (3)"}
