"""Where the slider through a training's epochs begins."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from dashboard.figures.predicted.rewound import epoch_rewind
from tests.made import made_record


def test_the_slider_begins_at_the_weights_that_are_left_or_where_these_were_not_kept_next_to_them() -> None:
    weights = {0: np.zeros(1), 4: np.zeros(1), 8: np.zeros(1)}
    stopped = replace(made_record([0.5] * 9, reason="stopped"), final=None)
    assert epoch_rewind(stopped, weights, "when asked").start == 2
    put_back = made_record([0.5] * 8, reason="early stopping", restored=4)
    assert epoch_rewind(put_back, weights, "when asked").start == 1
