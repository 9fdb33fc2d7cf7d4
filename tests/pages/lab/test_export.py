"""What was trained can be taken along."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from tests.pages.opened import opened

TAKEN = [
    "Curves, one line per epoch (CSV)",
    "Predictions, one line per row (CSV)",
    "Event files for TensorBoard",
    "A notebook that trains this",
    "A script that trains this, with Keras alone",
    "A report, one page (HTML)",
    "The trained model (.keras)",
]


def downloads(app: AppTest) -> list[str]:
    return [button.proto.label for button in app.get("download_button")]


def test_the_lab_offers_all_that_can_be_taken_once_it_has_trained() -> None:
    assert downloads(opened("lab"))[: len(TAKEN)] == TAKEN
