"""What the page on losses says of its two trainings."""

from __future__ import annotations

import math

from dashboard.experiment.record import Record
from pages.losses.finding.pace import first_epoch
from pages.losses.trials import REACHED, suited_and_unsuited
from tests.trained import holds, records


def first(record: Record) -> float:
    return first_epoch(record.history.metrics[:, 0], REACHED) or math.inf


def test_by_gradient_descent_cross_entropy_is_there_earlier_than_squared_error_on_a_sigmoid() -> None:
    suited, unsuited = map(records, suited_and_unsuited("sgd"))
    assert holds([first(fast) < first(slow) for fast, slow in zip(suited, unsuited, strict=True)])
