"""Where networks start confidently wrong, cross-entropy is the faster, and what is said of it is what was measured."""

from __future__ import annotations

import numpy as np
import pytest

from language.numbers import NO_BREAK
from pages.losses.finding.unlearning import STEPS, Unlearning, unlearning_in_words, unlearnings
from pages.losses.sections.trainings import WRONG_STEPS
from pages.losses.trials import PAIR
from tests.cases import the_first_at_every_check
from tests.trained import ENOUGH, SEEDS


def made(suited: int, unsuited: int) -> Unlearning:
    """A seed at which each loss takes so many steps."""
    right = [np.where(np.arange(STEPS + 1) >= steps, 0.95, 0.1) for steps in (suited, unsuited)]
    return Unlearning(0.02, dict(zip(PAIR, right, strict=True)))


@pytest.mark.parametrize("wrong_steps", the_first_at_every_check(*WRONG_STEPS))
def test_at_19_of_20_seeds_cross_entropy_is_faster_from_confidently_wrong(wrong_steps: int) -> None:
    found = unlearnings(wrong_steps, SEEDS)
    assert np.median([one.probability for one in found]) < 0.1
    assert sum(one.steps(PAIR[0]) < one.steps(PAIR[1]) for one in found) >= ENOUGH


@pytest.mark.parametrize("wrong_steps", WRONG_STEPS)
def test_the_sentence_holds_what_was_measured(wrong_steps: int) -> None:
    found = unlearnings(wrong_steps, 3)
    first, second = ([np.flatnonzero(np.append(one.accuracy[loss], 1.0) >= 0.9)[0] for one in found] for loss in PAIR)
    said = unlearning_in_words(found)
    assert f"after {np.median(first):g} steps" in said
    assert f"For {sum(a < b for a, b in zip(first, second, strict=True))} of 3 seeds" in said


def test_a_median_between_two_steps_is_told_as_it_is() -> None:
    assert "after 12.5 steps, " in unlearning_in_words([made(12, 30), made(13, 30)])


@pytest.mark.parametrize(
    ("late", "said"),
    [(1, f"after 100 steps (not within {STEPS} for 1{NO_BREAK}of the seeds)"), (3, f"after more than {STEPS} steps")],
)
def test_a_loss_that_takes_too_long_is_said_to(late: int, said: str) -> None:
    found = [made(10, STEPS + 9)] * late + [made(10, 100)] * (3 - late)
    assert f"squared error on a sigmoid** {said}" in unlearning_in_words(found)


def test_the_suited_loss_is_faster_where_it_takes_fewer_steps_and_not_as_many() -> None:
    found = [made(10, 30), made(12, 30), made(30, 10), made(20, 20)]
    assert "For 2 of 4 seeds binary cross-entropy" in unlearning_in_words(found).replace(NO_BREAK, " ")
