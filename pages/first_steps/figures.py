"""Two trainings beside each other: their curves with the same axes, and what each network says over the plane."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from dashboard.analysis.networks.network import network
from dashboard.analysis.outcome import final_epoch
from dashboard.analysis.snapshots import weights_by_epoch, weights_to_draw
from dashboard.experiment.record import Record
from dashboard.figures.curves import CurveOptions, loss_panel, top_of_loss
from dashboard.figures.expected.sketch import with_drawn
from dashboard.figures.panel import Panel, Rewind
from dashboard.figures.predicted.boundary import boundary_panel
from dashboard.figures.predicted.predictors import Predictors
from dashboard.figures.predicted.rewound import epoch_rewind, place_of_onset
from language.say import t

MARGIN = 1.05
# Validation loss as it was expected, where somebody has drawn it.
Drawn = Sequence[float]
# Pixels of a map, so that curves and boundaries are on one screen.
HEIGHT = 330


def loss_panels(records: Sequence[Record], titles: Sequence[str], drawn: Drawn = ()) -> list[Panel]:
    """The loss curves of each training; all reach as far and as high as the longest and the highest.

    The highest may be the one that was drawn.
    """
    epochs = max(len(record.history) for record in records)
    tops = (
        max(MARGIN * float(record.history.losses.max(initial=0.0)), top_of_loss(record, epochs)) for record in records
    )
    highest = max([*tops, *(MARGIN * loss for loss in drawn)])
    options = CurveOptions(epochs=epochs, highest=highest, turns=True)
    panels = (loss_panel(record, options=options) for record in records)
    return [_titled(panel, title) for panel, title in zip(panels, titles, strict=True)]


def _titled(panel: Panel, title: str) -> Panel:
    return replace(panel, title=title, alt=f"{title}. {panel.alt}")


def boundary_left(record: Record, title: str, *, rings: bool = False) -> Panel:
    """The data, and what the network that a training leaves says over their plane.

    With `rings`, its legend has what is memorized, as that of a map beside it does.
    """
    kept = final_epoch(record)
    return _boundary(record, {kept: weights_by_epoch(record)[kept]}, title, unlearned=(None,) * rings)


def _boundary(
    record: Record,
    weights: Mapping[int, np.ndarray],
    title: str,
    onset: int | None = None,
    unlearned: Sequence[None] = (),
) -> Panel:
    assert record.splits
    networks = [network(record.experiment, flat) for flat in weights.values()]
    panel = boundary_panel(Predictors(record.experiment, record.splits, networks, onset, unlearned=unlearned))
    panel.figure.update_layout(height=HEIGHT)
    return _titled(panel, title)


def side_by_side_panels(
    records: Sequence[Record], doing: str, drawn: Drawn = (), *, rings: bool = True
) -> tuple[list[Panel], Rewind | None]:
    """The curves before and after a change, with the boundaries under them, each once its trainings have ended.

    What was drawn lies over the curves after, which may have no epoch yet. `rings` are around what is memorized, where
    the network memorizes.
    """
    curves = loss_panels(records, (t("Before"), doing), drawn)
    if drawn:
        curves[1] = with_drawn(curves[1], drawn, records[1].experiment.training.epochs)
    before, after = records
    known_before, known_after = (record.ending is not None and record.final is not None for record in records)
    if not known_before:
        return curves, None
    if not known_after:
        return [*curves, boundary_left(before, t("Decision boundary before"))], None
    weights = weights_to_draw(after)
    onset = place_of_onset(after, tuple(weights)) if rings and len(weights) > 1 else None
    still = boundary_left(before, t("Decision boundary before"), rings=onset is not None)
    moving = _boundary(after, weights, t("Decision boundary after"), onset)
    first, second = curves
    panels = [first, replace(second, cursor=True), still, moving]
    return panels, epoch_rewind(after, weights, "at first sight")
