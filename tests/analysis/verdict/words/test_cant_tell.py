"""Where the verdict is that nobody can tell, the sentence gives the reason that holds there."""

from __future__ import annotations

import re

import numpy as np
import pytest

from dashboard.analysis.verdict import Verdict, judge
from dashboard.analysis.verdict.known import Known
from dashboard.experiment.history import Ending, History, Reason
from dashboard.experiment.row_losses import RowLosses

EPOCHS = np.arange(60)
FALL = 0.3 + 0.35 * np.exp(-EPOCHS / 8)
MEMORIZED = Known(parameters_per_row=10.0, drawn_alike=True)


def judged(seed: int, *, noise: float, spread: float) -> Verdict:
    """Of a validation loss that rises a little, with noise from epoch to epoch and a spread between rows."""
    rng = np.random.default_rng(seed)
    validation = FALL + 0.02 + 0.001 * np.maximum(0, EPOCHS - 20) + rng.normal(0.0, noise, len(EPOCHS))
    rise = validation[-1] - validation.min()
    kept = rng.gamma(2.0, validation[-1] / 2.0, 99)
    rows = RowLosses(np.maximum(kept - rise + rng.normal(0.0, spread, 99), 0.0), kept, np.zeros(0), np.zeros(0))
    losses = np.column_stack([FALL, validation, validation])
    history = History(losses, np.full_like(losses, np.nan), FALL, validation)
    return judge(history, Ending("finished", len(EPOCHS)), 0.7, rows, MEMORIZED)


@pytest.fixture(scope="module")
def sentences() -> list[str]:
    drawn = [(seed, *sizes) for seed in range(60) for sizes in ((0.0, 0.6), (0.03, 0.1), (0.05, 0.6))]
    verdicts = [judged(seed, noise=noise, spread=spread) for seed, noise, spread in drawn]
    return [said.sentence for said in verdicts if said.kind == "can't tell"]


@pytest.mark.parametrize(
    "reason", ["other rows and epochs could", "noise from epoch to epoch", "on rows that this epoch"]
)
def test_each_reason_is_given_somewhere(reason: str, sentences: list[str]) -> None:
    assert any(reason in sentence for sentence in sentences)


@pytest.mark.parametrize(
    ("reason", "why"), [("finished", "curves don't say how many rows"), ("stopped", "was stopped")]
)
def test_whoever_stopped_a_training_is_not_told_that_curves_hide_its_rows(reason: Reason, why: str) -> None:
    losses = np.column_stack([FALL, FALL, FALL]) + np.where(EPOCHS > 40, 0.021, 0.0)[:, None] * [0, 1, 1]
    history = History(losses, np.full_like(losses, np.nan), FALL, losses[:, 1])
    assert why in judge(history, Ending(reason, len(EPOCHS)), 0.7).sentence


def test_what_other_rows_could_say_reaches_from_a_fall_to_a_rise(sentences: list[str]) -> None:
    bounds = [re.search(r"anything from ([\d.]+) to ([\d.]+)\stimes", sentence) for sentence in sentences]
    assert any(bounds)
    assert all(float(found[1]) <= 1.0 < float(found[2]) for found in bounds if found)


def test_what_may_have_risen_and_has_learned_nothing_may_be_underfitting() -> None:
    apart = np.linspace(-0.5, 0.5, 60)
    kept = 0.76 + np.random.default_rng(0).permutation(apart)
    rows = RowLosses(kept - 0.06 + apart, kept, np.zeros(0), np.zeros(0))
    train, validation = np.full(60, 0.7), 0.7 + 0.06 * np.maximum(0, EPOCHS - 20) / 39
    losses = np.column_stack([train, validation, validation])
    history = History(losses, np.full_like(losses, np.nan), train, validation)
    verdict = judge(history, Ending("finished", len(EPOCHS)), 0.7, rows, MEMORIZED)
    assert verdict.between == ("underfitting", "overfitting")


def test_an_interval_that_excludes_nothing_is_not_told() -> None:
    """Of a loss that was next to nothing, and is carried by one row now, the interval of the ratio has no end."""
    rows = RowLosses(np.full(20, 1e-6), np.r_[np.full(19, 1e-6), 2.0], np.zeros(0), np.zeros(0))
    rises = np.interp(EPOCHS, [0, 20, 59], [0.7, 1e-6, 0.1])
    losses = np.column_stack([np.maximum(0.7 - 0.035 * EPOCHS, 1e-6), rises, rises])
    history = History(losses, np.full_like(losses, np.nan), losses[:, 0], rises)
    sentence = judge(history, Ending("finished", len(EPOCHS)), 0.7, rows, MEMORIZED).sentence
    assert "times that now, but other rows could differ." in sentence


def test_rows_that_show_a_rise_that_would_count_are_not_what_leaves_it_open(sentences: list[str]) -> None:
    went = r"went from [\d.]+ to (\d\.\d+)(?:, give or take [\d.]+, and only a rise to (\d\.\d+)|.*from (\d\.\d+) on)"
    found = [re.search(went, sentence) for sentence in sentences]
    assert any(one and one[3] for one in found)
    assert all(float(one[1]) < float(one[2]) if one[2] else float(one[1]) >= float(one[3]) for one in found if one)


def test_no_number_is_missing(sentences: list[str]) -> None:
    assert not any("nan" in sentence for sentence in sentences)


@pytest.mark.parametrize(
    ("train", "validation", "count", "between"),
    [(0.2, 0.34, 12, "good fit from overfitting"), (1.9, 0.4, 7, "good fit from underfitting")],
)
def test_a_loss_of_few_rows_is_given_or_taken_two_standard_errors(
    train: float, validation: float, count: int, between: str
) -> None:
    kept = 1.0 + (1.2 if count == 12 else 0.3) * np.random.default_rng(0).normal(size=count)
    kept *= validation / kept.mean()
    rows = RowLosses(kept, kept, np.zeros(0), np.zeros(0))
    falls = np.exp(-EPOCHS / 8)
    losses = np.column_stack([train + 0.1 * falls, validation + 0.1 * falls, falls])
    history = History(losses, np.full_like(losses, np.nan), losses[:, 0], losses[:, 1])
    sentence = judge(history, Ending("finished", len(EPOCHS)), 1.0, rows, MEMORIZED).sentence
    assert f"Can't tell {between} with {count} rows" in sentence
    error = 2 * kept.std(ddof=1) / np.sqrt(count)
    assert f"{validation:.3f}, give or take {error:.2g}," in sentence
