"""What a network got wrong where its validation loss was lowest is known after a training that keeps no weights."""

from __future__ import annotations

import numpy as np

from dashboard.analysis.networks.unlearned import Unlearned
from dashboard.data.parts import Part
from dashboard.experiment.history import History
from dashboard.experiment.settings import change
from tests.made import SMALL

# No hidden layer: two weights and a bias.
LINE = change(SMALL, hidden_layers=())
ROWS = Part(np.array([[-1.0, 0.0], [1.0, 0.0], [2.0, 1.0]], np.float32), np.array([0, 1, 0]))
ALWAYS_0, BY_FIRST_INPUT = np.array([0.0, 0.0, -1.0], np.float32), np.array([1.0, 0.0, 0.0], np.float32)


def history(*validation: float) -> History:
    losses = np.tile(np.array(validation)[:, None], 3)
    return History(losses, losses, losses[:, 0], losses[:, 0])


def test_the_weights_with_the_lowest_validation_loss_tell_whichever_block_they_came_in() -> None:
    seen = Unlearned(LINE)
    seen.see(history(3.0, 1.0), np.stack([BY_FIRST_INPUT, ALWAYS_0]))
    seen.see(history(2.0), BY_FIRST_INPUT[None])
    rows = seen.rows(ROWS)
    assert rows is not None
    assert rows.tolist() == [False, True, False]
    seen.see(history(0.5), BY_FIRST_INPUT[None])
    rows = seen.rows(ROWS)
    assert rows is not None
    assert rows.tolist() == [False, False, True]


def test_before_the_first_epoch_and_where_nothing_is_classified_there_is_nothing_to_tell() -> None:
    seen = Unlearned(LINE)
    seen.see(History.empty(), ALWAYS_0[None])
    assert seen.rows(ROWS) is None
    numbers = Unlearned(change(LINE, dataset="plane"))
    numbers.see(history(1.0), ALWAYS_0[None])
    assert numbers.rows(ROWS) is None
