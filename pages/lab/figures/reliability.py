"""How often answers are right, by how sure the network is of them."""

from __future__ import annotations

import numpy as np

from dashboard.analysis.calibration import Calibration
from dashboard.figures.panel import Panel
from dashboard.figures.predicted.reliability import reliability_chart, reliability_trace
from dashboard.figures.theme import COMPARED


def reliability_panel(found: Calibration) -> Panel:
    """Accuracy over confidence, as the network is and at its temperature; on the diagonal, probabilities come true."""
    chart = reliability_chart("validation", _least(found))
    named = {"as it is": found.before, f"at temperature {found.temperature:.2g}": found.after}
    for (name, reliability), look in zip(named.items(), COMPARED, strict=False):
        chart.add_trace(reliability_trace(name, reliability, look))
    alt = (
        f"Accuracy by confidence on {found.rows} validation rows. Expected calibration error {found.before.error:.1%}, "
        f"at temperature {found.temperature:.2g} {found.after.error:.1%}."
    )
    return Panel("Reliability", chart, alt)


def _least(found: Calibration) -> float:
    """Where the axis begins: no predicted class has less than one over the number of classes."""
    sure = np.concatenate([found.before.confidence, found.after.confidence])
    return float(np.floor(10 * np.nanmin(sure)) / 10)
