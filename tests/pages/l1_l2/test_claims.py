"""What the page on L1 and L2 says, at its default strength and number of irrelevant inputs."""

from __future__ import annotations

import pytest

from dashboard.analysis import outcome
from dashboard.experiment.record import Record
from dashboard.experiment.settings import change
from pages.l1_l2.finding import exactly_zero, irrelevant_kept, relevant_kept
from pages.l1_l2.trials import IRRELEVANT, PENALTIES, STRENGTHS, USUAL, penalty_experiment
from tests.trained import holds, records, trained

PLAIN = 0


def under(name: str, irrelevant: int = IRRELEVANT) -> list[Record]:
    penalty = next(penalty for penalty in PENALTIES if penalty.name == name)
    return records(change(penalty_experiment(irrelevant), **penalty.settings(USUAL)))


def test_l1_makes_most_weights_vanish_and_l2_leaves_more_of_them() -> None:
    pairs = list(zip(under("l1"), under("l2"), strict=True))
    assert holds([outcome.nearly_zero(l1) > 0.9 > outcome.nearly_zero(l2) for l1, l2 in pairs])


@pytest.mark.parametrize("name", ["l1", "l2", "both"])
def test_gradient_steps_never_reach_zero(name: str) -> None:
    assert holds([exactly_zero(record) == 0.0 for record in under(name)])


def test_under_a_strong_l2_weights_that_are_not_needed_come_near_zero_and_others_stay() -> None:
    record = trained(change(penalty_experiment(IRRELEVANT), l2=STRENGTHS[-1]))
    assert outcome.nearly_zero(record) > 0.5
    assert exactly_zero(record) == 0.0
    assert relevant_kept(record) == 2


def test_the_proximal_step_makes_most_weights_exactly_zero() -> None:
    assert holds([exactly_zero(record) > 0.9 for record in under("proximal")])


def test_l1_keeps_few_irrelevant_inputs_and_l2_most_of_them() -> None:
    kept = [[irrelevant_kept(record) for record in under(name)] for name in ("proximal", "l1", "l2")]
    assert holds([max(proximal, l1) < IRRELEVANT / 2 < l2 for proximal, l1, l2 in zip(*kept, strict=True)])


@pytest.mark.parametrize("name", [penalty.name for penalty in PENALTIES])
def test_the_inputs_that_matter_are_kept(name: str) -> None:
    assert holds([relevant_kept(record) == 2 for record in under(name)])


@pytest.mark.parametrize("name", [penalty.name for penalty in PENALTIES])
def test_every_penalty_lowers_validation_loss(name: str) -> None:
    plain = records(penalty_experiment(IRRELEVANT))
    pairs = zip(under(name), plain, strict=True)
    assert holds([outcome.validation_loss(priced) < outcome.validation_loss(free) for priced, free in pairs])


@pytest.mark.parametrize("name", [penalty.name for penalty in PENALTIES])
def test_with_no_noise_among_the_inputs_every_penalty_harms(name: str) -> None:
    pairs = zip(under(name, PLAIN), records(penalty_experiment(PLAIN)), strict=True)
    assert holds([outcome.validation_loss(priced) > outcome.validation_loss(free) for priced, free in pairs])
