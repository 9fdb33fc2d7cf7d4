"""What a person expects is drawn on an empty chart, and laid over the truth."""

from __future__ import annotations

import numpy as np

from dashboard.analysis.expected.drawn import BOUNDS, POSITIONS, positions
from dashboard.experiment.experiment import Experiment
from dashboard.figures.curves import loss_panel
from dashboard.figures.expected.sketch import EXPECTED, sketch_panel, with_drawn
from dashboard.figures.theme import INK
from tests.figures.as_plotly import to_plotly
from tests.trained import trained

DOWN = np.linspace(0.9, 0.3, POSITIONS)


def test_it_is_drawn_from_the_first_epoch_to_the_last_over_the_curve_as_it_is() -> None:
    record = trained(Experiment())
    panel = sketch_panel(record, 300, "overfit", None)
    assert panel.sketch
    assert list(panel.sketch.x) == positions(300)
    assert (positions(300)[0], positions(300)[-1]) == (1, 300)
    assert panel.sketch.bounds == BOUNDS
    assert panel.payload()["sketch"]["start"] == [panel.sketch.start[0]] * POSITIONS
    again = sketch_panel(record, 300, "overfit", DOWN.tolist()).sketch
    assert again
    assert again.start == DOWN.tolist()


def test_the_truth_has_what_was_expected_laid_over_it() -> None:
    laid = with_drawn(loss_panel(trained(Experiment())), DOWN.tolist(), 300)
    assert to_plotly(laid.figure).data[-1].name == EXPECTED
    assert "what you expected: 0.9 at first, 0.3 at last" in laid.alt


def test_what_was_expected_has_its_name_at_its_end_and_the_colour_of_the_text() -> None:
    laid = with_drawn(loss_panel(trained(Experiment())), DOWN.tolist(), 300)
    ends = [note["name"] for note in laid.figure.layout["annotations"] if note["x"] == 300]
    assert sorted(ends) == sorted(["train", "validation", "test", EXPECTED])
    assert laid.figure.data[-1]["meta"] == INK
