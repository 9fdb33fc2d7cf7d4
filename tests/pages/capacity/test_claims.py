"""What the page on capacity says of widths and depths; the second descent at one seed, and over all in the long run."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from dashboard.analysis import outcome
from dashboard.analysis.networks.network import network
from dashboard.analysis.networks.outputs import positive_probability
from dashboard.analysis.outcome import Value
from dashboard.data.parts import VALIDATION
from dashboard.experiment.record import Record
from dashboard.experiment.splits import make_splits
from pages.capacity.trials import (
    PUBLISHED_WIDTHS,
    depth_arms,
    depth_name,
    descent_arms,
    size_experiment,
    width_arms,
    width_name,
)
from tests.trained import holds, records, trained

NEW = make_splits(size_experiment()).test

U = {
    "width": (width_arms(), [width_name(w) for w in (1, 8, 128)]),
    "depth": (depth_arms(), [depth_name(d) for d in (0, 1, 5)]),
}


@pytest.mark.parametrize("value", [outcome.loss_on, outcome.error_on], ids=["loss", "error"])
@pytest.mark.parametrize("what", U)
def test_the_curve_over_size_is_a_u(what: str, value: Callable[[int], Value]) -> None:
    arms, names = U[what]
    experiments = {arm.name: arm.experiment for arm in arms}
    of = value(VALIDATION)
    small, middle, large = ([of(record) for record in records(experiments[name])] for name in names)
    assert holds([m < min(s, e) for s, m, e in zip(small, middle, large, strict=True)])


def test_a_small_network_has_more_bias_and_a_large_one_more_variance() -> None:
    arms = {arm.name: arm.experiment for arm in width_arms()}
    small, large = ([predicted(record) for record in records(arms[width_name(w)])] for w in (1, 128))
    truth = NEW.y
    assert np.mean((np.mean(small, 0) - truth) ** 2) > np.mean((np.mean(large, 0) - truth) ** 2)
    assert np.mean(np.var(small, 0)) < np.mean(np.var(large, 0))


def predicted(record: Record) -> np.ndarray:
    assert record.final is not None
    outputs = network(record.experiment, record.final)(NEW.x)
    return positive_probability(record.experiment, outputs.astype(float))


def test_with_noisy_labels_error_rises_to_a_peak_and_falls_again() -> None:
    arms = {arm.name: arm.experiment for arm in descent_arms()}
    small, peak, large = (1.0 - outcome.test_metric(trained(arms[width_name(w)])) for w in (16, 47, 150))
    assert peak > small + 0.03
    assert peak > large + 0.03


def test_at_the_published_widths_it_does_so_over_all_seeds() -> None:
    arms = {arm.name: arm.experiment for arm in descent_arms()}
    errors = ([1.0 - outcome.test_metric(r) for r in records(arms[width_name(w)])] for w in PUBLISHED_WIDTHS)
    assert holds([peak > max(before, past) for before, peak, past in zip(*errors, strict=True)])
