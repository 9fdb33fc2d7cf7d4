"""Which rows are memorized follows from how often trainings with them and without them are right."""

from __future__ import annotations

import numpy as np

from dashboard.analysis.evaluation.memorized import Memorized, memorized_rows
from dashboard.analysis.evaluation.row_predictions import RowPredictions

LABEL = np.array([1, 0, 1, 0])
# Of eight trainings, a line for each row: with it (T) or without it (-), and whether they are right.
WITH = ["TTTT----", "TT------", "TTTT----", "TTTT----"]
RIGHT = ["xxxx--xx", "xx------", "xxxx----", "xxxx-xxx"]


def test_rows_are_told_from_half_as_often_again_on_the_clearest_first_where_trainings_are_enough() -> None:
    inside, right = (np.array([[sign != "-" for sign in row] for row in signs]).T for signs in (WITH, RIGHT))
    answers = [
        RowPredictions(np.arange(4), with_it, np.eye(2)[np.where(hit, LABEL, 1 - LABEL)], LABEL)
        for with_it, hit in zip(inside, right, strict=True)
    ]
    assert memorized_rows(answers) == (Memorized(2, 1, 1.0, 0.0), Memorized(0, 1, 1.0, 0.5))
