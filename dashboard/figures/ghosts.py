"""Earlier trainings, pale behind the curves of the current one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from dashboard.data.parts import SPLITS
from dashboard.experiment.record import Record
from dashboard.figures.figure import Trace, scatter
from dashboard.figures.panel import compact
from dashboard.figures.theme import SERIES, pale
from language.say import t

# From the sign of one ghost to that of the next, in parts of a curve: at their ends they would lie on each other.
SIGN_DISTANCE = 0.05


@dataclass(frozen=True)
class Ghost:
    """An earlier training, drawn pale behind the current one.

    With a `label` it stands in the legend; with a `sign`, such as a number, that is written on its validation curve. Of
    its own test set, too, nothing is drawn where that is not among its `open_splits`.
    """

    record: Record
    name: str
    label: str = ""
    sign: str = ""
    open_splits: Sequence[str] = SPLITS


def ghost_curve(ghost: Ghost, name: str, values: np.ndarray) -> Trace:
    """One curve of a ghost; of the three, that of validation stands for all in the legend, and under the pointer."""
    look = SERIES[name]
    labelled = bool(ghost.label) and name == "validation"
    signed = bool(ghost.sign) and name == "validation"
    return scatter(
        name=ghost.label if labelled else f"{ghost.name}: {t(name)}",
        legendgroup=ghost.name,
        x=epochs_of(values),
        y=compact(values),
        mode="lines",
        showlegend=labelled,
        line={"color": pale(look.colour, 0.35), "dash": look.dash, "width": 1.6},
        hoverinfo=None if signed else "skip",
        hovertemplate="%{y:.4g}" if signed else None,
    )


def ghost_sign(place: int, ghost: Ghost, values: np.ndarray) -> Trace:
    """A ghost's sign on one of its curves: the first's at the end, and each further one a little before.

    Beside the end, not on it: there the cursor rests, which would go through it.
    """
    at = round((len(values) - 1) * max(0.0, 1 - SIGN_DISTANCE * place))
    here = slice(at, at + 1)
    return scatter(
        name=ghost.name,
        x=epochs_of(values)[here],
        y=compact(values[here]),
        text=[ghost.sign],
        mode="text",
        textposition="top left",
        cliponaxis=False,
        showlegend=False,
        hoverinfo="skip",
    )


def epochs_of(values: np.ndarray) -> np.ndarray:
    """Those of a curve, from 1."""
    return np.arange(1, len(values) + 1)
