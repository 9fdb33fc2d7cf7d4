"""The curves of several trainings in one place, one at a time, on axes that stay: a slider goes through them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from dashboard.data.parts import SPLITS
from dashboard.experiment.record import Record
from dashboard.figures.curves import CurveOptions, curves_panel, event_marks
from dashboard.figures.marks import ROW
from dashboard.figures.panel import Frame, Panel, compact
from dashboard.figures.sweeps.legible import legible

# A screen shows no more points of a curve than this, and this many travel for all trainings together.
MOST_POINTS, ALL_POINTS = 250, 12_000
# The loss axis leaves out the first share of each curve, where it falls from wherever it began.
SETTLED = 0.1
LABELS = 2


def swept_curves(records: Sequence[Record], start: int, open_splits: Sequence[str]) -> Panel:
    """Loss, the same on a log axis, and metric, with a frame for each training; `start` is the one shown first."""
    options = CurveOptions(epochs=max(record.epoch for record in records), open_splits=open_splits)
    panel = curves_panel(records[start], options=options)
    views = [
        _view(view, records, quantity, open_splits)
        for view, quantity in zip((panel, *panel.others), ("losses", "losses", "metrics"), strict=True)
    ]
    _share_loss_axis(views[0], [record.history.losses[:, _columns(open_splits)] for record in records], start)
    return replace(views[0], others=tuple(views[1:]))


def _view(panel: Panel, records: Sequence[Record], quantity: str, splits: Sequence[str]) -> Panel:
    end = max(record.epoch for record in records)
    named = any(note["text"] for note in panel.figure.layout.get("annotations", ()))
    most = min(MOST_POINTS, ALL_POINTS // len(records))
    frames: list[Frame] = [
        {
            "data": _curves(getattr(record.history, quantity)[:, _columns(splits)], most),
            "layout": event_marks(record, end, memorizes=True, labelled=named),
        }
        for record in records
    ]
    return replace(panel, frames=tuple(frames), cursor=False, others=())


def _columns(splits: Sequence[str]) -> list[int]:
    return [SPLITS.index(name) for name in splits]


def _curves(values: np.ndarray, most: int) -> list[dict[str, Any]]:
    """The curves at so many epochs as there is room for, the first and the last among them."""
    count = len(values)
    chosen = np.unique(np.linspace(0, count - 1, min(count, most)).round().astype(np.uint16))
    shown, x = values[chosen], (chosen + 1).astype(np.uint16)
    return [{"x": x, "y": compact(shown[:, split])} for split in range(shown.shape[1])]


def _share_loss_axis(panel: Panel, losses: Sequence[np.ndarray], start: int) -> None:
    """High enough for the training shown first and for nine of ten that don't explode, once they have begun to learn.

    `losses` (epochs, curves) are those drawn of each. Above them is room for what is written at the top, in two lines.
    """
    highest = {
        place: float(np.quantile(curves[int(SETTLED * len(curves)) :], 0.98, axis=0).max())
        for place, curves in enumerate(losses)
        if len(curves)
    }
    if not highest:
        return
    held = legible([*highest.values()])
    top = max(np.quantile(held, 0.9), min(highest.get(start, 0.0), held.max()))
    panel.figure.update_yaxes(range=[0, float(top) / (1 - LABELS * ROW)])
