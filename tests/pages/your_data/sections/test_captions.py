"""Captions say how scores came about, and no more than holds of every table."""

from __future__ import annotations

import pytest

from dashboard.analysis.evaluation.models import evaluate_baselines
from dashboard.data.tables.schema import Format, Schema
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import change
from pages.your_data.sections.judging import _about
from pages.your_data.sections.network import _TOGETHER
from pages.your_data.sections.splitting import say_of_split


@pytest.mark.parametrize("weights", [False, True])
def test_that_models_are_compared_by_balanced_accuracy_is_said_of_weighted_classes(*, weights: bool) -> None:
    experiment = change(Experiment(), dataset="moons", skew=0.5, class_weights=weights)
    said = _about(experiment, [[*evaluate_baselines(experiment)]])
    assert ("trained with class weights, and all are compared by balanced accuracy" in said) == weights


def test_of_rows_whose_copies_may_be_trained_on_nobody_says_that_no_network_knows_them() -> None:
    assert not any("did not train" in say(seeds) for say in _TOGETHER.values() for seeds in (1, 8))


@pytest.mark.parametrize(
    ("lacking", "in_no_part", "said"),
    [
        ((0, 0, 0), 0, []),
        ((9, 30, 0), 0, ["30 rows without a value in day have no place in the order and are left out."]),
        ((9, 0, 1), 0, ["A row without a value in person counts as a group of its own."]),
        ((0, 0, 0), 12, ["12 rows are in no part, so that groups stay together"]),
    ],
)
def test_what_becomes_of_rows_because_of_their_split_is_said(
    lacking: tuple[int, int, int], in_no_part: int, said: list[str]
) -> None:
    schema = Schema(
        source="file",
        file="rents.csv",
        format=Format(reader="read_csv"),
        inputs=(),
        target="rent",
        group="person",
        order="day",
        lacking=lacking,
    )
    told = say_of_split(schema, in_no_part)
    assert [one.startswith(start) for one, start in zip(told, said, strict=True)] == [True] * len(said)
