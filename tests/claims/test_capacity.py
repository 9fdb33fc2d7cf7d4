"""What the page on capacity says of widths and depths; the second descent at one seed, and over all in the long run."""

from __future__ import annotations

import pytest

from dashboard.analysis import outcome
from dashboard.experiment.capacity import (
    PUBLISHED_DESCENT,
    depth_arms,
    depth_name,
    descent_arms,
    width_arms,
    width_name,
)
from tests.trained import holds, records, trained


def test_the_curve_over_width_is_a_u() -> None:
    arms = {arm.name: arm.experiment for arm in width_arms()}
    narrow, middle, wide = ([outcome.validation_loss(r) for r in records(arms[width_name(w)])] for w in (1, 16, 128))
    assert holds([m < min(n, w) for n, m, w in zip(narrow, middle, wide, strict=True)])


def test_a_deep_network_overfits_more_than_one_hidden_layer() -> None:
    arms = {arm.name: arm.experiment for arm in depth_arms()}
    shallow, deep = ([outcome.validation_loss(r) for r in records(arms[depth_name(d)])] for d in (1, 5))
    assert holds([s < d for s, d in zip(shallow, deep, strict=True)])


def test_with_noisy_labels_error_rises_to_a_peak_and_falls_again() -> None:
    arms = {arm.name: arm.experiment for arm in descent_arms()}
    small, peak, large = (1.0 - outcome.test_metric(trained(arms[width_name(w)])) for w in (16, 47, 150))
    assert peak > small + 0.03
    assert peak > large + 0.03


@pytest.mark.long
def test_at_the_published_widths_it_does_so_over_all_seeds() -> None:
    arms = {arm.name: arm.experiment for arm in descent_arms()}
    errors = ([1.0 - outcome.test_metric(r) for r in records(arms[width_name(w)])] for w in PUBLISHED_DESCENT)
    assert holds([peak > max(before, past) for before, peak, past in zip(*errors, strict=True)])
