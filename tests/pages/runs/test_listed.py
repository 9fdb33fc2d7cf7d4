"""A run and a comparison in a list are called by what was set in them."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import pytest

from dashboard.data.dataset import DataError
from dashboard.experiment.differences import changed_settings
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.links.settings import to_texts
from dashboard.experiment.settings import change
from dashboard.store.kept import Summary
from dashboard.store.studies import StudySummary
from pages.runs.finding.listed import NONE, loss_in_cell, settings_in_words, study_in_words
from tests.language.as_read import as_read


@pytest.mark.parametrize(
    ("varied", "said"),
    [
        ((), "Two moons, 72 training runs"),
        (("l2",), "Two moons, 72 training runs that differ in L2"),
        (("l2", "l1", "dropout"), "Two moons, 72 training runs that differ in L2, L1 and dropout"),
        (("l2", "l1", "dropout", "epochs"), "Two moons, 72 training runs that differ in L2, L1, dropout and more"),
        (("l2", "a setting of another version"), "Two moons, 72 training runs that differ in L2"),
    ],
)
def test_a_comparison_is_called_by_the_first_settings_in_which_its_arms_differ(
    varied: tuple[str, ...], said: str
) -> None:
    assert study_in_words(StudySummary("id", "dropout", "Two moons", varied, 0.0, 72)) == as_read(said)


def test_a_loss_that_was_never_measured_is_a_dash() -> None:
    assert [loss_in_cell(loss) for loss in (math.nan, 0.25)] == [NONE, "0.250"]


def run(**settings: Any) -> Summary:
    texts = dict(to_texts(change(Experiment(), **settings)))
    return Summary("a", 0.0, "b", "Two moons", texts, "good fit", "", 300, 0.1, 0.2, 0.2, "", star=False)


def test_a_run_is_called_by_what_differs_from_the_lab_s_defaults() -> None:
    assert settings_in_words(run()) == "none: the lab's defaults"
    assert settings_in_words(run(dataset="circles", l2=0.01, hidden_layers=())) == "hidden layers none, L2 0.01"


def test_of_a_run_on_a_table_that_is_gone_the_settings_are_named_all_the_same() -> None:
    gone = run(l2=0.01, dataset="sine", target_noise=0.5)
    table = replace(gone, settings={**gone.settings, "dataset": "table-0123456789abcdef"})
    with pytest.raises(DataError):
        changed_settings(Experiment(), table.experiment)
    assert settings_in_words(table) == "target noise 0.5, L2 0.01"
