"""A sweep as charts with a frame for each training: curves, what the network says, weights; and the losses over all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from dashboard.analysis.networks.network import Network, network
from dashboard.analysis.sweeps.swept import Swept, labels, verdict_notes
from dashboard.analysis.verdict import judge_record
from dashboard.data.parts import SPLITS, Splits
from dashboard.experiment.record import Record
from dashboard.figures.networks.weights import reaches, weights_panel
from dashboard.figures.panel import Panel, Rewind, Rows
from dashboard.figures.predicted.predictors import Predictors
from dashboard.figures.predicted.says import says_panel
from dashboard.figures.sweeps.curves import swept_curves
from dashboard.figures.sweeps.legible import legible
from dashboard.figures.sweeps.losses import losses_panel, map_panel
from dashboard.figures.sweeps.varied import varied
from language.say import t

HEIGHT = 260
# So many rows of each part are drawn, and where every value has data of its own, fewer for each.
MOST_ROWS, MOST_OWN_ROWS = 1000, 150
# Over all frames together: what travels to the browser has an end.
ALL_ROWS, ALL_OWN_ROWS = 40_000, 9000


def sweep_panels(swept: Swept, splits: Sequence[Splits], open_splits: Sequence[str] = SPLITS) -> tuple[Panel, ...]:
    """The panels; `splits` has the data of each place, the same object where they are the same.

    The losses over one number stand below what they are about; a map of two is what one moves on, and stands first.
    """
    records = swept.records
    networks = [network(record.experiment, record.final) for record in records if record.final is not None]
    panels = [swept_curves(records, swept.start, open_splits)]
    if len(networks) == len(records):
        panels.append(_says(swept, splits, networks, open_splits))
    if len(swept.sweep.axes) > 1:
        panels.insert(0, map_panel(swept))
    else:
        panels.append(losses_panel(swept))
    if len({tuple(layer.kernel.shape for layer in one.layers) for one in networks}) == 1:
        panels.append(weights_panel(networks, legible(reaches(networks)).max()))
    for panel in panels[:3]:
        for view in (panel, *panel.others):
            view.figure.update_layout(height=HEIGHT)
    return tuple(map(_said, panels))


def _said(panel: Panel) -> Panel:
    """With a text for any of its frames, each of which has a name: that which it has is about one of them."""
    said = replace(panel, alt=f"{panel.title}.", counted="") if panel.frames else panel
    return replace(said, others=tuple(map(_said, panel.others)))


def sweep_rewind(swept: Swept, version: str, action: str = "") -> Rewind:
    """The slider through the values, or one for each of two numbers, with the verdict on each, and a button."""
    first, *second = swept.sweep.axes
    return Rewind(
        name=first.number.label,
        at=swept.places,
        labels=labels(swept),
        notes=verdict_notes(swept),
        start=swept.start,
        version=version,
        action=action,
        rows=Rows(second[0].number.label, len(first.values), len(second[0].values)) if second else None,
    )


def _says(swept: Swept, splits: Sequence[Splits], networks: Sequence[Network], open_splits: Sequence[str]) -> Panel:
    """What the networks say, over the data that they share or each over its own."""
    records, count = swept.records, len(networks)
    label = swept.sweep.label if len(swept.sweep.axes) == 1 else t("the {count} training runs", count=count)
    unlearned = _unlearned(records)
    shown = Predictors(records[0].experiment, splits[0], networks, None, label, unlearned, open_splits)
    # One kind of picture for all, those without a result yet among them.
    any_inputs = len({experiment.inputs for experiment in swept.sweep.experiments.values()}) > 1
    if all(one is splits[0] for one in splits):
        return says_panel(replace(shown, most=min(MOST_ROWS, ALL_ROWS // count)), any_inputs=any_inputs)
    panels = []
    for place, (record, one, net) in enumerate(zip(records, splits, networks, strict=True)):
        own = replace(shown, experiment=record.experiment, splits=one, networks=[net])
        own = replace(own, unlearned=unlearned[place : place + 1], most=min(MOST_OWN_ROWS, ALL_OWN_ROWS // count))
        panels.append(says_panel(own, any_inputs=any_inputs))
    return varied(panels, swept.start)


def _unlearned(records: Sequence[Record]) -> tuple[np.ndarray | None, ...]:
    """Which training rows each training that memorizes got wrong before; empty where none does."""
    rows = tuple(record.unlearned if judge_record(record).onset else None for record in records)
    return () if all(one is None for one in rows) else rows
