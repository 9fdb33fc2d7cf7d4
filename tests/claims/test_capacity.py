"""What the page on capacity says of widths and depths; the second descent takes minutes and is not run here."""

from __future__ import annotations

from dashboard.analysis import outcome
from dashboard.experiment.capacity import depth_arms, depth_name, width_arms, width_name
from tests.trained import holds, records


def test_the_curve_over_width_is_a_u() -> None:
    arms = {arm.name: arm.experiment for arm in width_arms()}
    narrow, middle, wide = ([outcome.validation_loss(r) for r in records(arms[width_name(w)])] for w in (1, 16, 128))
    assert holds([m < min(n, w) for n, m, w in zip(narrow, middle, wide, strict=True)])


def test_a_deep_network_overfits_more_than_one_hidden_layer() -> None:
    arms = {arm.name: arm.experiment for arm in depth_arms()}
    shallow, deep = ([outcome.validation_loss(r) for r in records(arms[depth_name(d)])] for d in (1, 5))
    assert holds([s < d for s, d in zip(shallow, deep, strict=True)])
