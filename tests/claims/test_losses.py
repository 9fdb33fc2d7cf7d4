"""What the page on losses says of its two trainings."""

from __future__ import annotations

import math

from dashboard.analysis.pace import first_epoch
from dashboard.engine.record import Record
from dashboard.experiment.settings import change
from dashboard.ui.losses import FIRST, LEVEL
from tests.trained import holds, records


def first(record: Record) -> float:
    return first_epoch(record.history.metrics[:, 0], LEVEL) or math.inf


def test_by_gradient_descent_cross_entropy_is_there_earlier_than_squared_error_on_a_sigmoid() -> None:
    suited, unsuited = (records(change(FIRST, loss=loss)) for loss in ("binary_crossentropy", "sigmoid_mse"))
    assert holds([first(fast) < first(slow) for fast, slow in zip(suited, unsuited, strict=True)])
