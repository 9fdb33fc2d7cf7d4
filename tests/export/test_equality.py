"""The benchmark of scripts beside the lab draws experiments over all settings, and measures what it says."""

from __future__ import annotations

import numpy as np
import pytest

from benchmarks import equality
from dashboard.experiment.history import Ending, History
from dashboard.experiment.layers import draws_random_numbers
from dashboard.experiment.settings import SETTINGS
from dashboard.experiment.splits import make_splits
from tests.samples import where_it_applies

CURVES = np.ones((4, 3))
HISTORY = History(CURVES, CURVES, CURVES[:, 0], CURVES[:, 0])


@pytest.mark.parametrize("name", sorted(set(SETTINGS) - equality.ALIKE))
def test_every_setting_has_values_to_draw_from(name: str) -> None:
    experiment, setting, rng = where_it_applies(SETTINGS[name]), SETTINGS[name], np.random.default_rng(0)
    values = {str(equality.value_of(setting, experiment, rng)) for _ in range(30)}
    assert values - {str(setting.default)}


@pytest.mark.parametrize("seed", range(4))
def test_what_is_drawn_can_be_split_and_draws_nothing_at_random_while_it_trains(seed: int) -> None:
    drawn = equality.drawn(seed)
    assert min(make_splits(drawn).sizes) > 0
    assert not draws_random_numbers(drawn)


def test_the_largest_relative_difference_is_that_of_any_epoch_and_set() -> None:
    other = CURVES.copy()
    other[2, 1] = 1.25
    assert equality.largest(other, CURVES) == 0.25


def test_a_script_that_stops_elsewhere_is_an_error() -> None:
    with pytest.raises(ValueError, match="printed 3 epochs and the lab trained 4"):
        equality.epochs_to_compare(HISTORY, Ending("early stopping", 4), 3)


def test_a_script_goes_on_where_the_lab_sees_that_a_training_has_diverged() -> None:
    assert equality.epochs_to_compare(HISTORY, Ending("diverged", 4), 10) == 4
