"""How often answers are right, by how sure the network is of them."""

from __future__ import annotations

import numpy as np

from dashboard.analysis.evaluation.calibration import Calibration
from dashboard.figures.panel import Panel
from dashboard.figures.predicted.reliability import reliability_chart, reliability_trace
from dashboard.figures.theme import COMPARED
from language.say import t


def reliability_panel(found: Calibration) -> Panel:
    """Accuracy over confidence, as the network is and at its temperature; on the diagonal, probabilities come true.

    Rows that are all right have no temperature: colder is always better.
    """
    chart = reliability_chart("validation", _least(found))
    named = {t("as it is"): found.before}
    if found.wrong:
        named[t("at temperature {temperature:.2g}", temperature=found.temperature)] = found.after
    for (name, reliability), look in zip(named.items(), COMPARED, strict=False):
        chart.add_trace(reliability_trace(name, reliability, look))
    return Panel(t("Reliability"), chart, _alt(found))


def _alt(found: Calibration) -> str:
    if not found.wrong:
        return t(
            "Accuracy by confidence on {rows} validation rows. Expected calibration error {before:.1%}.",
            rows=found.rows,
            before=found.before.error,
        )
    return t(
        "Accuracy by confidence on {rows} validation rows. Expected calibration error {before:.1%}, at temperature "
        "{temperature:.2g} {after:.1%}.",
        rows=found.rows,
        before=found.before.error,
        temperature=found.temperature,
        after=found.after.error,
    )


def _least(found: Calibration) -> float:
    """Where the axis begins: no predicted class has less than one over the number of classes."""
    sure = np.concatenate([found.before.confidence, found.after.confidence])
    return float(np.floor(10 * np.nanmin(sure)) / 10)
