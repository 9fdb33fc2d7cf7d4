"""What a fall still has ahead of it: of the right curve, from where it is, and as was tried where it was."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from dashboard.analysis.verdict.ahead import Ahead
from dashboard.analysis.verdict.case import case_of
from dashboard.analysis.verdict.fall import AGAIN, LATER, Fall, fall_of, least_fall
from dashboard.analysis.verdict.known import NOTHING_KNOWN
from dashboard.experiment.history import Ending, History

EPOCHS = np.arange(80)
LEVEL, FALLS = np.full(80, 0.7), 0.9 - 0.005 * EPOCHS


def fall(train: np.ndarray, validation: np.ndarray, restored: int | None = None, constant: float = 1.0) -> Fall:
    losses = np.column_stack([train, validation, validation])
    ending = Ending("early stopping" if restored else "finished", len(train), restored)
    history = History(losses, np.full_like(losses, np.nan), train, validation)
    return fall_of(case_of(history, ending, constant, None, NOTHING_KNOWN), 500)


def tried(lowest: float) -> Fall:
    """A straight fall to 0.505, and what twice its epochs did, of which all rows are sure."""
    return replace(fall(FALLS, FALLS), ahead=Ahead(lowest, 0.0, 499))


def test_what_is_expected_of_validation_loss_is_not_what_training_loss_does() -> None:
    of_training, of_validation = fall(FALLS, LEVEL), fall(LEVEL, FALLS)
    assert of_training.by_training.expected(AGAIN) > 0.2
    assert of_training.by_validation.expected(AGAIN) < 0.01
    assert of_validation.by_validation.expected(AGAIN) > 0.2
    assert of_validation.by_training.expected(AGAIN) < 0.01
    assert of_validation.counts
    assert not of_training.counts


@pytest.mark.parametrize(("loss", "least"), [(3.0, 0.15), (1.0, 0.05), (0.15, 0.03), (0.01, 0.02)])
@pytest.mark.parametrize("unit", [1.0, 40.0])
def test_a_twentieth_of_a_constant_s_loss_counts_or_less_of_a_small_loss(
    loss: float, least: float, unit: float
) -> None:
    assert least_fall(loss * unit, unit) == pytest.approx(least * unit)


def test_what_rose_since_the_weights_that_were_kept_has_to_be_made_up_for() -> None:
    here = fall(FALLS, FALLS)
    behind, far = (replace(here, last=here.loss + rise) for rise in (0.1, 0.6))
    assert here.last == here.loss
    assert here.expected_later == pytest.approx(here.by_both.expected(LATER))
    assert behind.expected_later == pytest.approx(here.expected_later - 0.1)
    assert behind.probability_below(0.3) == pytest.approx(here.probability_below(0.2))
    assert far.probability < 0.5 < here.probability


def test_a_fall_counts_from_the_lowest_loss_so_far() -> None:
    rises = np.where(EPOCHS < 40, 0.9 - 0.01 * EPOCHS, 0.5 + 0.01 * (EPOCHS - 40))
    assert fall(FALLS, rises).lowest == pytest.approx(0.5, abs=0.02)
    assert fall(FALLS, rises, restored=10).lowest == pytest.approx(0.5, abs=0.02)
    assert fall(FALLS, rises, restored=10).loss == pytest.approx(0.81)


def test_of_as_many_epochs_again_only_what_was_tried_counts() -> None:
    assert fall(FALLS, FALLS).probability > 0.9
    assert [tried(lowest).probability > 0.5 for lowest in (0.51, 0.48, 0.44, 0.1)] == [False, False, True, True]
    assert 0.0 < tried(0.51).probability < 0.01
    assert 0.99 < tried(0.1).probability < 1.0


def test_of_still_more_epochs_the_curve_counts_too_where_it_fell_when_tried() -> None:
    deep = 0.3
    by_curve = fall(FALLS, FALLS).probability_below(deep)
    assert by_curve > 0.1
    assert tried(0.45).probability_below(deep) == pytest.approx(by_curve)
    assert tried(0.51).probability_below(deep) < 0.01


@pytest.mark.parametrize("unit", [1.0, 30.0])
def test_a_small_loss_that_halves_falls_plainly_though_little_beside_a_constant_s(unit: float) -> None:
    small = 0.01 * unit * 0.5 ** (EPOCHS / 40)
    assert fall(small, small, constant=unit).is_plain
    assert not fall(small, small, constant=unit).counts
    level = np.full(80, 0.01 * unit)
    assert not fall(level, level, constant=unit).is_plain


def test_the_noise_of_validation_loss_may_hide_what_training_loss_shows() -> None:
    noise = 0.15 * np.random.default_rng(0).normal(size=80)
    assert fall(FALLS, FALLS + noise).is_hidden
    assert not fall(FALLS, FALLS).is_hidden
    assert not fall(LEVEL, LEVEL + noise).is_hidden


def test_later_is_further_than_as_many_epochs_again() -> None:
    falls = fall(FALLS, FALLS)
    assert falls.expected_later > falls.by_both.expected(AGAIN)
    assert LATER > AGAIN
