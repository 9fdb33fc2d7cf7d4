"""What an experiment tells of a training besides its curves."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from dashboard.analysis.verdict.known import CHANGE_TARGETS, HOLD_BACK, Known
from dashboard.analysis.verdict.label_shift import label_shift_weights
from dashboard.data.tables.schema import FILE_ORDER
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import SETTINGS, change
from dashboard.experiment.splits import split_sizes
from dashboard.functions.schedules import CONSTANT, SCHEDULES
from tests.data.own_data.tables import grouped, saved
from tests.samples import changed

SKEWED = change(Experiment(), skew=0.4)


def test_weights_are_counted_for_each_training_row() -> None:
    assert Known.of(Experiment()).parameters_per_row == Experiment().parameters / split_sizes(Experiment())[0]


@pytest.mark.parametrize("name", [*HOLD_BACK, *CHANGE_TARGETS])
def test_each_setting_that_changes_what_training_lowers_holds_it_back(name: str) -> None:
    assert Known.of(changed(SETTINGS[name], Experiment())).held_back
    assert not Known.of(Experiment()).held_back


@pytest.mark.parametrize(
    ("settings", "noisy"),
    [
        ({}, False),
        ({"label_noise": 0.1}, True),
        ({"dataset": "sine", "target_noise": 0.1}, True),
        ({"noise": 0.4}, False),
    ],
)
def test_targets_are_noisy_where_noise_was_given_to_them(settings: dict[str, Any], noisy: bool) -> None:
    assert Known.of(change(Experiment(), **settings)).noisy_targets is noisy


@pytest.mark.parametrize(
    ("normalized", "batch_size", "lone"), [(True, 1, True), (True, 2, False), (False, 1, False), (False, 2, False)]
)
def test_a_row_is_lone_where_it_is_normalized_by_itself(normalized: bool, batch_size: int, lone: bool) -> None:
    known = Known.of(change(Experiment(), batch_normalization=normalized, batch_size=batch_size))
    assert known.lone_rows is lone


@pytest.mark.parametrize("schedule", SCHEDULES)
def test_the_rate_of_an_epoch_is_that_in_the_midst_of_it(schedule: str) -> None:
    experiment = change(Experiment(), schedule=schedule, epochs=4)
    rates = Known.of(experiment).rates
    if schedule == CONSTANT:
        assert rates is None
        return
    middles = np.array([0.125, 0.375, 0.625, 0.875])
    assert rates == pytest.approx(SCHEDULES[schedule].shares(middles, experiment.training.rate_at_end))


def test_targets_are_weighted_where_the_sets_differ_in_them_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OVERFIT_LAB_DATA", str(tmp_path))
    known = Known.of(SKEWED)
    assert not known.drawn_alike
    np.testing.assert_array_equal(known.importance_weights, label_shift_weights(SKEWED))
    for split in ({"group": "id"}, {"order": FILE_ORDER}):
        known = Known.of(change(Experiment(), dataset=saved(grouped(), "y", **split)))
        assert (known.drawn_alike, known.importance_weights) == (False, None)
