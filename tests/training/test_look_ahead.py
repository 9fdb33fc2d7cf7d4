"""Looking ahead: what it finds is what a longer training has, and the training itself is as it was."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

from dashboard.data.parts import VALIDATION
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.history import Ending
from dashboard.experiment.record import Record
from dashboard.experiment.settings import change
from dashboard.training import look_ahead
from dashboard.training.look_ahead import TIMES, LookAhead, is_open
from dashboard.training.train import Result, Update, train
from tests.trained import trained

BASE = change(Experiment(), samples=100, hidden_layers=(8,), batch_size=8, epochs=40)
# Of 40 epochs a place is the mean of two.
WIDTH = 2


def ahead(record: Record) -> np.ndarray:
    assert record.rows
    return record.rows.ahead


def at_places(experiment: Experiment, epochs: int, times: tuple[float, ...]) -> list[float]:
    """Validation loss at the places ahead of so many epochs, in trainings of their own."""
    curves = {}
    for time in times:
        longest = 2 * epochs if experiment.training.schedule == "constant" else round(time * epochs)
        longer = trained(change(experiment, epochs=longest, early_stopping=False))
        curves[time] = longer.history.losses[: round(time * epochs), VALIDATION]
    return [float(curve[-WIDTH:].mean()) for curve in curves.values()]


@pytest.mark.parametrize(
    ("settings", "times"),
    [
        ({}, TIMES),
        ({"dropout": 0.3, "batch_normalization": True}, TIMES),
        ({"dataset": "sine"}, TIMES),
        ({"schedule": "cosine"}, TIMES[-1:]),
    ],
)
def test_it_finds_what_a_longer_training_has(settings: dict[str, Any], times: tuple[float, ...]) -> None:
    experiment = change(BASE, **settings)
    record = trained(experiment, looks_ahead=True)
    longer = at_places(experiment, BASE.training.epochs, times)
    assert ahead(record).shape == (len(times), len(record.rows or ()))
    assert ahead(record).mean(1) == pytest.approx(longer, rel=1e-4)


def test_after_early_stopping_it_goes_on_from_the_epoch_that_was_stopped_at() -> None:
    record = trained(change(BASE, early_stopping=True, learning_rate=0.05, patience=4), looks_ahead=True)
    assert record.ending
    assert record.ending.reason == "early stopping"
    longer = trained(change(BASE, learning_rate=0.05, epochs=2 * record.epoch))
    last = longer.history.losses[-max(round(0.05 * record.epoch), 1) :, VALIDATION].mean()
    assert ahead(record)[-1].mean() == pytest.approx(last, rel=1e-4)


@pytest.mark.parametrize("settings", [{}, {"schedule": "cosine"}, {"early_stopping": True, "patience": 2}])
def test_the_training_itself_is_the_same_to_the_last_bit(settings: dict[str, Any]) -> None:
    experiment = change(BASE, **settings)
    looked, plain = trained(experiment, looks_ahead=True), trained(experiment)
    assert looked.ending == plain.ending
    assert np.array_equal(looked.history.losses, plain.history.losses)
    assert looked.final is not None
    assert plain.final is not None
    assert np.array_equal(looked.final, plain.final)
    assert looked.rows
    assert plain.rows
    assert np.array_equal(looked.rows.kept, plain.rows.kept)


def test_a_schedule_is_not_stretched_over_more_epochs_than_there_can_be(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(look_ahead, "MOST_EPOCHS", 79)
    *_, result = train(change(BASE, schedule="cosine"), padded=True, looks_ahead=True)
    assert isinstance(result, Result)
    assert result.ending.reason == "finished"
    assert result.rows
    assert not len(result.rows.ahead)


def test_what_would_take_long_is_not_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(look_ahead, "MOST_SECONDS", 0.0)
    monkeypatch.setattr("dashboard.training.train.SHOWN_SECONDS", 0.0)
    _, *updates, result = train(BASE, padded=True, looks_ahead=True)
    assert isinstance(result, Result)
    assert result.rows
    assert not len(result.rows.ahead)
    # Nobody is told that it begins.
    assert all(isinstance(update, Update) and len(update.history) for update in updates)


def test_whoever_stops_it_has_the_whole_training() -> None:
    stopped: list[bool] = []
    for part in train(BASE, cancelled=lambda: bool(stopped), padded=True, looks_ahead=True):
        if isinstance(part, Result):
            assert part.ending.reason == "finished"
            assert part.rows
            assert not len(part.rows.ahead)
        elif part.first + len(part.history) > BASE.training.epochs:
            stopped.append(True)
    assert stopped


def test_a_look_ahead_that_is_stopped_on_the_way_says_nothing_of_all_its_epochs(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("dashboard.training.train.SHOWN_SECONDS", 0.0)
    # Beyond as many epochs as a call may train, so that it is asked in between.
    long = change(BASE, epochs=200, learning_rate=0.0005)
    calls = iter(range(1000))
    begun: list[int] = []

    def cancelled() -> bool:
        return bool(begun) and next(calls) >= 2

    *_, first, second = _noting(train(long, cancelled=cancelled, padded=True, looks_ahead=True), begun)
    for result in (first, second):
        assert isinstance(result, Result)
        assert result.rows
        assert not len(result.rows.ahead)
    assert begun
    # It was under way, beyond the first place.
    assert next(calls) == 3


def _noting(parts: Iterator[Update | Result], begun: list[int]) -> Iterator[Update | Result]:
    """The parts of a training, of which the first result is noted before it goes on."""
    for part in parts:
        if isinstance(part, Result):
            begun.append(part.ending.epochs)
        yield part


@pytest.mark.parametrize("epochs", [1, 2, 3, 5, 10, 57, 2000])
def test_places_lie_behind_the_epochs_so_far_and_no_further_than_as_many_again(epochs: int) -> None:
    ahead = LookAhead(epochs)
    reached = [place for place in ahead.places if place.start > epochs]
    assert reached
    assert max(place[-1] for place in reached) == ahead.last == 2 * epochs
    assert all(len(place) == max(round(0.05 * epochs), 1) for place in reached)


def test_however_the_epochs_arrive_a_place_is_the_mean_of_its_own() -> None:
    losses = np.random.default_rng(0).random((100, 7))
    for size in (1, 3, 64, 100):
        ahead = LookAhead(100)
        for first in range(0, 100, size):
            ahead.see(101 + first, losses[first : first + size])
        expected = [losses[place.start - 101 : place.stop - 101].mean(0) for place in ahead.places]
        assert np.allclose(ahead.losses(), expected)


def test_a_loss_that_overflows_leaves_the_places_before_it() -> None:
    losses = np.ones((100, 7))
    losses[60:] = np.inf
    ahead = LookAhead(100)
    ahead.see(101, losses)
    assert len(ahead.losses()) == 2


def test_a_loss_that_overflows_at_once_is_infinite() -> None:
    ahead = LookAhead(100)
    ahead.see(101, np.full((100, 7), np.nan))
    assert np.array_equal(ahead.losses(), np.full((1, 7), np.inf))


def test_what_has_risen_is_not_tried_longer_unless_the_weights_of_its_lowest_are_back() -> None:
    rising = np.concatenate([np.linspace(1.0, 0.4, 50), np.linspace(0.4, 0.6, 50)])
    assert not is_open(BASE, Ending("finished", 100), rising)
    assert is_open(BASE, Ending("finished", 100), rising[:60])
    assert is_open(BASE, Ending("early stopping", 100, restored=50), rising)
    assert not is_open(BASE, Ending("stopped", 60), rising[:60])
