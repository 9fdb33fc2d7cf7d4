"""What **How sure is this?** says where most of its seeds have no result."""

from __future__ import annotations

from dataclasses import replace

import pytest
import streamlit as st

from dashboard.experiment.arms import BASELINE
from dashboard.ui.waiting.batch import Warnings
from pages.lab.sections import how_sure
from tests.made import DIVERGED, made_record, made_results


def test_of_one_seed_alone_it_says_that_it_is_one_once_no_more_will_come(monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(st, "markdown", said.append)
    results = made_results({BASELINE: [1.0, None, None]})
    how_sure._seeds(made_record(1.0), results)
    assert said == []
    how_sure._seeds(made_record(1.0), replace(made_results({BASELINE: [None, None, None]}), abandoned=True))
    assert said == []
    how_sure._seeds(made_record(1.0), replace(results, abandoned=True))
    assert said == ["**Only 1 of 3 seeds has a result:** too few to say for how many the verdict holds."]


def test_of_a_few_it_says_how_many_have_none_once_no_more_will_come(monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(st, "markdown", said.append)
    results = made_results({BASELINE: [1.0, DIVERGED, None, None]})
    how_sure._seeds(made_record(1.0), results)
    how_sure._seeds(made_record(1.0), replace(results, abandoned=True))
    training, over = said
    assert "for 1 of 2 seeds**" in training
    assert "diverged for 1." in training
    assert over == f"{training} 2 of 4 seeds have no result."


def test_what_ran_out_of_time_is_not_said_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    """The frame has said how many did."""
    said: list[str] = []
    monkeypatch.setattr(st, "markdown", said.append)
    late = made_record(1.0, reason="out of time")
    results = made_results({BASELINE: [1.0, 1.0, None]})
    how_sure._seeds(made_record(1.0), replace(results, rows=((*results.rows[0][:2], late),)))
    assert "for 2 of 2 seeds**" in said[0]
    assert "no result" not in said[0]
    how_sure._seeds(made_record(1.0), replace(results, rows=((*results.rows[0], late),), abandoned=True))
    assert said[1] == f"{said[0]} 2 of 4 seeds have no result."


def test_seeds_that_all_diverged_are_counted_and_not_said_to_be_left_out() -> None:
    """Elsewhere nothing is drawn of them."""
    results = made_results({BASELINE: [DIVERGED, None]})
    assert how_sure.COUNTED.drawn(results)
    assert not how_sure.COUNTED.drawn(made_results({BASELINE: [None, None]}))
    assert not how_sure.COUNTED.diverged(results)
    assert not Warnings().drawn(results)
    assert "not drawn" in Warnings().diverged(results)
