"""What the first steps lead a visitor to see."""

from __future__ import annotations

import numpy as np
import pytest

from dashboard.analysis import outcome
from dashboard.analysis.expected.prediction import outcome_of
from dashboard.analysis.networks.network import network
from dashboard.analysis.networks.outputs import positive_probability
from dashboard.experiment.record import Record
from dashboard.experiment.splits import make_splits
from pages.first_steps.trials import EXERCISES, Exercise
from tests.trained import holds, records


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.name)
def test_validation_loss_does_what_the_lesson_teaches(exercise: Exercise) -> None:
    pairs = zip(records(exercise.before), records(exercise.after), strict=True)
    losses = ((outcome.validation_loss(before), outcome.validation_loss(after)) for before, after in pairs)
    assert holds([outcome_of(*both) == exercise.answer for both in losses])


def test_the_longer_it_trains_the_surer_it_is_of_its_mistakes_though_it_makes_no_more_of_them() -> None:
    longer = next(exercise for exercise in EXERCISES if exercise.name == "overfit")
    pairs = list(zip(records(longer.before), records(longer.after), strict=True))
    assert holds([sure_of_mistakes(after) > sure_of_mistakes(before) for before, after in pairs])
    changes = [outcome.test_metric(after) - outcome.test_metric(before) for before, after in pairs]
    assert abs(np.mean(changes)) < 0.03


def sure_of_mistakes(record: Record) -> float:
    """The mean probability given to the wrong class of validation rows that are wrong."""
    assert record.final is not None
    rows, net = make_splits(record.experiment).validation, network(record.experiment, record.final)
    probability = positive_probability(record.experiment, net(rows.x).astype(float))
    given = np.where(rows.y == 1, 1.0 - probability, probability)
    return float(given[given > 0.5].mean())


def test_what_the_smaller_network_leaves_out_is_no_loss_on_new_data() -> None:
    smaller = next(exercise for exercise in EXERCISES if exercise.name == "smaller")
    pairs = zip(records(smaller.before), records(smaller.after), strict=True)
    assert holds([outcome.test_metric(after) >= outcome.test_metric(before) for before, after in pairs])
