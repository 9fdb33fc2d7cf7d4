"""Wrong labels and rows learned by heart are found where they were planted, and not among honest ones."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from dashboard.analysis.judging.rows import RowAnswers, answers_to_rows, doubts, learned_by_heart
from dashboard.data.tables.choices import Choices
from dashboard.data.tables.making import keep, make_table
from dashboard.experiment.arms import over_seeds
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import change
from tests.trained import trained

ROWS, FLIPPED, SEEDS = 200, (3, 40, 77, 120, 160, 190), 16


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> list[RowAnswers]:
    """Of networks on two clouds with six labels flipped, which they have every chance to learn by heart."""
    rng = np.random.default_rng(0)
    y = np.arange(ROWS) % 2
    x = rng.normal(size=(ROWS, 4)) + 3.0 * y[:, None]
    y[list(FLIPPED)] = 1 - y[list(FLIPPED)]
    frame = pd.DataFrame(x.round(3), columns=list("abcd")).assign(y=np.where(y == 1, "yes", "no"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("OVERFIT_LAB_DATA", str(tmp_path_factory.mktemp("rows")))
        name = make_table(keep(frame.to_csv(index=False).encode(), "clouds.csv"), Choices("y"))
        asked = over_seeds(
            change(Experiment(), dataset=name, hidden_layers=(64,), epochs=120, learning_rate=0.02), SEEDS
        )
        records = [trained(one) for one in asked]
        return [answers_to_rows(one.experiment, one.final) for one in records if one.final is not None]


def test_flipped_labels_are_named_row_by_row(answers: list[RowAnswers]) -> None:
    named = [one.place for one in doubts(answers)]
    assert len(set(named) & set(FLIPPED)) >= len(FLIPPED) - 1
    assert len(set(named) - set(FLIPPED)) <= 3


def test_most_flipped_labels_are_learned_by_heart_and_few_others(answers: list[RowAnswers]) -> None:
    found = {one.place: one for one in learned_by_heart(answers)}
    assert 2 * len(set(found) & set(FLIPPED)) >= len(FLIPPED)
    assert len(set(found) - set(FLIPPED)) < ROWS / 10
    assert all(one.inside - one.outside >= 0.5 for one in found.values())


def test_every_row_is_answered_once_by_each_network(answers: list[RowAnswers]) -> None:
    for one in answers:
        assert sorted(one.places) == list(range(ROWS))
        assert one.inside.sum() == 120


def made(seed: int, *, flipped: int = 0) -> list[RowAnswers]:
    """Answers that come true as often as they say, to labels drawn by them; some labels are then flipped."""
    rng = np.random.default_rng(seed)
    truth = 1 / (1 + np.exp(-3.0 * rng.normal(size=400)))
    label = (rng.random(400) < truth).astype(int)
    clear = np.flatnonzero(np.abs(truth - 0.5) > 0.48)[:flipped]
    label[clear] = truth[clear] < 0.5
    probabilities = np.column_stack([1 - truth, truth])
    return [RowAnswers(np.arange(400), rng.random(400) < 0.6, probabilities, label) for _ in range(12)]


def test_of_twenty_honest_tables_at_most_one_has_doubtful_labels() -> None:
    assert sum(bool(doubts(made(seed))) for seed in range(20)) <= 1


@pytest.mark.parametrize("seed", range(3))
def test_planted_labels_are_in_doubt(seed: int) -> None:
    assert len(doubts(made(seed, flipped=15))) >= 15


def test_what_is_found_without_training_on_it_is_not_learned_by_heart() -> None:
    assert learned_by_heart(made(0)) == ()
