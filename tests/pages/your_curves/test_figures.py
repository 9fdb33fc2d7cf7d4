"""The axis of a logged metric shows values that it can take."""

from __future__ import annotations

import json

import numpy as np
import pytest

from dashboard.analysis.patience import replay_patience
from dashboard.data.curves.read import read_text
from dashboard.data.curves.roles import recognize
from dashboard.experiment.logged import logged_curves
from dashboard.figures.panel import encode
from pages.your_curves.figures import loss_panel, metric_panel
from tests.figures.as_plotly import to_plotly


@pytest.mark.parametrize(("metric", "highest"), [("0.7", 1.05), ("1.0", 1.05), ("70", None)])
def test_a_metric_that_never_changes_has_no_axis_beyond_one_unless_it_is_larger(
    metric: str, highest: float | None
) -> None:
    rows = (f"{epoch},{1 / epoch},{1 / epoch},{metric}" for epoch in range(1, 20))
    (log,) = read_text("\n".join(["epoch,loss,val_loss,val_acc", *rows]))
    panel = metric_panel(logged_curves(log, recognize(log)))
    assert panel
    assert to_plotly(panel.figure).layout.yaxis.autorangeoptions.maxallowed == highest


def test_of_one_epoch_the_alternative_texts_speak_in_the_singular() -> None:
    (log,) = read_text("epoch,loss,val_loss,val_acc\n1,0.9,1.0,0.5\n")
    curves = logged_curves(log, recognize(log))
    for panel in (loss_panel(curves, replay_patience(curves.monitored, 1)), metric_panel(curves)):
        assert panel
        assert " over 1 epoch. At the end: " in panel.alt


@pytest.mark.parametrize("extreme", ["1e50", "-1e50", "1e308", "inf", "-inf", "nan", "1e-320"])
@pytest.mark.parametrize("place", [1, 3])
@pytest.mark.parametrize("column", [0, 1, 2])
def test_no_number_of_a_log_makes_json_that_no_browser_reads(extreme: str, place: int, column: int) -> None:
    rows = [["0.9", "1.0", "0.5"] for _ in range(4)]
    rows[place][column] = extreme
    (log,) = read_text("\n".join(["loss,val_loss,val_acc", *map(",".join, rows)]))
    curves = logged_curves(log, recognize(log))
    with np.errstate(all="ignore"):
        panels = loss_panel(curves, replay_patience(curves.monitored, 1)), metric_panel(curves)
    for panel in panels:
        assert panel
        assert json.dumps(panel.payload(), default=encode, allow_nan=False)
