"""The axis of a logged metric shows values that it can take."""

from __future__ import annotations

import pytest

from dashboard.analysis.patience import replay_patience
from dashboard.data.curves.read import read_text
from dashboard.data.curves.roles import recognize
from dashboard.experiment.logged import logged_curves
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
