"""Which numbers are probably wrong: those far from what networks that did not train on them predict."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from dashboard.analysis.evaluation.row_predictions import RowPredictions, held_out_means

# How many rows with similar predictions tell which distance from the prediction is usual there.
NEIGHBOURS = 50
# The quantile of distances, in usual ones, up to which rows are taken to be right.
MOST_KEEP = 0.9
# A number is far off if its distance exceeds this many times that quantile.
FAR = 3.5


@dataclass(frozen=True)
class FarOff:
    """A row whose number is far from what networks that did not train on it predict: `times` as far as is usual."""

    place: int
    value: float
    instead: float
    times: float


def far_off(predictions: Sequence[RowPredictions]) -> tuple[FarOff, ...]:
    """Rows whose number is far from its mean held-out prediction, the furthest first.

    Which distance is usual may grow with the prediction, as it does for prices: it is the median among rows with
    similar predictions. Distances are measured in that, so that a distribution with long tails raises no doubt.
    """
    held_out = held_out_means(predictions)
    if held_out is None or len(held_out[0]) < NEIGHBOURS:
        return ()
    places, value, mean = held_out
    off = np.abs(value - mean)
    order = np.argsort(mean, kind="stable")
    medians = np.median(np.lib.stride_tricks.sliding_window_view(off[order], NEIGHBOURS), axis=1)
    usual = np.empty(len(off))
    usual[order] = medians[np.clip(np.arange(len(off)) - NEIGHBOURS // 2, 0, len(medians) - 1)]
    # Where most predictions are exact, a distance too small to be seen is none.
    times = off / np.maximum(usual, max(1e-3 * float(np.std(value)), 1e-300))
    furthest = np.argsort(-times, kind="stable")
    far = furthest[times[furthest] > FAR * np.quantile(times, MOST_KEEP)]
    return tuple(FarOff(int(places[i]), float(value[i]), float(mean[i]), float(times[i])) for i in far)
