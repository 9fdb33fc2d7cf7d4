"""Wrong labels and rows learned by heart are found where they were planted, and not among honest ones."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from dashboard.analysis.evaluation.far_off import far_off
from dashboard.analysis.evaluation.memorized import memorized_rows
from dashboard.analysis.evaluation.row_predictions import RowPredictions, held_out_means, predict_rows
from dashboard.analysis.evaluation.wrong_labels import doubts
from dashboard.data.tables.choices import TableChoices
from dashboard.data.tables.making import keep, make_table
from dashboard.experiment.arms import over_seeds
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import change
from tests.trained import trained

ROWS, FLIPPED, SEEDS = 200, (3, 40, 77, 120, 160, 190), 16


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> list[RowPredictions]:
    """Of networks on two clouds with six labels flipped, which they have every chance to learn by heart."""
    rng = np.random.default_rng(0)
    y = np.arange(ROWS) % 2
    x = rng.normal(size=(ROWS, 4)) + 3.0 * y[:, None]
    y[list(FLIPPED)] = 1 - y[list(FLIPPED)]
    frame = pd.DataFrame(x.round(3), columns=list("abcd")).assign(y=np.where(y == 1, "yes", "no"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("OVERFIT_LAB_DATA", str(tmp_path_factory.mktemp("rows")))
        name = make_table(keep(frame.to_csv(index=False).encode(), "clouds.csv"), TableChoices("y"))
        asked = over_seeds(
            change(Experiment(), dataset=name, hidden_layers=(64,), epochs=120, learning_rate=0.02), SEEDS
        )
        records = [trained(one) for one in asked]
        return [predict_rows(one.experiment, one.final) for one in records if one.final is not None]


def test_flipped_labels_are_named_row_by_row(answers: list[RowPredictions]) -> None:
    named = [one.place for one in doubts(answers)]
    assert len(set(named) & set(FLIPPED)) >= len(FLIPPED) - 1
    assert len(set(named) - set(FLIPPED)) <= 3


def test_most_flipped_labels_are_learned_by_heart_and_few_others(answers: list[RowPredictions]) -> None:
    found = {one.place: one for one in memorized_rows(answers)}
    assert 2 * len(set(found) & set(FLIPPED)) >= len(FLIPPED)
    assert len(set(found) - set(FLIPPED)) < ROWS / 10
    assert all(one.inside - one.outside >= 0.5 for one in found.values())


def test_each_network_predicts_every_row_once(answers: list[RowPredictions]) -> None:
    for one in answers:
        assert sorted(one.places) == list(range(ROWS))
        assert one.trained_on.sum() == 120


def made(seed: int, *, flipped: int = 0) -> list[RowPredictions]:
    """Answers that come true as often as they say, to labels drawn by them; some labels are then flipped."""
    rng = np.random.default_rng(seed)
    truth = 1 / (1 + np.exp(-3.0 * rng.normal(size=400)))
    label = (rng.random(400) < truth).astype(int)
    clear = np.flatnonzero(np.abs(truth - 0.5) > 0.48)[:flipped]
    label[clear] = truth[clear] < 0.5
    probabilities = np.column_stack([1 - truth, truth])
    return [RowPredictions(np.arange(400), rng.random(400) < 0.6, probabilities, label) for _ in range(12)]


def test_of_twenty_honest_tables_at_most_one_has_doubtful_labels() -> None:
    assert sum(bool(doubts(made(seed))) for seed in range(20)) <= 1


@pytest.mark.parametrize("seed", range(3))
def test_planted_labels_are_in_doubt(seed: int) -> None:
    assert len(doubts(made(seed, flipped=15))) >= 15


def flipped_at_random(seed: int, share: float, rows: int = 2000) -> tuple[list[RowPredictions], np.ndarray]:
    """Answers of networks that know how many labels are flipped, and which ones are."""
    rng = np.random.default_rng(seed)
    truth = 1 / (1 + np.exp(-12.0 * rng.normal(size=rows)))
    flipped = rng.random(rows) < share
    label = ((rng.random(rows) < truth) != flipped).astype(int)
    known = truth + share * (1 - 2 * truth)
    answers = np.column_stack([1 - known, known])
    return [RowPredictions(np.arange(rows), rng.random(rows) < 0.6, answers, label) for _ in range(12)], flipped


@pytest.mark.parametrize("seed", range(5))
def test_labels_that_are_flipped_at_random_are_in_doubt_though_networks_expect_them(seed: int) -> None:
    answers, flipped = flipped_at_random(seed, 0.06)
    found = [one.place for one in doubts(answers)]
    assert flipped[found].mean() > 0.9
    assert 2 * len(found) > flipped.sum()


def test_few_flipped_labels_of_a_few_hundred_are_mostly_in_doubt() -> None:
    assert sum(bool(doubts(flipped_at_random(seed, 0.06, rows=800)[0])) for seed in range(10)) >= 6


def test_of_twenty_tables_without_flipped_labels_at_most_one_has_doubtful_ones() -> None:
    assert sum(bool(doubts(flipped_at_random(seed, 0.0)[0])) for seed in range(20)) <= 1


def test_a_rare_class_that_no_input_predicts_is_not_a_wrong_label() -> None:
    rng = np.random.default_rng(0)
    label = (rng.random(1000) < 0.05).astype(int)
    answers = np.tile([0.95, 0.05], (1000, 1))
    assert doubts([RowPredictions(np.arange(1000), rng.random(1000) < 0.6, answers, label) for _ in range(12)]) == ()


def test_what_is_found_without_training_on_it_is_not_learned_by_heart() -> None:
    assert memorized_rows(made(0)) == ()


def numbers(seed: int, *, wrong: int = 0, tail: str = "normal", grows: bool = False) -> list[RowPredictions]:
    """Answers of networks that miss numbers by noise, and a little by themselves; some numbers are then wrong."""
    rng = np.random.default_rng(seed)
    truth = rng.uniform(10.0, 100.0, 400)
    scale = 0.05 * truth if grows else np.full(400, 2.0)
    value = truth + scale * (rng.laplace(size=400) if tail == "long" else rng.normal(size=400))
    value[:wrong] += rng.choice([-1, 1], wrong) * 25.0 * scale[:wrong]
    said = truth + 0.3 * scale * rng.normal(size=(25, 400))
    return [RowPredictions(np.arange(400), rng.random(400) < 0.6, one, value) for one in said]


@pytest.mark.parametrize("grows", [False, True])
@pytest.mark.parametrize("seed", range(3))
def test_numbers_that_are_wrong_are_named_row_by_row_also_where_errors_grow(seed: int, *, grows: bool) -> None:
    assert {one.place for one in far_off(numbers(seed, wrong=12, grows=grows))} == set(range(12))


def test_what_is_clearest_comes_first() -> None:
    times = [one.times for one in far_off(numbers(0, wrong=12))]
    sure = [one.probability for one in doubts(made(0, flipped=15))]
    assert times == sorted(times, reverse=True)
    assert sure == sorted(sure, reverse=True)


def test_a_row_is_judged_by_the_networks_without_it_where_they_are_enough() -> None:
    without = np.array([[True, True, False], [True, True, True], [True, False, True]])
    answers = [
        RowPredictions(np.arange(3), ~mine, np.array([1.0, 2.0, 3.0]) * time, np.array([7.0, 8.0, 9.0]))
        for time, mine in enumerate(without, 1)
    ]
    found = held_out_means(answers)
    assert found
    assert [one.tolist() for one in found] == [[0], [7.0], [2.0]]
    assert held_out_means(answers[:2]) is None


@pytest.mark.parametrize(("tail", "most"), [("normal", 0), ("long", 5)])
def test_of_twenty_honest_tables_hardly_any_has_numbers_far_off(tail: str, most: int) -> None:
    assert sum(bool(far_off(numbers(seed, tail=tail, grows=seed % 2 == 0))) for seed in range(20)) <= most


def test_a_number_far_off_is_told_with_what_others_say_in_the_target_s_unit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OVERFIT_LAB_DATA", str(tmp_path))
    x = np.linspace(0.0, 1.0, 200)
    y = 1000.0 + 500.0 * x + np.random.default_rng(0).normal(size=200)
    y[50] = 9000.0
    content = pd.DataFrame({"x": x, "y": y}).to_csv(index=False).encode()
    name = make_table(keep(content, "line.csv"), TableChoices("y"))
    linear = change(Experiment(), dataset=name, hidden_layers=(), epochs=60, learning_rate=0.05)
    records = [trained(one) for one in over_seeds(linear, 10)]
    (found,) = far_off([predict_rows(one.experiment, one.final) for one in records if one.final is not None])
    assert found.place == 50
    assert found.value == pytest.approx(9000.0)
    assert 1000.0 < found.instead < 2000.0


def test_where_no_training_has_ended_nothing_is_found() -> None:
    assert [doubts([]), far_off([]), memorized_rows([])] == [(), (), ()]
