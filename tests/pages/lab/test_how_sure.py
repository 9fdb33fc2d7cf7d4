"""What **How sure is this?** says where most of its seeds have no result."""

from __future__ import annotations

from dataclasses import replace

import pytest
import streamlit as st

from dashboard.experiment.arms import BASELINE
from pages.lab.sections import how_sure
from tests.made import made_record, made_results


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
