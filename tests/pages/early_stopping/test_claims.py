"""What the page on early stopping says, at its default patience."""

from __future__ import annotations

from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import change
from pages.early_stopping.finding.rules import RULES, replay
from pages.early_stopping.finding.stopping import left, restored
from tests.trained import holds, records

PATIENCE = 20


def test_stopping_early_keeps_a_lower_test_loss_than_training_to_the_end() -> None:
    curves = [record.history.losses for record in records(Experiment())]
    stops = [replay(RULES["patience"], PATIENCE, losses) for losses in curves]
    assert holds([restored(c, stop) < c[-1, 2] for c, stop in zip(curves, stops, strict=True)])
    assert holds([left(c, stop) < c[-1, 2] for c, stop in zip(curves, stops, strict=True)])
    assert holds([stop.saved > 0.5 for stop in stops])


def test_a_replayed_patience_is_what_training_with_it_does() -> None:
    stopping = records(change(Experiment(), early_stopping=True, patience=PATIENCE))
    for record, whole in zip(stopping, records(Experiment()), strict=True):
        stop = replay(RULES["patience"], PATIENCE, whole.history.losses)
        assert record.ending
        assert (record.ending.epochs, record.ending.restored) == (stop.epoch, stop.best)
